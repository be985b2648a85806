"""One TOML file of a theatre, read field by field, each checked for its type."""

from __future__ import annotations

import tomllib
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from tallystick.errors import InvalidTheatre

T = TypeVar("T")
_KINDS = {str: "text", bool: "true or false", int: "a whole number", date: "a day such as 2022-02-24", dict: "a table"}


class Fields:
    """The fields of one TOML file or of a table in it; every complaint names the file and the field."""

    def __init__(self, data: dict[str, Any], place: str) -> None:
        self.data, self.place = data, place

    @classmethod
    def of_file(cls, path: Path) -> Fields:
        """Read a file. Raises InvalidTheatre when it is missing, no UTF-8 or no TOML."""
        if path.exists() and not path.is_file():
            raise InvalidTheatre(f"{path}: is no file; a theatre needs this file")
        try:
            with path.open("rb") as file:
                return cls(tomllib.load(file), str(path))
        except OSError as error:
            raise InvalidTheatre(f"{path}: cannot be read ({error.strerror}); a theatre needs this file") from None
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
            raise InvalidTheatre(f"{path}: not valid TOML: {error}") from None

    def only(self, *known: str) -> Fields:
        """Refuse fields that nobody reads: they are misspelt more often than not."""
        for name in self.data:
            if name not in known:
                near = get_close_matches(name, known, n=1)
                meant = f"; is {near[0]!r} meant?" if near else ""
                raise InvalidTheatre(f"{self.place}: unknown field {name!r}; known are {', '.join(known)}{meant}")
        return self

    def get(self, name: str, kind: type[T], default: T) -> T:
        """The field when it is there and of that type, else the default."""
        if name not in self.data:
            return default
        return self.need(name, kind)

    def need(self, name: str, kind: type[T]) -> T:
        """The field. Raises InvalidTheatre when it is missing or of another type."""
        if name not in self.data:
            wanted = _KINDS.get(kind, kind.__name__)
            raise InvalidTheatre(f"{self.place}: the field {name!r} is missing; give it {wanted} (docs/theatres.md)")
        value = self.data[name]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise InvalidTheatre(f"{self.place}: {name!r} must be {_KINDS.get(kind, kind.__name__)}, not {value!r}")
        return value

    def optional_day(self, name: str) -> date | None:
        """A day, None when the field is missing."""
        return self.need(name, date) if name in self.data else None

    def table(self, name: str) -> Fields:
        """The table of that name; an empty one when it is missing."""
        return Fields(self.get(name, dict, {}), f"{self.place}: {name}")

    def tables(self) -> dict[str, Fields]:
        """Every field as a table of its own."""
        return {name: Fields(self.need(name, dict), f"{self.place}: {name}") for name in self.data}

    def lines(self, name: str) -> tuple[str, ...]:
        """A text of several lines as its non-empty lines."""
        return tuple(line for line in (part.strip() for part in self.get(name, str, "").splitlines()) if line)
