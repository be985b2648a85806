"""The worked example of docs/record.md is what the record gives."""

import re
from datetime import date
from pathlib import Path

from tallystick.arithmetic.extremes import extremes, places
from tallystick.arithmetic.measuring import means, totals
from tallystick.arithmetic.windows import windows_of
from tallystick.model.period import Period
from tests.record.notes import STAFF, A, B

PAGE = (Path(__file__).parents[2] / "docs" / "record.md").read_text(encoding="utf-8")
ROWS = {row[0]: row[1:] for row in re.findall(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", PAGE, re.M)}
DECEMBER, WEEK = Period(date(2024, 12, 1), date(2024, 12, 31)), Period(date(2024, 12, 25), date(2024, 12, 31))


def told(measured):
    found = {m.convention: m.expression for m in measured}
    return found[A], found[B]


def test_the_worked_example():
    assert ROWS["asked"] == (A, B)
    assert ROWS["total"] == told(totals(STAFF, DECEMBER))
    assert ROWS["mean"] == told(means(STAFF, DECEMBER, 1.0))
    assert ROWS["worst day of the war"] == told(extremes(STAFF, date(2022, 2, 24), date(2024, 12, 31)))
    assert ROWS["last week, mean"] == told(means(STAFF, WEEK, 1.0))
    months = [window for window in windows_of(STAFF, "month") if window[1] <= DECEMBER.end.toordinal()]
    for statistic in ("mean", "total"):
        runs = tuple(str(place.records) for place in places(STAFF, months, statistics=(statistic,)))
        assert ROWS[f"records in a row, by {statistic}"] == runs


def test_the_code_of_the_page_runs(capsys):
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.S)
    exec(code, {})
    assert capsys.readouterr().out.splitlines() == [
        f"{A} (789,550 − 740,400) / 31 = 1,585.5",
        f"{B} (790,800 − 742,130) / 31 = 1,570",
    ]
