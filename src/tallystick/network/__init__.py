"""The way to the web, for every floor above: one request within limits, and who asks how often, and whom."""
