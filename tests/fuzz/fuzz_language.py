"""A fuzzer of the language stage, coverage-guided: `python tests/fuzz/fuzz_language.py CORPUS -max_total_time=600`.

Needs atheris (`pip install atheris`), which the tests do not. What it finds becomes a case of
tests/language/test_any_text.py.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
with atheris.instrument_imports(include=["tallystick"]):
    from tallystick.language import analyse
    from tallystick.model.document import Document
    from tallystick.theatres import load_theatre

from tests.language.any_text import faults

THEATRE = load_theatre("ukraine")
DAYS = (date(2025, 1, 2), None)


def one(data: bytes) -> None:
    """Read one text; the first byte says whether its day of publication is known."""
    text = data[1:].decode("utf-8", errors="ignore")
    found = list(faults(analyse(Document(id="x", text=text, published=DAYS[data[:1] > b"\x7f"]), THEATRE)))
    if found:
        raise AssertionError(found[0])


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
