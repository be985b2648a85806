"""Markdown as GitHub reads it: a table of the claims, the sums, what was left open, the sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tallystick.brief import together, wording
from tallystick.brief.page import pieces, sources_of, web_address
from tallystick.model.collection import Collection
from tallystick.model.finding import Verdict
from tallystick.model.report import Report

SPECIAL = re.compile(r"([\\`*_\[\]<>#|~$&])")
LIST_MARK = re.compile(r"^(\d*)([-=+.)])")


def render(reports: Sequence[Report], *, collection: Collection | None = None) -> bytes:
    """The reports one after the other, a rule between them; what was found in all of them at the end."""
    parts = ["\n".join(_report(report)) + "\n" for report in reports]
    closing = together.totals(reports, collection)
    if closing is not None:
        parts.append("\n".join(_together(closing)) + "\n")
    return "\n---\n\n".join(parts).encode("utf-8", "replace")


def render_collection(collection: Collection) -> bytes:
    """What all documents say together and beside each other."""
    return ("\n".join(_together(collection)) + "\n").encode("utf-8", "replace")


def _together(collection: Collection) -> Iterator[str]:
    total = collection.coverage
    yield f"# In all {collection.documents} documents"
    yield ""
    yield wording.covered(total) + "."
    if total.abstained:
        yield from ("", "Left open:", "")
        yield from (f"- {plain(name)}: {count}" for name, count in total.abstained.items())
    for heading in together.headings(collection):
        yield from ("", f"## {heading.title}", "")
        for entry in heading.entries:
            more = f"{entry.more} more texts. " if entry.more else ""
            yield f"- {plain(entry.quantity)}. {more}{plain(entry.follows)}"
            yield from (f"  - **{plain(printed)}**: {plain(rest)}" for printed, rest, _, _ in entry.stated)
        if heading.more:
            yield f"- and {heading.more} more"
    told, more_lines = together.lineages(collection)
    if told:
        yield from ("", "## Who has it from whom", "")
        yield from (f"- {plain(line)}" for line in told)
        if more_lines:
            yield f"- and {more_lines} more"
    if collection.together:
        yield from ("", together.CAUTION)
    if collection.left_out:
        yield from ("", together.left_out(collection))


def plain(text: str, width: int = 10_000) -> str:
    """Text that Markdown shows as it is: no table, link, emphasis, tag or list comes out of it."""
    escaped = SPECIAL.sub(r"\\\1", wording.one_line(text, width))
    escaped = re.sub(r"(?i)(https?|ftp):", r"\1&#58;", escaped)  # or GitHub makes a link of a bare address
    escaped = re.sub(r"(?i)\bwww\.", "www&#46;", escaped)
    return LIST_MARK.sub(r"\1\\\2", escaped)


def _report(report: Report) -> Iterator[str]:
    document = report.document
    yield f"# {plain(wording.title(report))}"
    yield ""
    about = [plain(document.publisher or ""), wording.published(document)]
    about.append(f"judged on the record as of {wording.day(report.as_of)}, {plain(report.theatre_title)}")
    if address := web_address(document.url):
        about.append(f"[the original](<{_target(address)}>)")
    yield " · ".join(filter(None, about))
    yield ""
    yield wording.counts(report) + "."
    found = [(wording.VERDICTS[v], report.summary.get(v, 0)) for v in Verdict]
    if report.claims:
        yield ""
        yield ", ".join(f"{label.sign} {count} {label.words}" for label, count in found if count)
        yield ""
        yield "| | Printed | Said by | Computed | Verdict | Why |"
        yield "|---|---|---|--:|---|---|"
        yield from (_row(report, index) for index in range(len(report.claims)))
        yield from _notes(report)
    if report.relations:
        yield from ("", "## The numbers against each other", "")
        for relation in report.relations:
            sign, words = wording.held(relation)
            sums = f"printed {plain(relation.stated)}; {plain(relation.computed)}"
            yield f"- {sign} **{words}**: {sums}. {plain(wording.sentence(relation.why))}"
    if report.coverage.abstained:
        yield from ("", "## Left open, and why", "")
        yield from (f"- {plain(name)}: {count}" for name, count in report.coverage.abstained.items())
    if sources := sources_of(report):
        yield from ("", "## Sources", "")
        for source in sources:
            address = web_address(source.url)
            name = f"[{plain(source.name)}](<{_target(address)}>)" if address else plain(source.name)
            credit = f" {plain(source.credit)}." if source.credit and source.credit != source.name else ""
            yield f"- {name}.{credit} Licence: {plain(source.licence)}"


def _row(report: Report, index: int) -> str:
    claim = report.claims[index]
    finding = report.findings[claim.id]
    label = wording.VERDICTS[finding.verdict]
    computed = wording.number(finding.computed) if finding.computed is not None else ""
    cells = (
        label.sign,
        plain(claim.text, 120),
        plain(wording.chain(claim), 120),
        computed,
        label.words,
        plain(wording.sentence(finding.why)),
    )
    return f"| {' | '.join(cells)} |"


def _notes(report: Report) -> Iterator[str]:
    """The sums to redo and the remarks, under the fragment they belong to."""
    heading = ["", "## The sums", ""]
    for claim in report.claims:
        finding = report.findings[claim.id]
        if not finding.evidence and not finding.notes:
            continue
        yield from heading
        heading = []
        yield f"- {wording.VERDICTS[finding.verdict].sign} **{plain(claim.text, 120)}**"
        for piece in pieces(finding.evidence):
            mark = " (reproduces the printed digits)" if piece.reproduces else ""
            known = f", {piece.known}" if piece.known else ""
            yield f"  - {plain(piece.source)}, {plain(piece.convention)}{known}: {plain(piece.expression)}{mark}"
        yield from (f"  - {plain(note)}" for note in finding.notes)


def _target(address: str) -> str:
    """An address that cannot end its brackets early."""
    return address.replace("<", "%3C").replace(">", "%3E").replace("\n", "").replace(" ", "%20")
