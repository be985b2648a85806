"""The house keeps its floors: an import goes to a lower floor, or stays in its folder; plug-ins keep promises."""

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest

from tallystick import plugins

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "tallystick"
FLOORS = (
    {"errors", "plugins", "settings"},
    {"model", "maths", "databases", "network"},
    {"arithmetic"},
    {"documents", "language", "claims", "record", "checks", "outlook", "brief", "theatres", "ledger"},
    {"pipeline", "annotation"},
    {"bookkeeping"},
    {"batch", "evaluation", "watch"},
    {"cli", "web"},
)
ROOMS = {room: number for number, floor in enumerate(FLOORS) for room in floor}
ENTRANCES = {"__init__", "__main__"}  # the package itself, and `python -m tallystick`
MOST_LINES = 420
EMPTY_WORDS = {"common", "helper", "helpers", "misc", "util", "utils"}
PROMISES = {  # folder                        names that each file in it offers
    "tallystick.documents.readers": ("SUFFIXES", "read"),
    "tallystick.brief.formats": ("render",),
    "tallystick.checks.rules": ("check",),
    "tallystick.checks.relations": ("find",),
    "tallystick.outlook.methods": ("NAME", "chances"),
    "tallystick.watch.feeds": ("fits", "read"),
    "tallystick.watch.channels": ("KEY", "fault", "send"),
    "tallystick.record.connectors": ("SOURCE", "THEATRE", "ADDRESSES", "fetch"),
}
FILES = sorted(PACKAGE.rglob("*.py"))
PARSED = {path: ast.parse(path.read_text("utf-8")) for path in FILES}


def room_of(path: Path) -> str:
    """The folder or module right under the package that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Every module imported, inside functions and for types too, and how many dots its name begins with."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, 0) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            if node.module == "tallystick":
                yield from ((f"tallystick.{alias.name}", node.level) for alias in node.names)
            else:
                yield node.module or "", node.level


def test_there_is_a_house() -> None:
    assert len(FILES) > 30


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_go_down(path: Path) -> None:
    here = room_of(path)
    assert here in ROOMS or here in ENTRANCES, f"{here} has no floor: it belongs in FLOORS and in the style page"
    for module, dots in imports_of(PARSED[path]):
        assert dots == 0, f"write the import of {module} in full"
        parts = module.split(".")
        if parts[0] != "tallystick" or len(parts) == 1:
            continue
        there = parts[1]
        if there == here or here in ENTRANCES or there not in ROOMS:
            continue  # a name of the package itself, its version say, is on no floor
        assert ROOMS[there] < ROOMS[here], f"{here} may not import {module}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_file_holds_one_idea(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MOST_LINES
    assert path.stem not in EMPTY_WORDS


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_file_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(PARSED[path]), "a module opens with what it is"


@pytest.mark.parametrize(
    ("stage", "number"),
    [("documents", 1), ("language", 2), ("claims", 3), ("record", 4), ("checks", 5), ("outlook", 6), ("brief", 7)],
)
def test_a_stage_says_its_number(stage: str, number: int) -> None:
    docstring = ast.get_docstring(PARSED[PACKAGE / stage / "__init__.py"]) or ""
    assert docstring.startswith(f"Stage {number} of 7: ")


@pytest.mark.parametrize("folder", PROMISES)
def test_plugins_keep_their_promise(folder: str) -> None:
    found = plugins.modules(folder)
    assert len(found) >= (2 if folder == "tallystick.outlook.methods" else 4)
    for name in found:
        for offered in PROMISES[folder]:
            assert hasattr(found[name], offered), f"{folder}.{name} lacks {offered}"


def test_readers_do_not_share_an_ending() -> None:
    readers = plugins.modules("tallystick.documents.readers")
    endings = [ending for name in readers for ending in readers[name].SUFFIXES]
    assert len(endings) == len(set(endings))
    assert all(ending.startswith(".") and ending == ending.lower() for ending in endings)


def test_rules_of_checks_are_functions_with_words() -> None:
    if not (PACKAGE / "checks" / "rules").is_dir():
        pytest.skip("no rules yet")
    rules = plugins.modules("tallystick.checks.rules")
    assert all(inspect.getdoc(rules[name]) for name in rules)
