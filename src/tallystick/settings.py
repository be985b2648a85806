"""Every knob: its unit, its default, and the environment variable that sets it, where there is one."""

from __future__ import annotations

import os
import sys
from pathlib import Path

MEGABYTE = 1_000_000  # bytes

MAX_BYTES = 64 * MEGABYTE  # largest file, or standard input, that is read as a source
MAX_TEXT_CHARS = 6_000_000  # longest text of one document; a longer one is many, and takes minutes
MAX_PAGE_BYTES = 2 * MEGABYTE  # largest HTML page given to trafilatura, at 1.2 s of CPU a MB; ours reads the rest
MAX_PAGE_TAGS = 50_000  # the same: its time goes with their number, and grows faster
MAX_TITLE_CHARS = 120  # a longer first line is a paragraph
GUESS_BYTES = 32_768  # how much of a file the encoding is guessed from
PDF_SECONDS = 60  # of CPU time for one PDF; a page with a picture of a map takes 0.01
PDF_MEMORY = 2_000 * MEGABYTE  # that reading one may take, in a process of its own
PDF_MOST_PAGES = 2_000  # that are read of one
MAX_OFFICE_BYTES = 32 * MEGABYTE  # of XML in one part of an office document; a thousand pages have 10
MAX_RUNS = 1_000_000  # stretches kept to lead back to the original; 100 MB of memory

FETCH_CONNECT_SECONDS = 10.0  # until a source takes the connection
FETCH_READ_SECONDS = 30.0  # between two pieces of a page
FETCH_TOTAL_SECONDS = 180.0  # for one page, all tries together
FETCH_MOST_BYTES = 64 * MEGABYTE  # largest page, unpacked; the largest table today has 0.8 MB
FETCH_SOURCE_SECONDS = 60.0  # for a page that somebody wants read, all tries together; he waits for it
FETCH_SOURCE_TRIES = 3
FETCH_SOURCE_PACE_SECONDS = 1.0  # between two pages of one host
FETCH_TRIES = 4
FETCH_BACKOFF_SECONDS = 1.0  # pause before the second try; doubled before each further one
FETCH_PACE_SECONDS = 0.2  # between two requests to one host

DEFAULT_THEATRE = "ukraine"
DEBUG = "TALLYSTICK_DEBUG"  # set to anything but 0: faults show their traceback


def debugging() -> bool:
    """Does the user want tracebacks? Read when asked, so that a test can set it."""
    return os.environ.get(DEBUG, "0") not in ("", "0")


HOME = "TALLYSTICK_HOME"  # the folder of the user's data; the platform's own place without it
RECORD = "TALLYSTICK_RECORD"  # the store of the record: a file, postgresql://..., or SNAPSHOT_ONLY
SNAPSHOT_ONLY = "snapshot"  # as an address: only what the package carries
LEDGER = "TALLYSTICK_LEDGER"  # the ledger: a file or postgresql://...
LOCK_SECONDS = 10.0  # how long a store that somebody else is writing is waited for
CONNECT_SECONDS = 10  # how long a database server may take to answer


def home_folder() -> Path:
    """Where the user's data is kept; it need not exist. Read when asked, so that a test can set it.

    Raises RuntimeError when it is given as that of a user who is not known here ("~nobody/data").
    """
    given = os.environ.get(HOME)
    if given:
        return Path(given).expanduser()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "tallystick"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "tallystick"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "tallystick"
