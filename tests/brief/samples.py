"""A report made by hand: an article of our own, series of made-up but plausible values, a claim of every verdict.

The numbers are computed from the made-up series, so that every expression can be redone from its rows.
"""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date, timedelta

from tallystick.brief import compose
from tallystick.model.amount import Amount, Bound
from tallystick.model.analysis import Modality
from tallystick.model.claim import Aggregation, Claim, ClaimKind, Comparison, Said
from tallystick.model.document import Document, PublishedBasis
from tallystick.model.finding import Evidence, Finding, Relation, RelationKind, Verdict
from tallystick.model.forecast import Forecast
from tallystick.model.period import Period, PeriodBasis
from tallystick.model.report import Report
from tallystick.model.series import Convention, Measure, Record, Series, SeriesForm, Source
from tallystick.model.span import Span
from tallystick.model.theatre import Theatre

AS_OF = date(2031, 8, 20)
TITLE = "A winter counted in tables"
TEXT = """\
The staff of the northern army says the enemy lost 40,220 soldiers in January 2031, an average of 1,310 a day. That \
was the third consecutive monthly record, the ministry’s bulletin recorded.

In the last week of the month the rate “rose to” roughly 1,250 a day, the Harbour Gazette reported, citing the staff. \
Officials also counted 12 intercepted drones: 7 on Monday, 3 on Tuesday and 2 on Wednesday.

The crown has lost a third of its value since spring. It breached 96 to the dollar on 17 January, an all-time low, \
traders said. Over the winter the front moved by more than 360 km², or 112 casualties per square kilometre.

Can the army keep this up? “I believe two more years are impossible,” one colonel said. He expects losses to pass \
1,100,000 by the end of September. More than 40 bridges were reportedly destroyed."""

STAFF = Source(
    id="staff",
    name="Northern General Staff",
    url="https://staff.example.org/losses",
    licence="CC BY 4.0",
    credit="Figures: Northern General Staff, morning reports",
)
BANK = Source(
    id="bank",
    name="Crown Central Bank",
    url="https://bank.example.org/rates",
    licence="free with credit",
    credit="Crown Central Bank",
)
MARKET = Source(
    id="market",
    name="Interbank market",
    url="https://market.example.org",
    licence="none stated",
    credit="Quotes by Market House",
)
MAP = Source(id="map", name="Frontline map", url="https://map.example.org", licence="GPL-3.0", credit="Frontline map")
REPORTS = Convention(id="report_dates", label="report dates", open=-1, close=0)
FALLEN = Convention(id="day_of_loss", label="day of loss", open=0, close=1)
ON_DAY = Convention(id="on_day", label="the day itself")
START, DAYS = date(2029, 3, 1), 880


def _losses(report: int) -> float:
    """Soldiers reported lost on the n-th morning: rising, with a weekly beat, in tens as such reports are."""
    return 10 * round(55 + report / 9 + 7 * math.sin(report / 3.1) + 6 * math.sin(report * 1.7))


def _series() -> dict[str, tuple[Series, ...]]:
    days = tuple(START.toordinal() + n for n in range(DAYS))
    total, values = 120_000.0, []
    for n in range(DAYS):
        total += _losses(n)
        values.append(total)
    rate = tuple(round(72 + n / 40 + 4 * math.sin(n / 37) + 0.8 * math.sin(n * 0.9), 4) for n in range(DAYS))
    otc = tuple(round(value * 1.013 + 0.4 * math.sin(n), 2) for n, value in enumerate(rate))
    area = tuple(round(18_000 + 3.1 * n + 25 * math.sin(n / 50), 1) for n in range(DAYS))
    personnel = Series(
        id="staff_personnel",
        measure="personnel_losses",
        source=STAFF,
        form=SeriesForm.CUMULATIVE,
        unit="person",
        definition="killed and wounded, as claimed",
        days=days,
        values=tuple(values),
        known=days,
        conventions=(REPORTS, FALLEN),
        restatements={days[500]: 1_650.0},
    )
    official = Series(
        id="bank_rate",
        measure="crown_rate",
        source=BANK,
        form=SeriesForm.LEVEL,
        unit="crown/dollar",
        definition="official rate",
        days=days,
        values=rate,
        known=days,
        conventions=(ON_DAY,),
    )
    return {
        "personnel_losses": (personnel,),
        "crown_rate": (official, replace(official, id="market_rate", source=MARKET, values=otc)),
        "territory_controlled": (
            replace(official, id="map_area", measure="territory_controlled", source=MAP, values=area, unit="km²"),
        ),
    }


RECORD = Record(
    measures={
        "personnel_losses": Measure(id="personnel_losses", name="personnel losses", unit="person"),
        "crown_rate": Measure(id="crown_rate", name="crowns per dollar", unit="crown/dollar", low_is_max=True),
        "territory_controlled": Measure(id="territory_controlled", name="area held", unit="km²", additive=False),
        "territory_gained": Measure(
            id="territory_gained", name="area gained", unit="km²", derived="territory_controlled"
        ),
    },
    series=_series(),
)
THEATRE = Theatre(
    id="north", title="The northern war", start=START, measures=RECORD.measures, series={}, sources={}, conventions={}
)
JANUARY = Period(date(2031, 1, 1), date(2031, 1, 31))
LAST_WEEK = Period(date(2031, 1, 25), date(2031, 1, 31), PeriodBasis.RELATIVE)
SAID = Said(speaker="The staff of the northern army", speaker_id="northern_staff", cue="says", start=0, end=30)
PAPER = Said(speaker="the Harbour Gazette", cue="reported", start=0, end=1)


def window(
    measure: str, period: Period, convention: Convention, at: int = 0
) -> tuple[float, tuple[tuple[date, float], ...]]:
    """What fell in the period under the convention, and the two rows that show it."""
    series = RECORD.series[measure][at]
    ends = [period.start + timedelta(convention.open), period.end + timedelta(convention.close)]
    rows = tuple((day, series.at(day.toordinal()) or 0.0) for day in ends)
    return rows[1][1] - rows[0][1], rows


def weighed(measure: str, period: Period, convention: Convention, amount: Amount, mean: bool) -> Evidence:
    """Evidence for a total or a daily mean, with its sum written out."""
    total, rows = window(measure, period, convention)
    value = total / period.days if mean else total
    sums = f"({rows[1][1]:,.0f} − {rows[0][1]:,.0f})" + (f" / {period.days}" if mean else "") + f" = {value:,.1f}"
    series = RECORD.series[measure][0]
    return Evidence(
        series=series.id,
        source=series.source.name,
        convention=convention.label,
        expression=sums,
        value=value,
        reproduces=amount.prints_as(value),
        agrees=amount.allows(value),
        rows=rows,
        url=series.source.url,
    )


def amount(value: float, printed: str, half: float = 0.5, unit: str | None = "person", **more: object) -> Amount:
    """An amount that allows `half` to both sides."""
    settings = {"value": value, "low": value - half, "high": value + half, "step": 2 * half, "printed": printed} | more
    return Amount(unit=unit, **settings)  # type: ignore[arg-type]


def claim(id: str, text: str, kind: ClaimKind = ClaimKind.QUANTITY, **more: object) -> Claim:
    """A claim at the one place where its words stand in TEXT."""
    start = TEXT.index(text)
    sentence_start = max(
        0, TEXT.rfind(". ", 0, start) + 2 if ". " in TEXT[:start] else 0, TEXT.rfind("\n", 0, start) + 1
    )
    sentence_end = TEXT.find(".", start + len(text)) + 1 or len(TEXT)
    place, sentence = Span(start, start + len(text)), Span(sentence_start, sentence_end)
    return Claim(id=id, kind=kind, text=text, span=place, sentence=sentence, **more)  # type: ignore[arg-type]


def claims() -> list[Claim]:
    """Sixteen claims; `front` and `ratio` overlap, `record` holds `run`."""
    people = {"subject": "enemy", "measures": ("personnel_losses",)}
    return [
        claim(
            "total",
            "40,220 soldiers",
            **people,
            amount=amount(40_220, "40,220", 5),
            aggregation=Aggregation.TOTAL,
            period=JANUARY,
            attribution=(SAID,),
            modality=Modality.CLAIMED,
        ),
        claim(
            "mean",
            "an average of 1,310 a day",
            **people,
            amount=amount(1_310, "1,310", 5, per="day"),
            aggregation=Aggregation.MEAN,
            period=JANUARY,
            attribution=(SAID,),
            modality=Modality.CLAIMED,
        ),
        claim(
            "record",
            "That was the third consecutive monthly record",
            ClaimKind.RECORD,
            **people,
            aggregation=Aggregation.STREAK,
            period=JANUARY,
            attribution=(Said(speaker="the ministry’s bulletin", cue="recorded", start=0, end=1),),
            comparison=Comparison(extreme="max", run=3, step="month", statistic="mean"),
        ),
        claim(
            "run", "third consecutive", **people, amount=amount(3, "third", 0, unit=None), aggregation=Aggregation.RANK
        ),
        claim(
            "week",
            "“rose to” roughly 1,250 a day",
            ClaimKind.TREND,
            **people,
            amount=amount(1_250, "roughly 1,250", 75, per="day", bound=Bound.APPROX, hedge="roughly"),
            aggregation=Aggregation.MEAN,
            period=LAST_WEEK,
            comparison=Comparison(direction="up", step="week"),
            attribution=(PAPER, replace(SAID, speaker="the staff", cue="citing")),
            modality=Modality.CLAIMED,
        ),
        claim(
            "drones",
            "12 intercepted drones",
            amount=amount(12, "12", 0, unit="drone"),
            aggregation=Aggregation.COUNT,
            attribution=(Said(speaker="Officials", cue="counted", start=0, end=1),),
        ),
        claim("monday", "7 on Monday", amount=amount(7, "7", 0, unit="drone"), aggregation=Aggregation.COUNT),
        claim("tuesday", "3 on Tuesday", amount=amount(3, "3", 0, unit="drone"), aggregation=Aggregation.COUNT),
        claim("wednesday", "2 on Wednesday", amount=amount(2, "2", 0, unit="drone"), aggregation=Aggregation.COUNT),
        claim(
            "breach",
            "breached 96 to the dollar",
            ClaimKind.THRESHOLD,
            subject="crown",
            measures=("crown_rate",),
            amount=amount(96, "96", 0.5, unit="crown/dollar"),
            aggregation=Aggregation.LEVEL,
            period=Period(date(2031, 1, 17), date(2031, 1, 17)),
            attribution=(Said(speaker="traders", cue="said", start=0, end=1),),
        ),
        claim(
            "low",
            "an all-time low",
            ClaimKind.RECORD,
            subject="crown",
            measures=("crown_rate",),
            aggregation=Aggregation.MAX,
            period=Period(date(2031, 1, 17), date(2031, 1, 17)),
            comparison=Comparison(extreme="max"),
        ),
        claim(
            "front",
            "more than 360 km², or 112 casualties",
            measures=("territory_gained",),
            aggregation=Aggregation.CHANGE,
            amount=amount(
                360, "360", 5, unit="km²", low=360.0, high=math.inf, bound=Bound.MORE_THAN, hedge="more than"
            ),
            period=Period(date(2030, 11, 1), date(2031, 1, 31)),
        ),
        claim(
            "ratio",
            "112 casualties per square kilometre",
            **people,
            denominator="territory_gained",
            amount=amount(112, "112", 0.5, per="km²"),
            aggregation=Aggregation.RATIO,
            period=JANUARY,
        ),
        claim(
            "belief",
            "two more years are impossible",
            ClaimKind.JUDGEMENT,
            modality=Modality.OPINION,
            attribution=(Said(speaker="one colonel", cue="said", start=0, end=1),),
        ),
        claim(
            "ahead",
            "losses to pass 1,100,000 by the end of September",
            ClaimKind.FORECAST,
            **people,
            amount=amount(1_100_000, "1,100,000", 0),
            aggregation=Aggregation.LEVEL,
            modality=Modality.PREDICTED,
            period=Period(date(2031, 2, 1), date(2031, 9, 30)),
            attribution=(Said(speaker="He", cue="expects", start=0, end=1),),
        ),
        claim(
            "bridges",
            "More than 40 bridges",
            amount=amount(40, "40", 0, unit="bridge", high=math.inf, bound=Bound.MORE_THAN),
            modality=Modality.ALLEGED,
        ),
    ]


def findings(made: list[Claim]) -> dict[str, Finding]:
    """A finding for each, every verdict among them."""
    by_id = {c.id: c for c in made}

    def pieces(name: str, period: Period, mean: bool) -> tuple[Evidence, ...]:
        printed = by_id[name].amount
        assert printed is not None
        return tuple(weighed("personnel_losses", period, way, printed, mean) for way in (REPORTS, FALLEN))

    def off(name: str, value: float | bool | None) -> float | None:
        printed = by_id[name].amount
        return None if printed is None or value is None else 100 * (float(value) / printed.value - 1)

    total, mean, week = (
        pieces(n, p, m) for n, p, m in (("total", JANUARY, False), ("mean", JANUARY, True), ("week", LAST_WEEK, True))
    )
    spot = {s.id: s.at(date(2031, 1, 17).toordinal()) or 0.0 for s in RECORD.series["crown_rate"]}
    rates = tuple(
        Evidence(
            series=s.id,
            source=s.source.name,
            convention="the day itself",
            expression=f"rate of 2031-01-17 = {spot[s.id]}",
            value=spot[s.id],
            reproduces=False,
            agrees=False,
            rows=((date(2031, 1, 17), spot[s.id]),),
            known=known,
            url=s.source.url,
            caveat="a market quote, no fixing" if s.source is MARKET else None,
        )
        for s in RECORD.series["crown_rate"]
        for known in ("then", "now")
    )
    gained, rows = window("territory_controlled", Period(date(2030, 11, 1), date(2031, 1, 31)), REPORTS)
    moved = Evidence(
        series="map_area",
        source=MAP.name,
        convention="report dates",
        expression=f"{rows[1][1]:,.1f} − {rows[0][1]:,.1f} = {gained:,.1f}",
        value=gained,
        reproduces=False,
        agrees=False,
        rows=rows,
        url=MAP.url,
    )
    missing = Finding(verdict=Verdict.NO_EVIDENCE, why="No series held: nothing counts intercepted drones by day")
    return {
        "total": Finding(
            verdict=Verdict.SUPPORTED,
            why="The staff’s own reports give this total for January",
            computed=total[0].value,
            gap_percent=off("total", total[0].value),
            evidence=total,
        ),
        "mean": Finding(
            verdict=Verdict.CLOSE,
            why="Within 5 % of the mean of the month under both conventions",
            computed=mean[0].value,
            gap_percent=off("mean", mean[0].value),
            evidence=mean,
            notes=("The two conventions differ by one morning’s report.",),
        ),
        "record": Finding(
            verdict=Verdict.SUPPORTED,
            why="November, December and January each exceed every month before",
            computed=True,
            evidence=(
                replace(mean[0], expression="monthly means 1,238.3 < 1,290.3 < 1,297.4", value=True, reproduces=True),
            ),
        ),
        "run": Finding(verdict=Verdict.NO_EVIDENCE, why="Part of a larger statement: see the record it counts"),
        "week": Finding(
            verdict=Verdict.CONFLICTING,
            why="The level holds under report dates; “rose” is true of the month before and false of the week before",
            computed=week[0].value,
            gap_percent=off("week", week[0].value),
            evidence=(replace(week[0], known="then"), *week),
        ),
        "drones": missing,
        "monday": missing,
        "tuesday": missing,
        "wednesday": missing,
        "breach": Finding(
            verdict=Verdict.CONTRADICTED,
            why="Neither the official nor the market rate came within 5 % of it that day",
            computed=spot["bank_rate"],
            gap_percent=off("breach", spot["bank_rate"]),
            evidence=rates,
        ),
        "low": Finding(
            verdict=Verdict.CONTRADICTED, why="Both rates stood higher before", computed=False, evidence=rates[:1]
        ),
        "front": Finding(
            verdict=Verdict.CONTRADICTED,
            why="The one map held shows less",
            computed=gained,
            gap_percent=off("front", gained),
            evidence=(moved,),
        ),
        "ratio": Finding(
            verdict=Verdict.NO_EVIDENCE, why="Two periods: the losses are January’s, the area the whole winter’s"
        ),
        "belief": Finding(verdict=Verdict.NOT_CHECKABLE, why="An opinion about the years to come"),
        "ahead": Finding(verdict=Verdict.NOT_CHECKABLE, why="Not due before 30 September 2031"),
        "bridges": Finding(verdict=Verdict.NO_EVIDENCE, why="No series held: nothing counts destroyed bridges"),
    }


def relations() -> list[Relation]:
    """One that adds up, one that breaks, one that is only shown."""
    return [
        Relation(
            id="r1",
            kind=RelationKind.SUM,
            claims=("drones", "monday", "tuesday", "wednesday"),
            holds=True,
            stated="12",
            computed="7 + 3 + 2 = 12",
            why="The parts make the total",
        ),
        Relation(
            id="r2",
            kind=RelationKind.RATE,
            claims=("total", "mean"),
            holds=False,
            stated="1,310 a day",
            computed="40,220 / 31 = 1,297.4",
            why="The total spread over the month gives 1,297; the mean may be of announced days only",
        ),
        Relation(
            id="r3",
            kind=RelationKind.RATIO,
            claims=("total", "front", "ratio"),
            holds=None,
            stated="112 per km²",
            computed="40,220 / 360 = 111.7",
            why="The total is January’s, the area the winter’s",
        ),
    ]


def document(text: str = TEXT, id: str = "winter") -> Document:
    """The article, with everything known about it."""
    return Document(
        id=id,
        text=text,
        title=TITLE,
        publisher="The Example Review",
        url="https://review.example.org/winter?a=1&b=2",
        published=date(2031, 2, 3),
        published_basis=PublishedBasis.STATED,
    )


def forecasts() -> list[Forecast]:
    """One look ahead, at the colonel's claim."""
    return [
        Forecast(
            claim="ahead",
            series="staff_personnel",
            method="empirical",
            made=AS_OF,
            due=date(2031, 9, 30),
            level=1_100_000,
            start_value=1_020_000,
            probability=0.18,
            brier=0.11,
            base=0.2,
            trials=240,
            why="About 18 in 100: the daily rate would have to double, which it did in 43 of 240 earlier stretches.",
        )
    ]


def report(text: str = TEXT, made: list[Claim] | None = None, id: str = "winter") -> Report:
    """The whole, composed as the pipeline does it."""
    made = claims() if made is None else made
    found = findings(claims())
    default = Finding(verdict=Verdict.NO_EVIDENCE, why="No series held: made up")
    return compose(
        document(text, id),
        19,
        made,
        {c.id: found.get(c.id, default) for c in made},
        relations() if text is TEXT else (),
        forecasts(),
        theatre=THEATRE,
        record=RECORD,
        as_of=AS_OF,
    )
