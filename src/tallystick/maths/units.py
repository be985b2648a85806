"""Worth of units in one another. Source: NIST SP 811."""

KM2_PER_SQUARE_MILE = 2.589988110336
