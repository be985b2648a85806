"""A feed that cannot be read, for the files that make entries of it."""

from __future__ import annotations

from tallystick.errors import TallystickError


class UnreadableFeed(TallystickError):
    """What an address gave is no feed, or too damaged to be read as one."""
