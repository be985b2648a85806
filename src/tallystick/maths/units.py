"""Worth of units in one another. Source: NIST SP 811."""

KM2_PER_SQUARE_MILE = 2.589988110336
KM2 = {"km²": 1.0, "mi²": KM2_PER_SQUARE_MILE, "hectare": 0.01}  # of the units in which ground is told
