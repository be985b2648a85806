"""A share and its two counts: 82 of the 160 sites, 51 per cent."""

from __future__ import annotations

import re

from tallystick.checks.held import Held
from tallystick.checks.misprints import likely_slip
from tallystick.checks.passage import Figure, Passage, alike, bounds, percentage
from tallystick.checks.together import judged, number, of_figures, same_days
from tallystick.checks.wording import Match, matches
from tallystick.maths.digits import grouped
from tallystick.maths.intervals import add, divide, scale
from tallystick.model.amount import Bound
from tallystick.model.finding import Relation, RelationKind

_NEAR = 0.1
_SLACK = 0.05  # percentage points
_HALF = 0.05  # "half" is told of anything within a tenth of it
_MOST = 50.0
_OTHERWISE = re.compile(r"\s*(?:more|less|fewer|higher|lower|up|down|of (?!them|these|those|which|whom))\b")
_BACK = 8  # figures looked back over for the part that a share is told of
_WORDS = re.compile(r"[a-z]{5,}")
_COMMON = frozenset(
    "about after again against amount another around because before being below billion could first expected figures "
    "million number other percent place planned projected published share since spending still their there these third "
    "those thousand three times total totals trillion under until which while whole would years".split()
)


_ANEW = re.compile(r"^[^.;]{0,30}(?:\bor|\()\s*(?:about |some |around |roughly )?$")


def find(held: Held) -> list[Relation]:
    """A part, its whole and the share in per cent or as a fraction, by wording; of each share one relation."""
    passage = held.passage
    found: list[Relation] = []
    used: set[int] = set()
    for match in matches("share", passage):
        if match.places.get("p") in used or not _belongs(match, passage):
            continue
        made = _made(match, passage)
        if made is not None and made.holds is False and _in_two_units(match, passage):
            continue
        if made is not None:
            used.update(index for role, index in match.places.items() if role == "p")
            found.append(made)
    return found


def _in_two_units(match: Match, passage: Passage) -> bool:
    """ "5.8 trillion roubles, or $54 billion, 44 per cent of the 13.1 trillion": of which of the two is not said."""
    at, whole = match.places.get("part", 0), match.figures.get("whole")
    if at == 0 or whole is None or whole.amount.unit is not None:
        return False
    before, part = passage.figures[at - 1], passage.figures[at]
    told_twice = _ANEW.search(passage.text[before.span.end : part.span.start])
    return told_twice is not None and None not in (before.amount.unit, part.amount.unit) and not alike(before, part)


def _belongs(match: Match, passage: Passage) -> bool:
    """Is a share told last one of the whole told before, not of something else: "40 per cent of which are mined"?"""
    last = max(match.places, key=lambda role: match.places[role])
    if match.sense == "of" and last == "part" and _OTHERWISE.match(passage.after(match.places["part"])):
        return False  # "20 per cent of the 50 it needs, 15 more than in May"
    if match.sense not in ("of", "fraction") or last != "p":
        return True
    after = passage.after(match.places["p"])
    ahead = passage.before(match.places["p"])
    if re.match(r"\s*(of (?!the (total|number)|all|them)|more|less|fewer|higher|lower|up|down|on|from|over)", after):
        return False
    plain = not re.search(r"[(—–]|\b(or|is|was|are|were|making|representing|amounting)\b", ahead[-40:])
    return not plain or not re.match(r"\s*\w", after)


def _of(match: Match) -> Relation | None:
    part, share, whole = (match.figures[role] for role in ("part", "p", "whole"))
    apart = part.claim.sentence != whole.claim.sentence
    if apart and part.amount.unit is None and whole.amount.unit is not None and whole.head is None:
        return None  # "300 million euros. Some 40 of them": of money or kilometres nothing is counted
    return _relation(part, share, whole) if alike(part, whole) or share.kind == "p" else None


def _implied(match: Match) -> Relation | None:
    """What a part would make the whole: the ends of a range of shares give the ends of the whole, crossed."""
    part, share, whole = (match.figures[role] for role in ("part", "p", "whole"))
    if share.value <= 0 or not alike(part, whole):
        return None
    if share.amount.bound is Bound.RANGE:
        ends = [100 * part.value / share.amount.high, 100 * part.value / share.amount.low]
        if whole.amount.bound is Bound.RANGE:
            near = [abs(end - printed) <= 0.005 * end for end, printed in zip(ends, whole.amount[1:3], strict=True)]
            holds: bool | None = all(near)
        else:
            holds = ends[0] * 0.995 <= whole.value <= ends[1] * 1.005
        told = " and ".join(
            f"{number(part)} / {grouped(end, 4)} % = {grouped(value, 6)}"
            for end, value in zip((share.amount.high, share.amount.low), map(round, ends), strict=True)
        )
        return of_figures(RelationKind.SHARE, [part, share, whole], holds, number(whole), told)
    return _relation(part, share, whole)


def _left(match: Match) -> Relation | None:
    """1,260 km², or 99.5 % of the region; only 3 km² are left: the whole is the two together."""
    part, share, rest = (match.figures[role] for role in ("part", "p", "rest"))
    if not alike(part, rest) or share.amount.high < _MOST:
        return None  # "only" so much is left where most is done
    whole = add((bounds(part), bounds(rest)))
    both = part.value + rest.value
    low, _ = divide(bounds(part), whole)
    shares = (
        100 * part.amount.low / (part.amount.low + max(rest.amount.high, 0.0)),
        100 * part.amount.high / (part.amount.high + max(rest.amount.low, 0.0)),
    )
    holds = judged(shares, share.amount, 100 * part.value / both, [part, rest]) if low > 0 else None
    value = 100 * part.value / both
    told = f"{number(part)} / ({number(part)} + {number(rest)}) = {grouped(value, 4)} %"
    slip = likely_slip(share.value, value, share.amount.step) if holds is False else None
    return of_figures(RelationKind.SHARE, [part, share, rest], holds, f"{number(share)} %", told, slip)


def _told(match: Match, passage: Passage) -> Relation | None:
    """The part is the amount told before of the same thing: the same unit and days, a word of the subject in common."""
    share, whole = match.figures["p"], match.figures["whole"]
    start = share.claim.sentence.start
    subject = set(_WORDS.findall(passage.text[start : share.span.start].lower())) - _COMMON
    before = range(match.places["p"] - 1, max(-1, match.places["p"] - 1 - _BACK), -1)
    parts = []
    for index in before:
        part = passage.figures[index]
        if start - part.claim.sentence.end > 3 or part.kind != "v" or part.amount.unit is None:
            continue
        around = set(_WORDS.findall(passage.text[part.claim.sentence.start : part.span.start]))  # names are no subject
        if part.amount.unit == whole.amount.unit and same_days(part.claim, whole.claim) and subject & around:
            parts.append(part)
    return _relation(parts[0], share, whole) if len(parts) == 1 else None


def _fraction(match: Match, passage: Passage) -> Relation | None:
    """87 out of 94 drones, or 93 per cent: the fraction's own worth."""
    part, share = match.figures["part"], match.figures["p"]
    printed = part.span.of(passage.text)
    exact = sum(letter.isdigit() for letter in printed) >= 2
    own = part.amount if exact else percentage(part)
    value, factor = 100 * part.value, 100 if exact else 1
    holds = judged((factor * own.low, factor * own.high), share.amount, value, [part], slack=_SLACK, near=_NEAR)
    told = f"{printed} = {grouped(value, 3)} %"
    slip = likely_slip(share.value, value, share.amount.step) if holds is False else None
    return of_figures(RelationKind.SHARE, [part, share], holds, f"{number(share)} %", told, slip)


def _half(match: Match) -> Relation | None:
    part, whole = match.figures["part"], match.figures["whole"]
    if not alike(part, whole) or whole.value <= 0:
        return None
    value = part.value / whole.value
    told = f"{number(part)} / {number(whole)} = {grouped(100 * value, 3)} %"
    return of_figures(RelationKind.SHARE, [part, whole], abs(value - 0.5) <= _HALF, "half", told)


def _counted(match: Match, passage: Passage) -> Relation | None:
    """Of 11,000 sent, 4,000 were casualties: the share that the sentence before tells of the same measure."""
    part, whole = match.figures["part"], match.figures["whole"]
    first = match.places["whole"]
    shares = []
    for index in range(first - 1, max(-1, first - 4), -1):
        share = passage.figures[index]
        if share.kind == "p" and 0 <= whole.claim.sentence.start - share.claim.sentence.end <= 3:
            shares.append(share)
    if len(shares) != 1 or part.claim.measure is None or part.claim.measure != shares[0].claim.measure:
        return None
    if re.match(r"\s*(of|more|less|fewer|higher|lower|up|down)\b", passage.text[shares[0].span.end :][:12]):
        return None
    return _relation(part, shares[0], whole)


def _made(match: Match, passage: Passage) -> Relation | None:
    match match.sense:
        case "implied":
            return _implied(match)
        case "left":
            return _left(match)
        case "told":
            return _told(match, passage)
        case "fraction":
            return _fraction(match, passage)
        case "half":
            return _half(match)
        case "counted":
            return _counted(match, passage)
    return _of(match)


def _relation(part: Figure, share: Figure, whole: Figure) -> Relation | None:
    if whole.value <= 0 or part.value < 0:
        return None
    value = 100 * part.value / whole.value
    spread = scale(divide(bounds(part), bounds(whole)), 100)
    stated = percentage(share)
    holds = judged(spread, stated, value, [part, whole], slack=_SLACK, near=_NEAR)
    told = f"{number(part)} / {number(whole)} = {grouped(value, 3)} %"
    slip = None
    if holds is False:
        if part.value and stated.prints_as(100 * whole.value / part.value):
            slip = "divided the wrong way round"
        elif stated.prints_as(100 - value):
            slip = "the share of the rest was printed"
        else:
            slip = likely_slip(share.value, value, share.amount.step)
    shown = f"{number(share)} %" if share.kind == "p" else share.claim.text
    return of_figures(RelationKind.SHARE, [part, whole, share], holds, shown, told, slip)
