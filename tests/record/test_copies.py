"""Transcriptions that the package names in the headers of its files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import tallystick.record
from tallystick.errors import BrokenRecord
from tallystick.record.conflicts.copies import read_copies

PACKAGED = Path(tallystick.record.__file__).parent / "snapshot" / "ukraine"
SERIES = "personnel_losses_general_staff"


def test_where_the_packaged_transcriptions_differ():
    """The transposition of May 2025, and the four days on which one of them repeats the day before."""
    copies = read_copies([SERIES], PACKAGED, None)[SERIES]
    swapped = date(2025, 5, 9).toordinal()
    assert {name: values[swapped] for name, values in copies.items()} == {
        "ivaniuk": 963_270,
        "lod_db": 963_270,
        "minfin": 963_720,
    }
    repeated = [date(2024, 10, 7), date(2024, 11, 3), date(2025, 10, 27), date(2025, 11, 5)]
    assert all(copies["lod_db"][day.toordinal()] < copies["ivaniuk"][day.toordinal()] for day in repeated)


@pytest.mark.parametrize(
    "header", ["# copies: 2024-10-07 lod_db", "# copies: soon lod_db 5", "# copies: 2024-10-07 a b"]
)
def test_a_header_that_cannot_be_read_is_told(tmp_path, header):
    (tmp_path / f"{SERIES}.csv").write_text(f"{header}\nday,value\n2024-10-07,5\n", encoding="utf-8")
    with pytest.raises(BrokenRecord, match="'copies'"):
        read_copies([SERIES], tmp_path, None)
