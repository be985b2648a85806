"""Tables of names, as a theatre's files write them: one line a name, columns parted by `|`, aliases by `;`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import replace
from datetime import date

from tallystick.errors import InvalidTheatre
from tallystick.model.theatre import Name


def rows_of(block: str, columns: int, place: str) -> Iterator[list[str]]:
    """The filled-in columns of every line, short lines made up with empty ones; blank lines and `#` lines left out.

    Raises InvalidTheatre, naming `place` and the line, when a line has more than `columns` columns.
    """
    for line in block.splitlines():
        if not line or line.isspace() or line[0] == "#":
            continue
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) > columns:
            raise InvalidTheatre(f"{place}: {line.strip()!r} has {len(cells)} columns; at most {columns} are known")
        yield cells + [""] * (columns - len(cells))


def read_names(block: str, place: str, kind: str | None = None) -> tuple[Name, ...]:
    """`id | name | alias; alias | side | kind` lines as names; an empty kind becomes `kind`.

    Raises InvalidTheatre for a line without id or name, or an id that comes twice.
    """
    names: dict[str, Name] = {}
    for id_, name, aliases, side, own_kind in rows_of(block, 5, place):
        if not id_ or not name:
            raise InvalidTheatre(f"{place}: {id_ or name!r} needs an id and a name: `id | name | alias; alias | side`")
        if id_ in names:
            raise InvalidTheatre(f"{place}: the id {id_!r} is given twice; keep one")
        names[id_] = Name(
            id=id_,
            name=name,
            aliases=tuple(split_list(aliases, ";")),
            side=side or None,
            kind=own_kind or kind,
        )
    return tuple(names.values())


def with_shared(own: tuple[Name, ...], shared: tuple[Name, ...], sides: Set[str]) -> tuple[Name, ...]:
    """A theatre's own names, then the shared ones that it does not have.

    A shared name gives way where a row of the theatre's has its id or one of its printed forms, and loses a side that
    the theatre does not know.
    """
    ids, forms = {name.id for name in own}, {bare(form) for name in own for form in (name.name, *name.aliases)}
    added = []
    for name in shared:
        printed = [form for form in (name.name, *name.aliases) if bare(form) not in forms]
        if name.id not in ids and printed:
            side = name.side if name.side in sides else None
            added.append(replace(name, name=printed[0], aliases=tuple(printed[1:]), side=side))
    return (*own, *added)


def bare(form: str) -> str:
    """A printed form without its article."""
    return form.removeprefix("the ").removeprefix("The ")


def split_list(block: str, mark: str = ",") -> list[str]:
    """The entries of a list parted by `mark`, without the empty ones; a line end is a blank like any other."""
    return [entry for entry in (part.strip() for part in block.replace("\n", " ").split(mark)) if entry]


_MARKS = str.maketrans({"-": " - ", "/": " / ", ".": " . "})


def read_phrases(block: str) -> tuple[str, ...]:
    """A comma-parted list of phrases as a text's words are compared: lower case, marks being words of their own."""
    lowered = block.lower().translate(_MARKS)
    return tuple(dict.fromkeys(" ".join(phrase.split()) for phrase in split_list(lowered)))


def read_anchors(block: str, place: str) -> Mapping[str, date]:
    """`2022-02-24 | phrase; phrase` lines as phrase -> day, phrases in lower case.

    Raises InvalidTheatre for a day that is none.
    """
    anchors: dict[str, date] = {}
    for day, phrases in rows_of(block, 2, place):
        try:
            stands_for = date.fromisoformat(day)
        except ValueError:
            raise InvalidTheatre(f"{place}: {day!r} is not a day; write it as 2022-02-24") from None
        for phrase in split_list(phrases, ";"):
            anchors[phrase.lower()] = stands_for
    return anchors
