"""Reading the record's files: what each column and header line means, and what is refused."""

from __future__ import annotations

from datetime import date
from math import isnan
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis.strategies import dates, dictionaries, integers

from tallystick.errors import BrokenRecord
from tallystick.record.table import Table, read_table


def ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def read(folder: Path, text: str, lag_days: int = 0) -> Table:
    path = folder / "series.csv"
    path.write_text(text, encoding="utf-8")
    return read_table(path, lag_days=lag_days)


def test_plain_rows_follow_the_lag(tmp_path):
    table = read(tmp_path, "# unit: person\nday,value\n2024-01-01,5\n2024-01-02,7.5\n", lag_days=-1)
    assert table.header["unit"] == "person"
    assert table.values == (5, 7.5)
    assert table.known == (ordinal("2023-12-31"), ordinal("2024-01-01"))
    assert table.starts == ()


def test_a_row_may_say_when_it_was_known_what_it_covers_and_whose_it_is(tmp_path):
    text = "day,value,known,start,label\n2024-01-31,5,2024-02-07\n2024-02-29,6,,2024-02-01,the staff, as told\n"
    table = read(tmp_path, text, lag_days=3)
    assert table.known == (ordinal("2024-02-07"), ordinal("2024-03-03"))
    assert table.starts == (ordinal("2024-01-31"), ordinal("2024-02-01"))
    assert table.labels == {ordinal("2024-02-29"): "the staff, as told"}


def test_header_lines(tmp_path):
    text = (
        "# times: 1000\n# restated: 2024-01-02 +50; 2024-01-03 -8\n# earlier: 2024-01-01 4 2024-01-01\n"
        "day,value\n2024-01-01,5\n"
    )
    table = read(tmp_path, text)
    assert table.values == (5000,)
    assert table.restatements == {ordinal("2024-01-02"): 50, ordinal("2024-01-03"): -8}
    assert table.earlier == ((ordinal("2024-01-01"), 4, ordinal("2024-01-01")),)


def test_a_value_may_have_bounds_and_all_of_them_one_day_known(tmp_path):
    head = "# known: 2026-08-22\n# times: 10\nday,value,known,low,high,label\n"
    table = read(tmp_path, head + "2024-01-01,5,,4,6.5\n2024-01-02,6,2024-02-01,,7\n")
    assert table.known == (ordinal("2026-08-22"), ordinal("2024-02-01"))
    assert table.highs == (65, 70)
    assert table.lows[0] == 40
    assert isnan(table.lows[1])
    assert read(tmp_path, "day,value,low,high\n2024-01-01,5\n").lows == ()


BROKEN = {
    "empty file": ("", r"series\.csv, line 1: expected the column line"),
    "header alone": ("# unit: person\n", r"line 2: expected the column line"),
    "other columns": ("date,amount\n", r"line 1: expected the column line"),
    "no day": ("day,value\n2024-01-01,5\n31.12.2024,6\n", r"line 3 \('31\.12\.2024,6'\)"),
    "no number": ("day,value\n2024-01-01,many\n", r"line 2 .*many"),
    "no finite number": ("day,value\n2024-01-01,inf\n", r"line 2 .*finite"),
    "no value": ("day,value\n2024-01-01\n", r"line 2"),
    "day twice": ("day,value\n2024-01-01,5\n2024-01-01,6\n", r"line 3 .*rise"),
    "days fall": ("day,value\n2024-01-02,5\n2024-01-01,6\n", r"line 3 .*rise"),
    "starts after it ends": ("day,value,start\n2024-01-02,5,2024-01-03\n", r"line 2 .*start must not be after"),
    "known is no day": ("day,value,known\n2024-01-02,5,soon\n", r"line 2"),
    "columns in another order": ("day,value,label,known\n", r"line 1: expected the column line"),
    "a bound is no number": ("day,value,low,high\n2024-01-02,5,few,6\n", r"line 2"),
    "a bound is not finite": ("day,value,low,high\n2024-01-01,5,4,6\n2024-01-02,5,4,inf\n", r"line 3 .*bound"),
    "known as a whole is no day": ("# known: soon\nday,value\n2024-01-02,5\n", r"header"),
    "restatement without amount": ("# restated: 2024-01-02\nday,value\n2024-01-02,5\n", r"header"),
}


@pytest.mark.parametrize(("text", "message"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_refused_with_its_line(tmp_path, text, message):
    with pytest.raises(BrokenRecord, match=message):
        read(tmp_path, text)


def test_a_file_in_another_encoding_is_refused(tmp_path):
    path = tmp_path / "series.csv"
    path.write_bytes(b"day,value\n2024-01-01,\xff\n")
    with pytest.raises(BrokenRecord, match="cannot be read"):
        read_table(path)


@given(rows=dictionaries(dates(), integers(-(10**9), 10**9), min_size=1, max_size=30))
def test_what_is_written_is_read(tmp_path_factory, rows):
    lines = [f"{day},{value}" for day, value in sorted(rows.items())]
    table = read(tmp_path_factory.mktemp("rows"), "\n".join(("day,value", *lines)))
    assert dict(zip(table.days, table.values, strict=True)) == {day.toordinal(): v for day, v in rows.items()}
