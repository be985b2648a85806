"""`tallystick ledger`: what was read, claimed and found, kept, searched and shown again."""
