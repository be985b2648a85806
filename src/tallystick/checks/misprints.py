"""Slips of the pen that explain a wrong figure exactly: told as likely, never as certain."""

from __future__ import annotations

from tallystick.maths.digits import grouped

_MANY_DIGITS = 4  # with fewer, one digit off explains too much
_TENS = (10.0, 100.0, 1000.0)
_SHORTEST = 28  # days of a month
_MONTHS = (30.0, 31.0)


def likely_slip(printed: float, right: float, step: float = 1.0) -> str | None:
    """What turns the right figure into the printed one: a place value, two digits swapped, one digit mistyped.

    `step` is the worth of the last printed digit: the right figure is compared as it would have been printed.
    """
    if right <= 0 or printed <= 0:
        return None
    for ten in _TENS:
        if abs(printed - right * ten) <= max(step, 0.02 * printed) / 2:
            return f"the printed figure is {grouped(ten)} times too large"
        if abs(printed * ten - right) <= 0.01 * right:
            return f"the printed figure is {grouped(ten)} times too small"
    wrong, meant = _digits(printed, step), _digits(right, step)
    if len(wrong) == len(meant) >= 2:
        differing = [k for k in range(len(wrong)) if wrong[k] != meant[k]]
        if len(differing) == 2 and differing[1] == differing[0] + 1:
            first, second = differing
            if wrong[first] == meant[second] and wrong[second] == meant[first]:
                return f"two digits are swapped: {grouped(round(right / step) * step, 9)}"
        if len(differing) == 1 and len(wrong) >= _MANY_DIGITS:
            return f"one digit is off: {grouped(round(right / step) * step, 9)}"
    return None


def month_slip(printed: float, total: float, days: float, step: float) -> str | None:
    """The printed rate is the total over a month of another length, or over a number of days one off."""
    lengths = {days - 1, days + 1, *(_MONTHS if days >= _SHORTEST else ())}
    for other in sorted(lengths - {days, 0.0}):
        if abs(total / other - printed) <= step / 2:
            return f"the printed figure is what {grouped(other)} days give"
    return None


def _digits(value: float, step: float) -> str:
    return str(round(value / step)) if step > 0 else str(round(value))
