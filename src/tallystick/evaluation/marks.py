"""What a corpus marks, looked at before it is scored: a mark that nothing could hit, or anything could, is told."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from tallystick.evaluation import attribution, claims, quantities, times
from tallystick.evaluation.mistakes import one_line
from tallystick.evaluation.roles import ROLES

KEYS = {"quantities": quantities.KEY, "times": times.KEY, "attribution": attribution.KEY, "claims": claims.KEY}


def wrong_mark(layer: str, row: Mapping[str, Any]) -> str | None:
    """The first field that is not as the layer has it, and what it should be; None for a sound row."""
    key = KEYS[layer]
    if layer == "claims" and key not in row:
        return next(_claim(row, "", row), None)
    marks = row.get(key)
    if marks is None:
        return None
    if not isinstance(marks, list):
        return f"{key!r} must be a list"
    for place, mark in enumerate(marks):
        where = f"{key}[{place}]"
        if not isinstance(mark, Mapping):
            return f"{where} must be an object"
        if told := next(CHECKS[layer](mark, f"{where}.", row), None):
            return told
    return None


def _quantity(mark: Mapping[str, Any], where: str, row: Mapping[str, Any]) -> Iterator[str]:
    if mark.get("start") is not None or mark.get("end") is not None:
        yield from _span(mark, where, row)
    value = mark.get("value")
    numbers = list(value.values()) if isinstance(value, Mapping) else value if isinstance(value, list) else [value]
    if not all(_sound(number) for number in numbers):
        yield f"'{where}value' must be a number or a range of them, not {_shown(value)}"


def _time(mark: Mapping[str, Any], where: str, row: Mapping[str, Any]) -> Iterator[str]:
    yield from _span(mark, where, row)


def _attribution(mark: Mapping[str, Any], where: str, row: Mapping[str, Any]) -> Iterator[str]:
    for role in ROLES:
        spans = mark.get(role)
        if spans is None:
            continue
        pairs = isinstance(spans, list) and all(isinstance(one, list) and len(one) == 2 for one in spans)
        if not pairs or not all(_covers(start, end, row["text"]) for start, end in spans):
            yield f"'{where}{role}' must be spans [[start, end], ...] within the text, not {_shown(spans)}"


def _claim(mark: Mapping[str, Any], where: str, row: Mapping[str, Any]) -> Iterator[str]:
    if mark.get("truth") not in claims.RIGHT:
        yield f"'{where}truth' must be one of {', '.join(claims.RIGHT)}, not {_shown(mark.get('truth'))}"
    fragment = mark.get("text_fragment")
    if where and not (isinstance(fragment, str) and fragment and fragment in row["text"]):
        yield f"'{where}text_fragment' must be words of the text, not {_shown(fragment)}"
    for field in ("value", "value_high"):
        if isinstance(mark.get(field), int | float) and not _sound(mark[field]):
            yield f"'{where}{field}' must be a number, not {_shown(mark[field])}"


CHECKS = {"quantities": _quantity, "times": _time, "attribution": _attribution, "claims": _claim}


def _span(mark: Mapping[str, Any], where: str, row: Mapping[str, Any]) -> Iterator[str]:
    for field in ("start", "end"):
        if not _whole(mark.get(field)):
            yield f"'{where}{field}' must be a whole number, not {_shown(mark.get(field))}"
    if not _covers(mark["start"], mark["end"], row["text"]):
        yield (
            f"'{where}start' and 'end' must cover characters of the text, 0 to {len(row['text'])}, "
            f"not {mark['start']} to {mark['end']}"
        )


def _covers(start: Any, end: Any, text: str) -> bool:
    return _whole(start) and _whole(end) and 0 <= start < end <= len(text)


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _sound(value: Any) -> bool:
    """Is it none at all, or a number that can be reckoned with? Texts are left to the scorer: corpora hold both."""
    try:
        return value is None or math.isfinite(float(value))
    except (TypeError, ValueError):
        return True
    except OverflowError:
        return False


def _shown(value: Any) -> str:
    return "missing" if value is None else one_line(_repr(value), 60)


def _repr(value: Any) -> str:
    try:
        return repr(value)
    except ValueError:  # Python writes no whole number of more than 4,300 digits
        return "a number without end"
