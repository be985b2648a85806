"""What a ledger survives: `python bench/survival.py kill ADDRESS [TIMES]` or `crowd ADDRESS [SECONDS]`.

ADDRESS is a file that is not there yet, or an empty database. `kill` starts `ledger add` over a folder and kills it
with signal 9 at a random moment, 200 times; after each, what it had told to be kept must be there, once, with every
hash right. `crowd` lets two processes write and ten read for a minute: nobody may see an error.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.ledger.surviving import crowd, kill_at_random, write_folder

LONGEST_SECONDS = 5.0  # that a process lives; it begins to write after about two on a busy machine
TEXTS = 20_000


def main() -> None:
    """Kill or crowd, and print what it came to."""
    kind, address = sys.argv[1:3]
    begun = time.perf_counter()
    if kind == "kill":
        times = int(sys.argv[3]) if len(sys.argv) > 3 else 200
        with tempfile.TemporaryDirectory() as folder:
            texts = Path(folder) / "texts"
            write_folder(texts, TEXTS)
            killed = kill_at_random(texts, address, times, random.Random(1), LONGEST_SECONDS)
        print(f"{times} kills, {killed.at_work} of a process at work, {killed.writing} after it had begun to write;")
        print(f"{killed.told:,} documents told to be kept: all there, once, every hash right")
    else:
        seconds = float(sys.argv[3]) if len(sys.argv) > 3 else 60.0
        wrote, read = crowd(address, writers=2, readers=10, seconds=seconds)
        print(f"2 writers, 10 readers, {seconds:.0f} s: {sum(wrote):,} documents written, {sum(read):,} pages read")
    print(f"{time.perf_counter() - begun:.0f} s")


if __name__ == "__main__":
    main()
