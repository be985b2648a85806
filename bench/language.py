"""Speed of the language stage: `python bench/language.py ARTICLE... [--peer PYTHON] [--model NAME] [--runs N]`.

Prints articles of 6.4 KB per CPU second on one core, layer by layer and as a whole. With `--peer`, a Python that has
spaCy and its small English pipeline reads the same texts in the same run, in turn with ours, and the ratio is printed:
the two share whatever else the machine was doing.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from tallystick.language import analyse
from tallystick.language.attribution import find_attributions
from tallystick.language.modality import find_modality
from tallystick.language.names import find_names
from tallystick.language.quantities import find_quantities
from tallystick.language.sentences import split_sentences
from tallystick.language.times import find_times
from tallystick.language.tokens import tokenize
from tallystick.model.document import Document
from tallystick.pipeline import open_theatre

ARTICLE_BYTES = 6400
PUBLISHED = date(2025, 1, 2)
PEER = """
import json, sys, time, spacy
pipeline = spacy.load(sys.argv[1])
texts = json.loads(sys.stdin.readline())
pipeline(texts[0][:500])
for line in sys.stdin:
    start = time.process_time()
    for text in texts:
        pipeline(text)
    print(time.process_time() - start, flush=True)
"""


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of one call in this process."""
    start = time.process_time()
    work()
    return time.process_time() - start


def read(text: str) -> None:
    """The whole stage, once."""
    analyse(Document(id="bench", text=text, published=PUBLISHED), THEATRE)


def layers(text: str, runs: int) -> dict[str, float]:
    """CPU seconds of each layer, minimum of the runs."""
    tokens = tokenize(text)
    sentences = split_sentences(text, tokens)
    times = find_times(text, tokens, sentences, published=PUBLISHED, anchors=THEATRE.anchors, war_start=THEATRE.start)
    names = find_names(text, tokens, sentences, THEATRE)
    work: dict[str, Callable[[], object]] = {
        "tokens": lambda: tokenize(text),
        "sentences": lambda: split_sentences(text, tokens),
        "times": lambda: find_times(
            text, tokens, sentences, published=PUBLISHED, anchors=THEATRE.anchors, war_start=THEATRE.start
        ),
        "names": lambda: find_names(text, tokens, sentences, THEATRE),
        "quantities": lambda: find_quantities(text, tokens, sentences, times),
        "attributions": lambda: find_attributions(text, tokens, sentences, mentions=names, times=times),
        "modality": lambda: find_modality(text, tokens, sentences),
    }
    return {name: min(seconds(call) for _ in range(runs)) for name, call in work.items()}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="+", type=Path)
    parser.add_argument("--peer", help="a Python with spaCy")
    parser.add_argument("--model", default="en_core_web_sm")
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    texts = [path.read_text("utf-8") for path in options.articles]
    share = sum(len(text.encode()) for text in texts) / ARTICLE_BYTES  # in articles of the standard size

    for text in texts:
        read(text)
    ours, theirs = [], []
    peer = None
    if options.peer:
        peer = subprocess.Popen(
            [options.peer, "-c", PEER, options.model], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert peer.stdin and peer.stdout
        peer.stdin.write(json.dumps(texts) + "\n")
    for run in range(options.runs):
        ours.append(seconds(lambda: [read(text) for text in texts]))
        if peer and peer.stdin and peer.stdout and run < 5:
            peer.stdin.write("again\n")
            peer.stdin.flush()
            theirs.append(float(peer.stdout.readline()))
    rows = [layers(text, options.runs) for text in texts]
    for name in rows[0]:
        print(_line(name, sum(row[name] for row in rows) / share))
    print(_line("whole stage", min(ours) / share))
    if peer and peer.stdin:
        peer.stdin.close()
        peer.wait()
        print(_line("spaCy small", min(theirs) / share))
        print(f"{'ratio':14}{min(theirs) / min(ours):8.1f}")


def _line(name: str, seconds_each: float) -> str:
    return f"{name:14}{1000 * seconds_each:8.2f} ms an article {1 / seconds_each:10,.1f} per CPU second"


THEATRE = open_theatre("ukraine")[0]

if __name__ == "__main__":
    sys.exit(main())
