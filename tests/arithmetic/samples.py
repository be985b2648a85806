"""Series made of steps, for tests of the arithmetic."""

from datetime import date
from itertools import accumulate

from hypothesis import strategies as st

from tallystick.model.series import Convention, Series, SeriesForm, Source

REPORT_DAY = Convention(id="report_day", label="report dates", open=-1, close=0)
DAY_OF_LOSS = Convention(id="day_of_loss", label="the day the losses fell", open=0, close=1)
SET_FOR = Convention(id="set_for_day", label="as set for the day", open=-1, close=0)
FIRST = date(2024, 1, 1)


def source(name="staff"):
    return Source(id=name, name=name, url="https://example.org", licence="CC0", credit=name)


def series(values, *, first=FIRST, form=SeriesForm.CUMULATIVE, days=None, **more):
    """A series with one value a day from `first`, or on the days given (numbers from `first`)."""
    start = first.toordinal()
    ordinals = (
        tuple(start + offset for offset in days) if days is not None else tuple(range(start, start + len(values)))
    )
    return Series(
        id=more.pop("id", "sample"),
        measure=more.pop("measure", "losses"),
        source=more.pop("source", source()),
        form=form,
        unit="person",
        definition="as counted",
        days=ordinals,
        values=tuple(float(value) for value in values),
        known=more.pop("known", ordinals),
        conventions=more.pop("conventions", (REPORT_DAY, DAY_OF_LOSS)),
        **more,
    )


def counting(steps, *, base=0, **more):
    """A running total that grows by these steps, one a day; `base` is what stood the day before."""
    return series([base + total for total in accumulate(steps)], **more)


STEPS = st.lists(st.integers(0, 3000), min_size=20, max_size=200)
