"""Where the record disagrees with itself: small series made for it, and what is known of the real ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.model.series import Convention, Measure, Record, Series, SeriesForm, Source
from tallystick.record import load_series
from tallystick.record.conflicts import KINDS, find_conflicts
from tallystick.record.conflicts.oddities import flat_runs, jumps, restatements, revisions, steps_back
from tallystick.record.conflicts.sources import disagreements, transcriptions
from tallystick.theatres import list_theatres, load_theatre

START = date(2025, 1, 1).toordinal()
SOURCE = Source(id="s", name="Source", url="https://source.example/", licence="CC0", credit="Source")


def series(values, *, id_: str = "x", form: SeriesForm = SeriesForm.CUMULATIVE, every: int = 1, **more) -> Series:
    days = tuple(START + every * index for index in range(len(values)))
    return Series(
        id=id_,
        measure="m",
        source=SOURCE,
        form=form,
        unit="person",
        definition="",
        days=days,
        values=tuple(map(float, values)),
        known=days,
        **more,
    )


def running(steps) -> list[float]:
    totals = [0.0]
    for step in steps:
        totals.append(totals[-1] + step)
    return totals


USUAL = [10, 12, 11, 9, 10, 13, 11, 10] * 6
ODD = {  # values, restatements -> kinds found
    "as usual": (running(USUAL), {}, set()),
    "one day far off": (running([*USUAL[:20], 90, *USUAL[20:]]), {}, {"jump"}),
    "far off, but the source corrected itself": (
        running([*USUAL[:20], 90, *USUAL[20:]]),
        {START + 21: 80.0},
        {"restatement"},
    ),
    "a fall": (running([*USUAL[:20], -1, *USUAL[20:]]), {}, {"step_back", "jump"}),
    "a fall that was corrected": (running([*USUAL[:20], -1, *USUAL[20:]]), {START + 21: -11.0}, {"restatement"}),
    "a week at rest": (running([*USUAL[:20], *[0] * 7, *USUAL[20:]]), {}, {"flat"}),
    "six days at rest": (running([*USUAL[:20], *[0] * 6, *USUAL[20:]]), {}, set()),
    "things that seldom happen": (running([1, *[0] * 40, 1, *[0] * 40]), {}, set()),
}


@pytest.mark.parametrize(("values", "restated", "kinds"), ODD.values(), ids=ODD)
def test_what_is_odd_in_a_series(values, restated, kinds) -> None:
    each = series(values, restatements=restated)
    found = [*jumps(each), *steps_back(each), *flat_runs(each), *restatements(each), *revisions(each)]
    assert {conflict.kind for conflict in found} == kinds


def test_lumps_at_the_start_are_no_jumps() -> None:
    lumps = series(running([500, 0, 700, *USUAL]), reliable_from=START + 3)
    assert not list(jumps(lumps)) and not list(steps_back(lumps))


def test_each_revision_is_told_with_what_replaced_it() -> None:
    each = series([5, 6], earlier=((START, 3.0, START - 3), (START, 4.0, START - 2)))
    assert [(c.against, c.value, c.note) for c in revisions(each)] == [
        (4, 5, "known since 2025-01-01"),
        (3, 4, "known since 2024-12-30"),
    ]


@given(steps=st.lists(st.integers(0, 5), min_size=30, max_size=60), amount=st.integers(-3, 3))
def test_a_constant_more_changes_nothing_odd(steps, amount) -> None:
    """Oddities are of steps: the level that a total starts from does not matter."""
    one, other = series(running(steps)), series([value + 100 * amount for value in running(steps)])
    for find in (jumps, steps_back, flat_runs):
        told = [[(c.first, c.last, c.note) for c in find(each)] for each in (one, other)]
        assert told[0] == told[1]


def beside(*each: Series, spread: float = 0.0) -> list:
    measure = Measure(id="m", name="m", unit="person", spread=spread)
    return list(disagreements(Record(measures={"m": measure}, series={"m": each}), "m"))


LEVEL, POINT, MONTHLY = SeriesForm.LEVEL, SeriesForm.POINT, SeriesForm.MONTHLY_MEAN
PAIRS = {  # two series -> (value, the other's, in how many days or months apart); none: they agree
    "the same": (series([5, 6]), series([5, 6], id_="y"), None),
    "within half a percent": (series([1000, 2000]), series([1004, 2000], id_="y"), None),
    "one day": (series([1000, 2000]), series([1000, 2100], id_="y"), (2000, 2100, 1)),
    "the farthest of two": (series([100, 200]), series([150, 220], id_="y"), (100, 150, 2)),
    "no day in common": (series([5]), series([9, 9], id_="y", every=40), (5, 9, 1)),
    "a figure beside a level": (series([100, 110], form=LEVEL), series([150], id_="y", form=POINT), (100, 150, 1)),
    "a figure of a period is no level": (
        series([100, 110], form=LEVEL),
        series([150], id_="y", form=POINT, starts=(START - 30,)),
        None,
    ),
    "total beside monthly means": (
        series(running([10] * 70), conventions=(Convention(id="loss", label="the day of loss", open=0, close=1),)),
        series([10, 14], id_="y", form=MONTHLY, every=31),
        (10, 14, 1),
    ),
    "of another form": (series([100]), series([900], id_="y", form=LEVEL), None),
    "of another unit": (series([100]), replace(series([900], id_="y"), unit="tank"), None),
}


@pytest.mark.parametrize(("one", "other", "told"), PAIRS.values(), ids=PAIRS)
def test_sources_beside_each_other(one: Series, other: Series, told) -> None:
    found = [(conflict.value, conflict.against, conflict.count) for conflict in beside(one, other)]
    assert found == ([told] if told else [])


def test_another_definition_and_a_known_spread_are_said() -> None:
    (conflict,) = beside(series([100]), series([50], id_="y", weight="other"), spread=0.6)
    assert "another definition" in conflict.note and "within the spread known" in conflict.note


COPIES = {  # what three transcriptions say of two days, held 5 and 6 -> (days, copies that differ, how many agree)
    "all agree": ({"a": (5, 6), "b": (5, 6), "c": (5, 6)}, []),
    "one is off": ({"a": (5, 6), "b": (5, 9), "c": (5, 6)}, [(1, "b", "2 of 3")]),
    "one is silent": ({"a": (5, 6), "b": (5, None), "c": (5, 6)}, []),
    "none says what is held": ({"a": (5, 7), "b": (5, 7)}, [(1, "a, b", "0 of 2")]),
    "nobody is asked": ({}, []),
}


@pytest.mark.parametrize(("said", "told"), COPIES.values(), ids=COPIES)
def test_transcriptions(said, told) -> None:
    copies = {
        name: {START + day: float(value) for day, value in enumerate(values) if value is not None}
        for name, values in said.items()
    }
    found = list(transcriptions(series([5, 6]), copies))
    assert [(c.first.toordinal() - START, c.other) for c in found] == [row[:2] for row in told]
    assert all(count in c.note for c, (_, _, count) in zip(found, told, strict=True))


def test_what_is_known_of_the_real_record() -> None:
    record = load_series(load_theatre("ukraine"))
    found = list(find_conflicts(record, {}, list(record.measures)))
    told = {(c.kind, c.series, str(c.last)) for c in found}
    assert ("restatement", "personnel_losses_general_staff", "2025-02-28") in told
    assert ("jump", "personnel_losses_general_staff", "2025-02-28") not in told
    assert ("jump", "territory_controlled_isw", "2022-11-11") in told  # the withdrawal from Kherson
    assert len([c for c in found if (c.kind, c.series) == ("step_back", "tank_losses_oryx")]) == 4
    (flat,) = (c for c in found if (c.kind, c.series) == ("flat", "territory_controlled_liveuamap"))
    assert "607 of 1,007" in flat.note
    assert [c.kind for c in found] == sorted((c.kind for c in found), key=list(KINDS).index)


@pytest.mark.parametrize("name", list_theatres())
def test_every_theatre_can_be_asked(name: str) -> None:
    record = load_series(load_theatre(name))
    for conflict in find_conflicts(record, {}, list(record.measures)):
        assert conflict.kind in KINDS and conflict.first <= conflict.last
