"""Claims made by a generator: what is true is worked out from the rows alone, by none of the package's rules."""
