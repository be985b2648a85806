"""How right it is: annotated corpora are read, scored layer by layer, and laid beside what others score on them.

`find_corpora` lists them, `evaluate` runs one, `tables` shows the results. One file a layer: `quantities`, `times`,
`attribution`, `claims`. The measures are written from their definitions and agree to the digit with the benchmarks'
own scorers, which a test sees to.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol

from tallystick.annotation import KEYS, annotate, item_of
from tallystick.brief.public import as_json
from tallystick.errors import TallystickError
from tallystick.evaluation import attribution, claims, quantities, times
from tallystick.evaluation.corpora import LAYERS, Corpus, find_corpora, read_rows
from tallystick.evaluation.counts import Counts
from tallystick.evaluation.marks import wrong_mark
from tallystick.evaluation.mistakes import Mistakes
from tallystick.model.document import Document
from tallystick.model.theatre import Theatre
from tallystick.pipeline import check_document, open_theatre

__all__ = ["HEADLINES", "LAYERS", "Corpus", "Result", "Scorer", "evaluate", "find_corpora", "headlines", "score_rows"]


class Scorer(Protocol):
    """What counts one layer."""

    counts: Counts
    groups: dict[str, Counts]
    mistakes: Mistakes

    def add(self, row: Mapping[str, Any], predicted: Any, /) -> None:
        """Count one document: the corpus's row, and what was found in it."""


SCORERS: dict[str, Callable[[int], Scorer]] = {
    "quantities": quantities.QuantityScorer,
    "times": times.TimeScorer,
    "attribution": attribution.AttributionScorer,
    "claims": claims.ClaimScorer,
}
HEADLINES = {
    "quantities": quantities.HEADLINES,
    "times": times.HEADLINES,
    "attribution": attribution.HEADLINES,
    "claims": claims.HEADLINES,
}
WARM_UP = Document(id="", text="On 3 May 2024 Kyiv said that 40 tanks had been lost, according to two officers.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A corpus scored: what was counted, on how much text, in how many CPU seconds of this process."""

    corpus: Corpus
    documents: int
    chars: int
    seconds: float
    counts: Counts
    groups: Mapping[str, Counts]
    mistakes: Mistakes
    failures: tuple[str, ...]  # lines and documents left out, each with its reason

    @property
    def documents_per_second(self) -> float:
        """Of CPU time; the lexicon is loaded before the clock starts."""
        return self.documents / self.seconds if self.seconds else 0.0


def headlines(layer: str, counts: Counts) -> tuple[str, ...]:
    """The measures of a layer to show first, as far as something was counted for them."""
    return tuple(measure for measure in HEADLINES[layer] if measure in counts and counts[measure].marked)


def evaluate(
    corpus: Corpus,
    theatre: str,
    *,
    as_of: date,
    mistakes: int = 0,
    step: Callable[[str], None] = lambda _: None,
) -> Result:
    """Run what a corpus marks over its texts and score it. `mistakes` is how many of each sort to keep.

    Claims go through the whole pipeline, judged on the record as of `as_of`; the other layers need the language stage
    alone. `step` is called with the name of each document done. A line that is no document is a failure, not an error.
    Raises UnknownTheatre or InvalidTheatre.
    """
    scorer = SCORERS[corpus.layer](mistakes)
    find = _finder(corpus.layer, theatre, as_of)
    find(WARM_UP)
    documents = chars = 0
    seconds = 0.0
    failures: list[str] = []
    for number, row in enumerate(read_rows(corpus.path), 1):
        if isinstance(row, TallystickError):
            failures.append(str(row))
            continue
        where = f"{corpus.path}, row {number}"
        if told := wrong_mark(corpus.layer, row):
            failures.append(f"{where}: {told}: mend the row or take it out")
            continue
        try:
            document = item_of(row, where, f"#{number}").document if row["text"].strip() else None
            start = time.process_time()
            found = find(document) if document else EMPTY[corpus.layer]
            seconds += time.process_time() - start
            scorer.add(row, found)
        except TallystickError as error:
            failures.append(str(error))
            continue
        except (KeyError, TypeError, ValueError, AttributeError, IndexError, OverflowError) as error:
            failures.append(f"{where} is not marked as its first line is ({type(error).__name__}: {error})")
            continue
        documents += 1
        chars += len(row["text"])
        step(str(row.get("id", number)))
    return Result(
        corpus=corpus,
        documents=documents,
        chars=chars,
        seconds=seconds,
        counts=scorer.counts,
        groups=scorer.groups,
        mistakes=scorer.mistakes,
        failures=tuple(failures),
    )


EMPTY: dict[str, Any] = {"quantities": [], "times": [], "attribution": [], "claims": {"claims": [], "relations": []}}


def _finder(layer: str, theatre_name: str, as_of: date) -> Callable[[Document], Any]:
    """What finds the layer in a document, in the form that its scorer takes."""
    theatre: Theatre
    theatre, record = open_theatre(theatre_name)

    def check(document: Document) -> Any:
        return as_json(check_document(replace(document, runs=()), theatre=theatre, record=record, as_of=as_of))

    def read(document: Document) -> Any:
        return annotate(document, theatre, (layer,), details=True)[KEYS[layer]]

    return check if layer == "claims" else read


def score_rows(layer: str, rows: Sequence[Mapping[str, Any]], predicted: Sequence[Any], *, mistakes: int = 0) -> Scorer:
    """Score predictions that are there already, row by row. Raises ValueError when there are more or fewer of them."""
    scorer = SCORERS[layer](mistakes)
    for row, found in zip(rows, predicted, strict=True):
        scorer.add(row, found)
    return scorer
