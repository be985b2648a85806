"""What the HTML page shows of a report, ready for the template: words and numbers, no choices left to make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlsplit

from tallystick.brief import wording
from tallystick.brief.charts import claim_chart
from tallystick.brief.coverage import ANSWERED, reason
from tallystick.brief.marked_text import Anchor, marked_text
from tallystick.model.claim import Claim
from tallystick.model.finding import Evidence, Finding, Relation, Verdict
from tallystick.model.report import Report
from tallystick.model.series import Source

MOST_ROWS = 40  # rows of a series that a note prints; the rest is in the JSON
RELATIONS = {
    "sum": "Do the parts make the total?",
    "difference": "Does the difference come out?",
    "product": "Does the product come out?",
    "ratio": "Does the ratio come out?",
    "rate": "Do rate, total and time agree?",
    "percent": "Does the percentage come out?",
    "share": "Does the share come out?",
    "conversion": "Is the conversion right?",
    "order": "Are the numbers in the order stated?",
    "streak": "Is the run as long as stated?",
    "enumeration": "Are as many listed as counted?",
    "threshold": "Is the line crossed as stated?",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A row of the evidence table."""

    source: str
    series: str
    convention: str
    known: str
    value: str
    reproduces: bool
    agrees: bool
    expression: str
    url: str | None
    caveat: str | None
    rows: tuple[tuple[str, str], ...]
    more_rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Everything about one claim."""

    anchor: Anchor
    fragment: str
    before: str
    after: str
    why: str
    facts: tuple[tuple[str, str], ...]
    pieces: tuple[Piece, ...]
    then_now: tuple[str, ...]
    notes: tuple[str, ...]
    chart: str | None
    relations: tuple[Link, ...]
    beside: tuple[Anchor, ...]
    beside_words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A relation between numbers of the text."""

    id: str
    sign: str
    words: str
    state: str
    question: str
    stated: str
    computed: str
    why: str
    members: tuple[tuple[Anchor, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One document of the page. Text is plain except `article` and the charts, which are HTML already."""

    id: str
    title: str
    meta: tuple[str, ...]
    url: str | None
    as_of: str
    theatre: str
    figures: tuple[tuple[int, str], ...]
    summary: tuple[tuple[str, wording.Label, int], ...]
    in_words: str
    article: str
    notes: tuple[Note, ...]
    links: tuple[Link, ...]
    left_open: tuple[tuple[str, tuple[tuple[Anchor, str], ...]], ...]
    sources: tuple[Source, ...]
    reading_notes: tuple[str, ...]


def sheet(report: Report, number: int) -> Sheet:
    """Lay out one report; `number` keeps the ids of several documents apart."""
    prefix = f"d{number}"
    anchors = {
        claim.id: Anchor(f"{prefix}-c{index}", index, verdict.value, *wording.VERDICTS[verdict][:2])
        for index, claim in enumerate(report.claims, 1)
        for verdict in [report.findings[claim.id].verdict]
    }
    words = {claim.id: wording.one_line(claim.text, 90) for claim in report.claims}
    links = {
        relation.id: _link(relation, f"{prefix}-r{index}", anchors, words)
        for index, relation in enumerate(report.relations, 1)
    }
    document, coverage = report.document, report.coverage
    return Sheet(
        id=prefix,
        title=wording.harmless(wording.title(report)),
        meta=tuple(filter(None, [wording.one_line(document.publisher or ""), wording.published(document)])),
        url=web_address(document.url),
        as_of=wording.day(report.as_of),
        theatre=report.theatre_title,
        figures=(
            (coverage.numbers, "numbers seen" if coverage.numbers != 1 else "number seen"),
            (coverage.claims, "claims found" if coverage.claims != 1 else "claim found"),
            (coverage.checkable, "checkable"),
            (coverage.checked, "checked"),
            (sum(coverage.abstained.values()), "left open"),
        ),
        summary=tuple((v.value, wording.VERDICTS[v], report.summary.get(v, 0)) for v in Verdict),
        in_words=_in_words(report),
        article=marked_text(report, anchors),
        notes=tuple(_note(report, claim, anchors, words, links) for claim in report.claims),
        links=tuple(links.values()),
        left_open=_left_open(report, anchors, words),
        sources=sources_of(report),
        reading_notes=tuple(map(wording.one_line, document.notes)),
    )


def web_address(url: str | None) -> str | None:
    """The address if a browser may be led there; other schemes (`javascript:`, `file:`) are no links."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def _in_words(report: Report) -> str:
    counts = [(wording.VERDICTS[v].words, report.summary.get(v, 0)) for v in Verdict]
    said = ", ".join(f"{count} {words}" for words, count in counts if count)
    broken = sum(relation.holds is False for relation in report.relations)
    return said + (f"; {broken} of the sums inconsistent as printed" if broken else "")


def _note(
    report: Report,
    claim: Claim,
    anchors: dict[str, Anchor],
    words: dict[str, str],
    links: dict[str, Link],
) -> Note:
    finding = report.findings[claim.id]
    text = report.document.text
    beside = [other for other in report.claims if other.id != claim.id and other.span.overlaps(claim.span)]
    return Note(
        anchor=anchors[claim.id],
        fragment=wording.one_line(claim.text),
        before=_context(text[claim.sentence.start : claim.span.start], 120, keep_end=True),
        after=_context(text[claim.span.end : claim.sentence.end], 120, keep_end=False),
        why=wording.sentence(finding.why),
        facts=tuple(_facts(report, claim, finding)),
        pieces=tuple(pieces(finding.evidence)),
        then_now=tuple(_then_now(finding.evidence)),
        notes=tuple(map(wording.one_line, finding.notes)),
        chart=claim_chart(claim, finding, report.record),
        relations=tuple(links[relation.id] for relation in report.relations if claim.id in relation.claims),
        beside=tuple(anchors[other.id] for other in beside),
        beside_words=tuple(words[other.id] for other in beside),
    )


def _context(text: str, width: int, *, keep_end: bool) -> str:
    """What stands around the fragment in its sentence, shortened on the far side, its spaces at the near side kept."""
    flat = wording.harmless(text).replace("\n", " ")
    if len(flat) <= width:
        return flat
    return f"…{flat[-width:]}" if keep_end else f"{flat[:width]}…"


def _facts(report: Report, claim: Claim, finding: Finding) -> Iterable[tuple[str, str]]:
    yield "Said by", wording.one_line(said(claim))
    measure = report.record.measures.get(claim.measure or "")
    if measure:
        yield "About", measure.name + (f" over {claim.denominator.replace('_', ' ')}" if claim.denominator else "")
    if claim.period:
        yield "Days", f"{wording.period(claim.period)} ({wording.DAYS[claim.period.basis]})"
    yield "Put as", wording.MODALITIES[claim.modality]
    if claim.amount:
        unit = wording.unit(claim.amount)
        yield "Words allow", wording.allowed(claim.amount) + (f" ({unit})" if unit else "")
    if finding.computed is not None:
        gap = f" ({wording.percent(finding.gap_percent)} from the printed)" if finding.gap_percent is not None else ""
        yield "Record gives", wording.number(finding.computed) + gap


def said(claim: Claim) -> str:
    """The chain with the reporting words: "Harbour Gazette (reported) → the staff (citing)"."""
    links = [f"{link.speaker} ({link.cue})" if link.cue else link.speaker for link in claim.attribution]
    return " → ".join(links) or "the text itself"


def pieces(evidence: Sequence[Evidence]) -> Iterable[Piece]:
    """One row for each series and convention; what was known then and now is one row where both are the same."""

    def same(piece: Evidence) -> tuple[str, str, str, str]:
        return piece.series, piece.convention, piece.expression, str(piece.value)

    ordered = sorted(evidence, key=lambda p: (bool(p.caveat), not p.reproduces, not p.agrees))
    dated = any(piece.known == "then" for piece in evidence)
    for _, group in groupby(sorted(ordered, key=lambda p: [same(q) for q in ordered].index(same(p))), same):
        alike = list(group)
        piece = alike[0]
        known = " and ".join(sorted({p.known for p in alike}, reverse=True))
        yield Piece(
            source=piece.source,
            series=piece.series,
            convention=piece.convention,
            known=f"known {known}" if dated else "",
            value=wording.number(piece.value),
            reproduces=piece.reproduces,
            agrees=piece.agrees,
            expression=piece.expression,
            url=web_address(piece.url),
            caveat=piece.caveat,
            rows=tuple((day.isoformat(), wording.number(value, 9)) for day, value in piece.rows[:MOST_ROWS]),
            more_rows=max(0, len(piece.rows) - MOST_ROWS),
        )


def _then_now(evidence: Sequence[Evidence]) -> Iterable[str]:
    """A sentence for each series whose answer was revised after the claim was published."""
    then = {(p.series, p.convention): p for p in evidence if p.known == "then"}
    for piece in evidence:
        before = then.get((piece.series, piece.convention))
        if piece.known == "now" and before is not None and before.value != piece.value:
            yield (
                f"{piece.source}, {piece.convention}: {wording.number(before.value)} when the claim was published, "
                f"{wording.number(piece.value)} as known now."
            )


def _link(relation: Relation, id: str, anchors: dict[str, Anchor], words: dict[str, str]) -> Link:
    sign, state = wording.held(relation)
    return Link(
        id=id,
        sign=sign,
        words=state,
        state={True: "holds", False: "breaks", None: "shown"}[relation.holds],
        question=RELATIONS[relation.kind.value],
        stated=wording.one_line(relation.stated),
        computed=wording.one_line(relation.computed),
        why=wording.sentence(relation.why),
        members=tuple((anchors[name], words[name]) for name in relation.claims if name in anchors),
    )


def _left_open(
    report: Report, anchors: dict[str, Anchor], words: dict[str, str]
) -> tuple[tuple[str, tuple[tuple[Anchor, str], ...]], ...]:
    """The reasons of the coverage, each with the claims it stands for."""
    related = {claim for relation in report.relations if relation.holds is not None for claim in relation.claims}
    members: dict[str, list[tuple[Anchor, str]]] = {name: [] for name in report.coverage.abstained}
    for claim in report.claims:
        finding = report.findings[claim.id]
        if finding.verdict not in ANSWERED and claim.id not in related:
            members.setdefault(reason(claim, finding), []).append((anchors[claim.id], words[claim.id]))
    return tuple((name, tuple(claims)) for name, claims in members.items())


def sources_of(report: Report) -> tuple[Source, ...]:
    """Every source that spoke, once, in the order of the text; one that the record does not hold by name alone."""
    pieces_told = [piece for claim in report.claims for piece in report.findings[claim.id].evidence]
    wanted = {piece.series for piece in pieces_told}
    held: dict[str, Source] = {}
    likely = dict.fromkeys(name for claim in report.claims for name in (*claim.measures, claim.denominator) if name)
    for measure in (*likely, *report.record.series):  # each measure's files are read when it is asked for
        if wanted <= held.keys():
            break
        held.update({series.id: series.source for series in report.record.of(measure)})
    used: dict[str, Source] = {}
    for piece in pieces_told:
        unknown = Source(id=piece.source, name=piece.source, url=piece.url or "", licence="not stated", credit="")
        source = held.get(piece.series, unknown)
        used.setdefault(source.id, source)
    return tuple(used.values())
