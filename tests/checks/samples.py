"""A small theatre with made-up series, and short ways to write claims about it."""

from datetime import date, timedelta

from tallystick.checks.context import Context
from tallystick.model.amount import Amount, Bound
from tallystick.model.claim import Aggregation, Claim, ClaimKind, Said
from tallystick.model.period import Period, PeriodBasis
from tallystick.model.series import Convention, Measure, Record, Series, SeriesForm, Source
from tallystick.model.span import Span
from tallystick.model.theatre import Theatre

REPORT_DAY = Convention(id="report_day", label="report dates", open=-1, close=0)
DAY_OF_LOSS = Convention(id="day_of_loss", label="day the losses fell", open=0, close=1)

MEASURES = {
    "losses": Measure(id="losses", name="losses", unit="person"),
    "rate": Measure(id="rate", name="rate", unit="RUB/USD", additive=False, low_is_max=True),
    "area": Measure(id="area", name="area held", unit="km²"),
    "gain": Measure(id="gain", name="area gained", unit="km²", derived="area"),
    "unheld": Measure(id="unheld", name="prisoners", unit="person"),
}


def source(name):
    return Source(id=name, name=name, url=f"https://example.org/{name}", licence="CC0", credit=name, speakers=(name,))


def series(id, measure, values, *, form=SeriesForm.CUMULATIVE, start=date(2024, 1, 1), known=None, step=1, **more):
    """A series with one value every `step` days from `start`, known on its own day."""
    days = tuple((start + timedelta(days=step * i)).toordinal() for i in range(len(values)))
    return Series(
        id=id,
        measure=measure,
        source=source(more.pop("by", id)),
        form=form,
        unit=MEASURES[measure].unit,
        definition="as counted",
        days=days,
        values=tuple(float(v) for v in values),
        known=known or days,
        conventions=more.pop("conventions", (REPORT_DAY, DAY_OF_LOSS)),
        **more,
    )


def counting(per_day, days, **more):
    """A cumulative series that grows by `per_day` (a number, or one a day)."""
    steps = [per_day] * days if isinstance(per_day, int | float) else list(per_day)
    total, values = 0.0, []
    for step in steps:
        total += step
        values.append(total)
    return series(more.pop("id", "staff"), "losses", values, **more)


def context(*all_series, published=date(2024, 12, 31), as_of=date(2025, 6, 1), text=""):
    held = {}
    for one in all_series:
        held.setdefault(one.measure, []).append(one)
    theatre = Theatre(
        id="sample", title="Sample", start=date(2024, 1, 1), measures=MEASURES, series={}, sources={}, conventions={}
    )
    record = Record(measures=MEASURES, series={name: tuple(rows) for name, rows in held.items()})
    return Context(text=text, record=record, theatre=theatre, published=published, as_of=as_of)


def amount(value, *, step=1.0, low=None, high=None, unit="person", per=None, bound=Bound.EXACT):
    return Amount(
        value=value,
        low=value - step / 2 if low is None else low,
        high=value + step / 2 if high is None else high,
        step=step,
        unit=unit,
        per=per,
        bound=bound,
    )


def days(first, last, basis=PeriodBasis.STATED):
    return Period(date.fromisoformat(first), date.fromisoformat(last), basis)


def claim(value=None, period=None, **more):
    """A claim about losses; `value` is a number or an Amount."""
    given = value if isinstance(value, Amount) or value is None else amount(value)
    start, end = more.pop("at", (0, 1))
    speaker = more.pop("speaker", None)
    return Claim(
        id=more.pop("id", "c1"),
        kind=more.pop("kind", ClaimKind.QUANTITY),
        text=more.pop("text", "x"),
        span=Span(start, end),
        sentence=more.pop("sentence", Span(0, 1)),
        measures=more.pop("measures", ("losses",)),
        amount=given,
        aggregation=more.pop("aggregation", Aggregation.TOTAL),
        period=period,
        attribution=(Said(speaker=speaker, speaker_id=speaker, start=0, end=1),) if speaker else (),
        **more,
    )
