"""Results as a table for the terminal, as Markdown, as JSON or as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from tallystick import __version__
from tallystick.evaluation import HEADLINES, Result, headlines
from tallystick.evaluation.attribution import RECALL
from tallystick.evaluation.counts import Counts, percent
from tallystick.evaluation.peers import Peer

SCHEMA = 1
SHORT = {  # measures in the heads of columns
    "one-to-one value": "value",
    "one-to-one value+unit": "v+unit",
    "benchmark value": "(bench) v",
    "benchmark value+unit": "(bench) v+u",
    "source exact": "source",
    "cue exact": "cue",
    "content exact": "content",
    "whole hit": "hit",
    "whole hit (recall)": "hit, recall",
    "reporting source exact": "r:source",
    "reporting cue exact": "r:cue",
    "reporting content exact": "r:content",
    "reporting whole hit": "r:hit",
    "verdict accuracy": "verdicts",
    "errors caught": "caught",
    "true claims upheld": "upheld",
    "unknown left open": "left open",
    "broken relations caught": "broken rel.",
    "sound relations confirmed": "sound rel.",
}
LEGEND = {
    "quantities": "value, v+unit: one to one. (bench): as the evaluation published with NewsQuant counts.",
    "times": "value: overlapping span and equal TIMEX3 value.",
    "attribution": "source, cue, content: exact spans. hit: who said what, by half. r: reports and quotations only.",
    "claims": "Shares of the marked claims in percent; false alarms: true ones called contradicted.",
}
OURS = "tallystick"
NONE = "-"

Table = list[list[str]]  # the first row is the head; first columns are words, the others numbers


def render(results: Sequence[Result], format: str, *, width: int | None = None) -> bytes:
    """All results in one of FORMATS, the tables of text no wider than `width`. Raises KeyError for another format."""
    shown = _text(results, width) if format == "text" else FORMATS[format](results)
    return shown.encode("utf-8", "backslashreplace")


def _text(results: Sequence[Result], width: int | None = None) -> str:
    lay_out = partial(_columns, most=width)
    return "\n\n".join(_section(result, lay_out, "", indent="  ") for result in results) + "\n"


def _markdown(results: Sequence[Result]) -> str:
    return "\n\n".join(_section(result, _piped, "## ", indent="- ") for result in results) + "\n"


def _section(result: Result, lay_out: Callable[[Table], str], mark: str, *, indent: str) -> str:
    parts = [f"{mark}{_title(result)}", lay_out(_beside(result)), LEGEND[result.corpus.layer]]
    if notes := _notes(result):
        parts.append("; ".join(f"[{number}] {note}" for number, note in enumerate(notes, 1)))
    parts += [lay_out(table) for table in _groups(result)]
    if details := _details(result):
        parts.append(details)
    if result.mistakes.counted:
        parts.append("Errors: " + ", ".join(f"{n} {sort}" for sort, n in result.mistakes.counted.most_common()))
    for sort, kept in result.mistakes.by_sort().items():
        lines = [f"{indent}{one.text}{_wanted(one.wanted, one.found)}  [{one.document}]" for one in kept]
        if lines:
            parts.append("\n".join([f"{sort}:", *lines] if not mark else [f"**{sort}**", "", *lines]))
    return "\n\n".join(parts)


def _wanted(wanted: str, found: str) -> str:
    words = [f"wanted: {wanted}"] if wanted else []
    return "".join(f"  {part}" for part in [*words, *([f"found: {found}"] if found else [])])


def _title(result: Result) -> str:
    corpus = result.corpus
    cite = f" ({corpus.known.cite})" if corpus.known else ""
    size = f"{result.documents:,} {_per(result)}, {result.chars:,} characters"
    return f"{corpus.name}: {corpus.layer}, {size}{cite}\n{corpus.path}"


def _per(result: Result) -> str:
    return result.corpus.known.per if result.corpus.known else "documents"


def _beside(result: Result) -> Table:
    """This run in the first rows, the peers below: F1 in percent."""
    measures = headlines(result.corpus.layer, result.counts)
    rows = [["F1, %", "part", *(SHORT.get(measure, measure) for measure in measures), "per CPU s", "from"]]
    if result.corpus.layer == "claims":
        rows[0][0] = "%"
    here = [f"{percent(result.counts[measure].f1):.1f}" for measure in measures]
    rows.append([OURS, "this file", *here, f"{result.documents_per_second:,.0f}", ""])
    if result.corpus.layer != "claims":
        for name, share in (("precision", "precision"), ("recall", "recall")):
            numbers = [f"{percent(getattr(result.counts[measure], share)):.1f}" for measure in measures]
            rows.append([f"  {name}", "", *numbers, "", ""])
    notes = _notes(result)
    for peer in _peers(result):
        numbers = [f"{peer.scores[measure]:.1f}" if measure in peer.scores else NONE for measure in measures]
        rows.append([peer.system, peer.part, *numbers, peer.speed or NONE, f"[{notes.index(peer.source) + 1}]"])
    return rows


def _peers(result: Result) -> Sequence[Peer]:
    return result.corpus.known.peers if result.corpus.known else ()


def _notes(result: Result) -> list[str]:
    """Where the peers' figures come from, each once."""
    return list(dict.fromkeys(peer.source for peer in _peers(result)))


def _groups(result: Result) -> list[Table]:
    """Scores by part of the corpus, those with the same measures in one table; nothing for a single part."""
    shown = {*HEADLINES[result.corpus.layer], RECALL}
    alike: dict[tuple[str, ...], dict[str, Counts]] = {}
    for group, counts in result.groups.items():
        alike.setdefault(tuple(measure for measure, _ in counts if measure in shown), {})[group] = counts
    return [_group(groups, measures) for measures, groups in alike.items() if measures and len(groups) > 1]


def _group(groups: Mapping[str, Counts], measures: Sequence[str]) -> Table:
    rows = [["%", *(SHORT.get(measure, measure) for measure in measures), "predicted", "marked"]]
    for group, counts in sorted(groups.items()):
        shown = [_score(counts, measure) for measure in measures]
        first = counts[measures[0]]
        rows.append([group, *shown, str(first.predicted), str(first.marked)])
    return rows


def _score(counts: Counts, measure: str) -> str:
    if measure not in counts or not counts[measure].marked:
        return NONE
    count = counts[measure]
    return f"{percent(count.recall if measure == RECALL else count.f1):.1f}"


def _details(result: Result) -> str:
    """Measures that no peer has."""
    named = [measure for measure, _ in result.counts if measure.endswith("of hits") or measure.startswith("span ")]
    extra = ("precision of contradicted", "relation false alarms") if result.corpus.layer == "claims" else ()
    found = [(m, result.counts[m]) for m in (*named, *extra) if m in result.counts and result.counts[m].marked]
    return ", ".join(f"{measure} {percent(count.f1):.1f} % ({count.hits:g}/{count.marked})" for measure, count in found)


def _columns(table: Table, most: int | None = None) -> str:
    """Columns side by side; those that do not fit in `most` characters stand below, each part with the first column."""
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    parts: list[list[int]] = [[0]]
    for at in range(1, len(widths)):
        if most and len(parts[-1]) > 1 and sum(widths[k] + 2 for k in parts[-1]) + widths[at] > most:
            parts.append([0])
        parts[-1].append(at)
    return "\n\n".join(_side_by_side([[row[at] for at in part] for row in table]) for part in parts)


def _side_by_side(table: Table) -> str:
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    words = [all(not cell[:1].isdigit() for cell in column) for column in zip(*table, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if is_word else cell.rjust(width)
            for cell, width, is_word in zip(row, widths, words, strict=True)
        ).rstrip()
        for row in table
    )


def _piped(table: Table) -> str:
    head, *rows = [[cell.replace("|", "\\|").strip() for cell in row] for row in table]
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def as_plain(result: Result) -> dict[str, Any]:
    """A result as a plain object: every measure with what it was counted from."""
    corpus = result.corpus
    known = corpus.known
    return {
        "schema": SCHEMA,
        "version": __version__,
        "corpus": known.id if known else None,
        "title": corpus.name,
        "path": corpus.path,
        "layer": corpus.layer,
        "documents": result.documents,
        "chars": result.chars,
        "cpu_seconds": round(result.seconds, 3),
        "documents_per_cpu_second": round(result.documents_per_second, 1),
        "scores": _plain(result.counts),
        "groups": {group: _plain(counts) for group, counts in result.groups.items()},
        "peers": [
            {"system": p.system, "part": p.part, "f1": dict(p.scores), "speed": p.speed or None, "source": p.source}
            for p in (known.peers if known else ())
        ],
        "errors": dict(result.mistakes.counted),
        "examples": [one.shown() for one in result.mistakes.kept],
        "failures": list(result.failures),
    }


def _plain(counts: Counts) -> Mapping[str, Any]:
    return {measure: count.shown() for measure, count in counts}


FORMATS: dict[str, Callable[[Sequence[Result]], str]] = {
    "text": _text,
    "md": _markdown,
    "json": lambda results: json.dumps([as_plain(one) for one in results], ensure_ascii=False, indent=1) + "\n",
    "jsonl": lambda results: "".join(json.dumps(as_plain(one), ensure_ascii=False) + "\n" for one in results),
}
