"""The arithmetic of conventions: what series say about days, under every honest way to read them.

Between the nouns and the stages: checks, charts and forecasts all reckon here, so that a sum is done one way. Pure
functions of a Series as it was known on a day (`Series.as_known`); each gives all its results, by name of convention,
with the sum and the rows behind it. Restatements are taken out first; what lies before a series is reliable is left
out of records, and said. See docs/record.md for the rules.
"""
