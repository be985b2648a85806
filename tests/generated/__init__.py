"""Claims made by a generator: what they state is worked out here from the rows alone, by none of the package's rules."""
