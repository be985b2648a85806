"""Pure functions on numbers, days and arrays. Knows no noun of the model."""
