"""The words that make a statement checkable, read once from `words.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tallystick.claims.phrase_set import PhraseSet

_LEADS = (" to", " of", " at", "had counted", "above")  # ends of phrases that lead up to their number


class ClaimWords(NamedTuple):
    """Word sets of one language; `words.toml` says what each is for."""

    up: frozenset[str]
    down: frozenset[str]
    money_up: frozenset[str]
    money_down: frozenset[str]
    comparatives_up: frozenset[str]
    comparatives_down: frozenset[str]
    superlatives_max: frozenset[str]
    superlatives_min: frozenset[str]
    record_nouns: frozenset[str]
    runs: frozenset[str]
    steps: dict[str, str]  # word -> day, week, month, quarter or year
    crossing_up: frozenset[str]
    crossing_down: frozenset[str]
    lines: frozenset[str]
    against: frozenset[str]
    sharing: frozenset[str]
    losing: frozenset[str]
    reckonings: frozenset[str]
    reporting: frozenset[str]
    destroying: frozenset[str]
    taking: frozenset[str]
    ceding: frozenset[str]
    fates: frozenset[str]
    stating: frozenset[str]
    fillers: frozenset[str]
    pronouns: frozenset[str]
    anaphors: frozenset[str]
    cumulative: PhraseSet
    cumulative_around: PhraseSet  # those that stand anywhere near their number
    cumulative_leads: tuple[str, ...]  # those that lead up to it
    wars: frozenset[str]
    average: frozenset[str]
    total: frozenset[str]
    change: frozenset[str]
    events: frozenset[str]
    objects: frozenset[str]
    judgement: frozenset[str]
    headline: frozenset[str]
    headline_filler: frozenset[str]  # `headline` and all that names nothing besides
    pairs: dict[str, frozenset[str]]  # unit of a pair -> the words behind "to the", "a", "per"
    extremes: frozenset[str]  # superlatives, up or down
    comparatives: frozenset[str]
    moving: frozenset[str]  # all words of a direction
    crossing: frozenset[str]
    figure_verbs: frozenset[str]  # what may say what a figure is: `stating`, and words of moving or crossing a line
    general: frozenset[str]  # nouns and superlatives that name nothing new: they point back to a measure


@cache
def claim_words() -> ClaimWords:
    """English."""
    data: dict[str, str] = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
    steps = {}
    for line in data.pop("steps").strip().splitlines():
        step, _, words = line.partition("|")
        steps.update(dict.fromkeys(words.split(), step.strip()))
    pairs = {}
    for line in data.pop("pairs").strip().splitlines():
        unit, _, words = line.partition("|")
        pairs[unit.strip()] = frozenset(words.split())
    cumulative = [" ".join(phrase.split()) for phrase in data.pop("cumulative").split("|")]
    sets = {name: frozenset(block.replace("|", " ").split()) for name, block in data.items()}
    named_by_none = ("fillers", "anaphors", "stating", "up", "down", "average", "total", "reporting", "headline")
    others = ("crossing_up", "crossing_down", "lines", "runs", "record_nouns", "superlatives_max", "superlatives_min")
    filler = frozenset().union(*(sets[name] for name in (*named_by_none, *others)), steps, sets.pop("headline_besides"))
    sets["headline_filler"] = filler
    sets["extremes"] = sets["superlatives_max"] | sets["superlatives_min"]
    sets["comparatives"] = sets["comparatives_up"] | sets["comparatives_down"]
    sets["moving"] = sets["comparatives"].union(*(sets[name] for name in ("up", "down", "money_up", "money_down")))
    sets["crossing"] = sets["crossing_up"] | sets["crossing_down"]
    sets["figure_verbs"] = frozenset().union(*(sets[name] for name in ("stating", "up", "down", "crossing")))
    sets["general"] = sets["anaphors"] | sets["extremes"] | sets["record_nouns"]
    return ClaimWords(
        steps=steps,
        cumulative=PhraseSet(cumulative),
        cumulative_around=PhraseSet(phrase for phrase in cumulative if not phrase.endswith(_LEADS)),
        cumulative_leads=tuple(f" {phrase}" for phrase in cumulative if phrase.endswith(_LEADS)),
        pairs=pairs,
        **sets,
    )
