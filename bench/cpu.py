"""CPU time of the command and of the analysis, on one article: `python bench/cpu.py ARTICLE [RUNS]`.

Whole commands are run as processes of their own and charged by the kernel (user and system time of the child); the
analysis is timed in this process, warm. Minimum and median of RUNS are printed: the minimum is the cost, the
median tells how busy the machine was.
"""

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date

from tallystick.claims import extract_claims
from tallystick.language import analyse
from tallystick.pipeline import check_document, open_documents, open_theatre


def child_seconds(*arguments: str) -> float:
    """CPU seconds of one run of the command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "tallystick", *arguments], stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def own_seconds(work: Callable[[], object]) -> float:
    """CPU seconds of one call in this process."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Print the table."""
    article = sys.argv[1]
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 9
    theatre, record = open_theatre("ukraine")
    (document, *_) = open_documents(article)
    measures: dict[str, Callable[[], float]] = {
        "tallystick --help": lambda: child_seconds("--help"),
        "check, text (no charts)": lambda: child_seconds("check", article, "--quiet"),
        "check, json (no charts)": lambda: child_seconds("check", article, "--quiet", "--format", "json"),
        "check, html (charts)": lambda: child_seconds("check", article, "--quiet", "--format", "html"),
        "analysis: stages 2 and 3": lambda: own_seconds(lambda: extract_claims(analyse(document, theatre), theatre)),
        "analysis and checks: stages 2 to 7": lambda: own_seconds(
            lambda: check_document(document, theatre=theatre, record=record, as_of=date(2026, 11, 1))
        ),
    }
    print(f"{article}, {len(document.text):,} characters; CPU milliseconds, {runs} runs")
    print(f"{'':38}{'minimum':>9}{'median':>9}")
    for name, measure in measures.items():
        measure()  # warm
        taken = [1000 * measure() for _ in range(runs)]
        print(f"{name:38}{min(taken):9.0f}{statistics.median(taken):9.0f}")


if __name__ == "__main__":
    main()
