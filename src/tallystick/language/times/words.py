"""The words of time, from the lexicon."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from tallystick.language.lexicon import phrases, read_words, table


def _numbers(block: str) -> dict[str, int]:
    return {word: int(value) for word, value in table(block).items()}


class TimeWords(NamedTuple):
    """Word tables for times; see the comments in the TOML file."""

    months: dict[str, int]
    short_months: frozenset[str]
    before_short_month: frozenset[str]
    weekdays: dict[str, int]
    short_weekdays: frozenset[str]
    seasons: dict[str, str]
    dayparts: dict[str, str]
    units: dict[str, str]
    pointed: dict[str, str]
    pointers: dict[str, str]
    parts: dict[str, str]
    part_nouns: dict[str, str]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    fillers: frozenset[str]
    vague_counts: frozenset[str]
    rates: dict[str, str]
    references: dict[str, str]
    deictic: dict[str, int]
    feasts: dict[str, tuple[tuple[str, tuple[str, ...]], ...]]
    year_openers: frozenset[str]
    year_determiners: frozenset[str]
    counted: frozenset[str]
    numbered: frozenset[str]
    decades: dict[str, int]
    plain_words: frozenset[str]
    events: frozenset[str]
    owners: dict[str, str]  # "friday's" -> "friday"
    future_cues: frozenset[str]
    said: frozenset[str]
    planned: frozenset[str]
    before_adjectives: frozenset[str]
    due_to: frozenset[str]
    foretold: frozenset[str]
    fixed_verbs: frozenset[str]
    light_verbs: frozenset[str]
    light_nouns: frozenset[str]
    lasting_verbs: frozenset[str]
    open_limits: frozenset[str]
    scheduled: frozenset[str]
    scheduled_to: frozenset[str]
    prolonged: frozenset[str]
    past_verbs: frozenset[str]
    present_auxiliaries: frozenset[str]
    between_auxiliaries: frozenset[str]
    carried_out: frozenset[str]
    no_infinitives: frozenset[str]
    before_ordinal_day: frozenset[str]
    after_ordinal_day: frozenset[str]
    feast_names: frozenset[str]
    feast_namers: frozenset[str]
    subjects: frozenset[str]
    hedges_beyond: frozenset[str]
    hedges_within: frozenset[str]
    split_year_nouns: frozenset[str]
    modals: frozenset[str]
    clause_breaks: frozenset[str]
    direction_signs: frozenset[str]  # all words at which the search for the governing verb of a date has to think


_DIRECTION_SIGNS = (
    "clause_breaks", "said", "scheduled", "fixed_verbs", "light_verbs", "future_cues", "lasting_verbs", "past_verbs",
)  # fmt: skip


@cache
def time_words(code: str = "en") -> TimeWords:
    """The time words of the language with that ISO 639-1 code."""
    data = read_words("times", code)

    def words(name: str) -> frozenset[str]:
        return frozenset(data[name].split())

    plain = [*table(data["months"]), *table(data["weekdays"]), *table(data["seasons"]), *table(data["pointed"])]
    plain += [*table(data["deictic"]), "tonight", *table(data["dayparts"])]

    return TimeWords(
        owners={f"{word}'s": word for word in plain},
        months=_numbers(data["months"]),
        short_months=words("short_months"),
        before_short_month=words("before_short_month"),
        weekdays=_numbers(data["weekdays"]),
        short_weekdays=words("short_weekdays"),
        seasons=table(data["seasons"]),
        dayparts=table(data["dayparts"]),
        units=table(data["units"]),
        pointed=table(data["pointed"]),
        pointers=table(data["pointers"]),
        parts=table(data["parts"]),
        part_nouns=table(data["part_nouns"]),
        numbers=_numbers(data["numbers"]),
        ordinals=_numbers(data["ordinals"]),
        fillers=words("fillers"),
        vague_counts=words("vague_counts"),
        rates=table(data["rates"]),
        references=table(data["references"]),
        deictic=_numbers(data["deictic"]),
        feasts=phrases(data["feasts"]),
        year_openers=words("year_openers"),
        year_determiners=words("year_determiners"),
        counted=words("counted"),
        numbered=words("numbered"),
        decades=_numbers(data["decades"]),
        plain_words=words("plain_words"),
        events=words("events"),
        future_cues=words("future_cues"),
        said=words("said"),
        planned=words("planned"),
        before_adjectives=words("before_adjectives"),
        due_to=words("due_to"),
        foretold=words("foretold"),
        fixed_verbs=words("fixed_verbs"),
        light_verbs=words("light_verbs"),
        light_nouns=words("light_nouns"),
        open_limits=words("open_limits"),
        lasting_verbs=words("lasting_verbs"),
        scheduled=words("scheduled"),
        scheduled_to=words("scheduled_to"),
        prolonged=words("prolonged"),
        past_verbs=words("past_verbs"),
        present_auxiliaries=words("present_auxiliaries"),
        between_auxiliaries=words("between_auxiliaries"),
        carried_out=words("carried_out"),
        no_infinitives=words("no_infinitives"),
        before_ordinal_day=words("before_ordinal_day"),
        after_ordinal_day=words("after_ordinal_day"),
        feast_names=words("feast_names"),
        feast_namers=words("feast_namers"),
        subjects=words("subjects"),
        hedges_beyond=words("hedges_beyond"),
        hedges_within=words("hedges_within"),
        split_year_nouns=words("split_year_nouns"),
        modals=words("modals"),
        clause_breaks=words("clause_breaks"),
        direction_signs=frozenset(("deadline", "to")).union(*(words(name) for name in _DIRECTION_SIGNS)),
    )


def word_set(reader: str, name: str, code: str = "en") -> frozenset[str]:
    """The words that a reader of times (a module of this folder) looks for around the expressions."""
    return frozenset(_around(code)[reader][name].split())


@cache
def _around(code: str) -> dict[str, dict[str, str]]:
    return read_words("times_around", code)
