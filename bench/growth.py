"""CPU time of the language stage on long senseless texts: `python bench/growth.py [BYTES]` (default 250,000).

For every kind of text: seconds a megabyte, how much longer twice the text takes (2 is as it should be; a square would
take 4), and the layer that takes most. Exit code 1 when a kind takes more than 2 seconds a megabyte or grows by more
than 2.7.
"""

import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from tallystick.language.attribution import find_attributions
from tallystick.language.modality import find_modality
from tallystick.language.names import find_names
from tallystick.language.places import find_places
from tallystick.language.quantities import find_quantities
from tallystick.language.sentences import split_sentences
from tallystick.language.times import find_times, infer_published
from tallystick.language.tokens import tokenize
from tallystick.theatres import load_theatre

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tests.language.any_text import UNITS

MOST_SECONDS, MOST_GROWTH = 2.0, 2.7
THEATRE = load_theatre("ukraine")
PUBLISHED = date(2025, 1, 2)


def seconds(text: str) -> dict[str, float]:
    """CPU seconds of each layer on one text."""
    spent: dict[str, float] = {}

    def timed(layer: str, work: Callable[[], Any]) -> Any:
        begun = time.process_time()
        result = work()
        spent[layer] = time.process_time() - begun
        return result

    tokens = timed("tokens", lambda: tokenize(text))
    sentences = timed("sentences", lambda: split_sentences(text, tokens))
    timed("publication", lambda: infer_published(text, tokens, sentences))
    times = timed(
        "times",
        lambda: find_times(
            text, tokens, sentences, published=PUBLISHED, anchors=THEATRE.anchors, war_start=THEATRE.start
        ),
    )
    names = timed("names", lambda: find_names(text, tokens, sentences, THEATRE))
    timed("places", lambda: find_places(text, sentences, names))
    timed("quantities", lambda: find_quantities(text, tokens, sentences, times))
    timed("attribution", lambda: find_attributions(text, tokens, sentences, mentions=names, times=times))
    timed("modality", lambda: find_modality(text, tokens, sentences))
    return spent


def main() -> int:
    """Print a line for every kind of text."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 250_000
    slow = 0
    for name, unit in UNITS.items():
        once, twice = (seconds(unit * (length // len(unit))) for length in (size, 2 * size))
        total = sum(twice.values())
        pace, growth = total / (2 * size) * 1e6, total / max(sum(once.values()), 0.05)
        worst = max(twice, key=lambda layer: twice[layer])
        bad = pace > MOST_SECONDS or growth > MOST_GROWTH
        slow += bad
        share = f"{worst} {twice[worst] / (2 * size) * 1e6:.1f}"
        print(f"{name:20} {pace:5.1f} s/MB  x{growth:.1f}  most: {share}{'   <- slow' * bad}", flush=True)
    return int(slow > 0)


if __name__ == "__main__":
    raise SystemExit(main())
