"""The model's nouns as JSON text and back, for any of them: what is kept must come back as it was.

Fields that hold their default are left out, so an old row stays readable after a field is added. Dates are ISO text;
the numbers that JSON cannot hold are the strings "inf", "-inf" and "nan"; half a surrogate pair stays its escape.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Noun = TypeVar("Noun")
_Turned = Callable[[Any], Any]


_AS_IT_IS = frozenset({str, int, bool, NoneType})  # JSON has these itself
_JSON = json.JSONEncoder(ensure_ascii=True, allow_nan=False, check_circular=False, separators=(",", ":"))


def encode(noun: object) -> str:
    """The noun as canonical JSON: equal nouns give equal text, in ASCII only, so that its hash is the same anywhere."""
    return _JSON.encode(_plain(noun))


def decode(kind: type[Noun], text: str) -> Noun:
    """The noun of that kind that `encode` wrote. Raises ValueError where the text is none."""
    decoder: Callable[[Any], Noun] = _decoder(cast(Any, kind))
    try:
        return decoder(json.loads(text))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"no {kind.__name__}: {text[:80]!r} ({error})") from None


def _plain(value: Any) -> Any:
    kind = type(value)
    return (_ENCODERS.get(kind) or _encoder(kind))(value)


_ENCODERS: dict[type, _Turned] = {}


def _encoder(kind: Any) -> _Turned:
    """Made once for each kind, because a big ledger is written noun by noun."""
    if issubclass(kind, Enum):
        turned: _Turned = lambda value: value.value  # noqa: E731
    elif is_dataclass(kind):
        turned = _writer({field.name: _default(field) for field in fields(kind)})
    elif issubclass(kind, tuple) and hasattr(kind, "_fields"):
        turned = _writer({name: kind._field_defaults.get(name, MISSING) for name in kind._fields})
    else:
        turned = _simple_encoder(kind)
    return _ENCODERS.setdefault(kind, turned)


def _simple_encoder(kind: Any) -> _Turned:
    if issubclass(kind, datetime | date):
        encoder: _Turned = kind.isoformat
        return encoder
    if issubclass(kind, float):
        return lambda value: float(value) if math.isfinite(value) else str(float(value))
    if issubclass(kind, tuple | list):
        return lambda value: [one if type(one) in _AS_IT_IS else _plain(one) for one in value]
    if issubclass(kind, Mapping):
        return lambda value: {str(_plain(key)): _plain(one) for key, one in value.items()}
    if issubclass(kind, str | int | NoneType):
        return lambda value: value
    raise TypeError(f"{kind.__name__} is no noun of the model")


def _default(field: Any) -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()


def _writer(defaults: Mapping[str, Any]) -> _Turned:
    """Of a noun with these fields, those that are not their default."""
    expected = [(name, default, type(default)) for name, default in defaults.items()]
    held_by = attrgetter(*defaults)

    def written(value: Any) -> dict[str, Any]:
        found = {}
        held = held_by(value) if len(expected) > 1 else (held_by(value),)
        for (name, default, kind), one in zip(expected, held, strict=True):
            if one is not default and (one != default or type(one) is not kind):
                found[name] = one if type(one) in _AS_IT_IS else _plain(one)
        return found

    return written


@cache
def _decoder(kind: Any) -> _Turned:
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _one_of(parts)
    if origin is tuple:
        if len(parts) == 2 and parts[1] is Ellipsis:
            each = _decoder(parts[0])
            return lambda value: tuple(each(one) for one in value)
        several = [_decoder(part) for part in parts]
        return lambda value: tuple(turn(one) for turn, one in zip(several, value, strict=True))
    if origin is not None and issubclass(origin, Mapping):
        turn_key, turn = _decoder(parts[0]), _decoder(parts[1])
        return lambda value: {turn_key(key): turn(one) for key, one in value.items()}
    if kind is float:
        return _number
    if kind in (str, int, bool, NoneType, Any):
        return lambda value: value
    if issubclass(kind, Enum):
        return lambda value: kind(value)
    if issubclass(kind, datetime | date):
        return lambda value: kind.fromisoformat(value)
    hints = get_type_hints(kind)
    turns = {name: _decoder(hint) for name, hint in hints.items()}
    return lambda value: kind(**{name: turns[name](one) for name, one in value.items()})


def _one_of(parts: tuple[Any, ...]) -> _Turned:
    """One of several types; JSON tells None, truth values, numbers and all others apart."""
    others = [part for part in parts if part not in (NoneType, bool)]
    if len(others) > 1:
        raise TypeError(f"JSON does not tell {' and '.join(str(part) for part in others)} apart")
    turn = _decoder(others[0]) if others else None

    def turned(value: Any) -> Any:
        return value if value is None or isinstance(value, bool) or turn is None else turn(value)

    return turned


def _number(value: Any) -> float:
    if isinstance(value, int | float):
        return value
    if value in ("inf", "-inf", "nan"):
        return float(value)
    raise TypeError(f"{value!r} is no number")
