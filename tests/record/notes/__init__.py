"""The figures of the founders' note on the record, each by the query that gives it.

Sections 1 to 5 of the note; what it says of press texts is not in the record and is left out. Where the note is wrong,
or says less than the record does, the test says so (docs/record.md lists them).
"""

from datetime import date

from tallystick.arithmetic.comparing import changes, ratios, shares
from tallystick.arithmetic.extremes import places
from tallystick.arithmetic.measuring import levels, means, totals
from tallystick.arithmetic.windows import windows_of
from tallystick.maths.calendar import month_end
from tallystick.model.period import Period
from tallystick.record import load_series
from tallystick.theatres import load_theatre

UKRAINE = load_series(load_theatre("ukraine"))
SERIES = {series.id: series for measure in UKRAINE.measures for series in UKRAINE.of(measure)}
STAFF = SERIES["personnel_losses_general_staff"]
UK = SERIES["personnel_losses_uk_mod"]
A, B = "report dates", "the day the losses fell"


def day(text):
    return date.fromisoformat(text)


def days(text):
    """ "2024", "2024-12" or "2024-12-25/2024-12-31"."""
    first, _, last = text.partition("/")
    if last:
        return Period(day(first), day(last))
    step = {4: "-01-01", 7: "-01", 10: ""}[len(first)]
    opening = day(first + step)
    months = {4: 11, 7: 0}.get(len(first))
    return Period(opening, opening if months is None else month_end(opening, months))


def by_convention(measured):
    return {found.convention: found.value for found in measured}


def total(id_, text):
    return by_convention(totals(SERIES[id_], days(text)))


def mean(id_, text):
    return by_convention(means(SERIES[id_], days(text), 1.0))


def level(id_, text):
    return by_convention(levels(SERIES[id_], day(text)))


def change(id_, text, against, *, additive=True):
    return by_convention(changes(SERIES[id_], days(text), days(against), additive=additive))


def share(id_, part, whole):
    return by_convention(shares(SERIES[id_], days(part), days(whole)))


def ratio(top, bottom, text):
    return by_convention(ratios((SERIES[top],), (SERIES[bottom],), days(text)))


def standing(series, step, until, statistic="mean", *, lowest=False):
    """Where the last whole window up to that day stands, by convention."""
    limit = day(until).toordinal()
    windows = [window for window in windows_of(series, step) if window[1] <= limit]
    found = places(series, windows, statistics=(statistic,), lowest=lowest)
    return {place.windows.convention.label: place for place in found}
