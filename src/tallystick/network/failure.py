"""Why there is no answer, in words that go on after an address: "... was cut short"."""

from __future__ import annotations


class Failure(Exception):
    """No answer, or not a whole one. `again`: it may go better the next time."""

    def __init__(self, told: str, *, again: bool = False) -> None:
        super().__init__(told)
        self.again = again
