"""Tallystick: the numbers in war reporting, checked against the record and against each other.

Read `tallystick.pipeline` first: it is the whole program in one page.
"""

__version__ = "0.1.0"
