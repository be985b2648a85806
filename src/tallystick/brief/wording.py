"""The words and signs that every format shares: verdicts, who said it, periods, numbers, characters made harmless."""

from __future__ import annotations

import math
import unicodedata
from datetime import date
from typing import NamedTuple

from tallystick.maths.digits import grouped, signed_percent
from tallystick.model.amount import Amount
from tallystick.model.analysis import Modality
from tallystick.model.claim import Claim
from tallystick.model.document import Document, PublishedBasis
from tallystick.model.finding import Relation, Verdict
from tallystick.model.period import Period, PeriodBasis
from tallystick.model.report import Coverage, Report

MONTHS = "January February March April May June July August September October November December".split()


class Label(NamedTuple):
    """How a verdict is shown: a sign that does not need colour, the words, what they mean, a terminal colour."""

    sign: str
    words: str
    meaning: str
    colour: str


VERDICTS: dict[Verdict, Label] = {
    Verdict.SUPPORTED: Label(
        "✓", "supported by the record", "a held series gives a value inside what the wording allows", "green"
    ),
    Verdict.CLOSE: Label("≈", "close to the record", "outside the wording, but the difference is not material", "cyan"),
    Verdict.CONFLICTING: Label(
        "⇄", "conflicting evidence", "held sources disagree, or it is true of one reading and not of another", "yellow"
    ),
    Verdict.CONTRADICTED: Label(
        "✗", "contradicted by the record", "every held series that can speak is materially outside", "red"
    ),
    Verdict.NO_EVIDENCE: Label("?", "no evidence held", "checkable in principle, but nothing held can speak", "white"),
    Verdict.NOT_CHECKABLE: Label("·", "not checkable", "opinion, question, demand, or forecast not yet due", "white"),
}

PUBLISHED = {
    PublishedBasis.GIVEN: "date given",
    PublishedBasis.STATED: "date stated in the document",
    PublishedBasis.INFERRED: "date inferred",
    PublishedBasis.UNKNOWN: "date unknown",
}

DAYS = {
    PeriodBasis.STATED: "stated",
    PeriodBasis.RELATIVE: "counted from the publication date",
    PeriodBasis.INHERITED: "carried over from the text before",
    PeriodBasis.DOCUMENT: "not said: the publication date is taken",
}

MODALITIES = {
    Modality.ASSERTED: "a fact",
    Modality.ESTIMATED: "an estimate",
    Modality.CLAIMED: "a claim of those who say so",
    Modality.ALLEGED: "an allegation",
    Modality.PREDICTED: "a prediction",
    Modality.CONDITIONAL: "conditional on something else",
    Modality.OPINION: "an opinion",
    Modality.QUESTION: "a question",
    Modality.DENIED: "denied",
}


def held(relation: Relation) -> tuple[str, str]:
    """(sign, words) for how a relation came out. Sums alone never call anything false."""
    if relation.holds is None:
        return "·", "shown, not judged"
    return ("✓", "adds up") if relation.holds else ("≠", "inconsistent as printed")


def number(value: float | bool | None, digits: int = 5) -> str:
    """A number for reading: thousands with commas, at most `digits` significant digits after whole numbers are kept."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "holds" if value else "does not hold"
    return grouped(value, digits)


def percent(value: float) -> str:
    """A signed gap: "+0.8 %", "−12 %"."""
    return signed_percent(value)


def day(on: date) -> str:
    """ "5 January 2025"."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def period(days: Period) -> str:
    """ "1–31 December 2024", "30 December 2024 to 2 January 2025", "24 February 2022"."""
    first, last = days.start, days.end
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} to {day(last)}"
    return f"{day(first)} to {day(last)}"


def published(document: Document) -> str:
    """The publication date and how it is known."""
    if document.published is None:
        return PUBLISHED[PublishedBasis.UNKNOWN]
    return f"{day(document.published)} ({PUBLISHED[document.published_basis]})"


def chain(claim: Claim) -> str:
    """Who said it through whom, outermost first; "the text itself" when nobody is named."""
    return " → ".join(link.speaker for link in claim.attribution) or "the text itself"


def allowed(amount: Amount) -> str:
    """What the wording allows: "1,584.5 to 1,585.5", "426,500 or more"; digits enough to tell the two ends apart."""
    if amount.low == -math.inf and amount.high == math.inf:
        return "any number"
    low, high = number(amount.low, 12), number(amount.high, 12)
    if amount.high == math.inf:
        return f"{low} or more"
    if amount.low == -math.inf:
        return f"{high} or less"
    return low if low == high else f"{low} to {high}"


def unit(amount: Amount) -> str:
    """ "km² per day", "percent"; empty for a bare number."""
    name = amount.unit or ""
    return f"{name} per {amount.per}".strip() if amount.per else name


def title(report: Report) -> str:
    """The document's title, or its id where it has none."""
    return report.document.title or report.document.id


def counts(report: Report) -> str:
    """What was found, in one line."""
    return covered(report.coverage)


def covered(coverage: Coverage) -> str:
    """What was found, checked and left open, in one line."""
    return (
        f"{_some(coverage.numbers, 'number')} seen, {_some(coverage.claims, 'claim')}, {coverage.checkable} checkable, "
        f"{coverage.checked} checked, {sum(coverage.abstained.values())} left open"
    )


def _some(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def disturbs(character: str) -> bool:
    """Would this character disturb the page around it: a control, an override of direction, a lone surrogate?

    Newlines and tabs do not. Joiners and directional marks stay: Persian, Arabic and emoji need them.
    """
    code = ord(character)
    if code < 0x20:
        return character not in "\n\t"
    return (
        0x7F <= code <= 0x9F
        or 0x2028 <= code <= 0x202E
        or 0x2066 <= code <= 0x2069
        or 0xD800 <= code <= 0xDFFF
        or 0xFFF9 <= code <= 0xFFFB
        or 0xE0000 <= code <= 0xE007F
        or code & 0xFFFE == 0xFFFE
    )


def stand_in(character: str) -> str:
    """One visible character to show in place of a disturbing one."""
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "\ufffd" if 0xD800 <= code <= 0xDFFF else "▯"


def character_name(character: str) -> str:
    """ "U+202E RIGHT-TO-LEFT OVERRIDE"."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()


def harmless(text: str) -> str:
    """The text with disturbing characters replaced by visible ones, character for character."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(stand_in(c) if disturbs(c) else c for c in text)


def one_line(text: str, width: int = 10_000) -> str:
    """Harmless, without line breaks, cut with an ellipsis after `width` characters."""
    flat = " ".join(harmless(text).split())
    return flat if len(flat) <= width else f"{flat[: width - 1].rstrip()}…"


def sentence(text: str, width: int = 10_000) -> str:
    """One line that begins with a capital."""
    flat = one_line(text, width)
    return flat[:1].upper() + flat[1:]
