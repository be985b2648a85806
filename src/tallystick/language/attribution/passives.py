"""Passives: "was confirmed by the mayor", "is believed to have", "a missile said to have", "as documented by X"."""

from __future__ import annotations

from tallystick.language.attribution.cores import Phrase
from tallystick.language.attribution.drafts import Draft, Range
from tallystick.language.attribution.sheet import Sheet, Verb
from tallystick.model.analysis import AttributionKind

_GOVERN = frozenset("by as at of for that to".split())  # what a passive that reports can stand before
_REPORTED = frozenset("co")


def read_passive(sheet: Sheet, verb: Verb) -> None:
    """C was reported by X; S is believed to C; it was claimed that C; S was quoted as saying C."""
    tags, lowers = sheet.tags, sheet.lowers
    low, high, k, word = verb.sentence.first, verb.sentence.last, verb.place, lowers[verb.place]
    if verb.first <= low or k + 1 >= high:
        return
    if lowers[k + 1] not in _GOVERN and not (word in sheet.groups["found_so"] and tags[k + 1] in "en"):
        return
    subject = sheet.phrases.before(verb.first - 1, low)
    if subject is None:
        return
    start = sheet.phrases.with_bounds(subject.first, low)  # "at least 30 are feared dead"
    after, own = lowers[k + 1], (start, subject.last)
    if after == "by":
        _read_by(sheet, verb, subject)
    elif after == "as" and k + 3 < high and lowers[k + 2] == "saying":
        sheet.add(verb, (verb.first, k + 3), subject, [(k + 3, sheet.contents.end(k + 3, high, verb.cue))])
    elif verb.cue.lemma == "put" and after == "at":
        by = next((i for i in range(k + 2, min(k + 8, high - 1)) if tags[i] == "b"), None)
        source = sheet.phrases.right(by + 1, high) if by is not None else None
        if source is not None and by is not None:
            sheet.add(verb, (verb.first, k + 1), source, [own, (k + 1, by)])
    elif word in ("accused", "blamed") and after in ("of", "for"):
        sheet.add(verb, (verb.first, k + 2), None, [own, (k + 2, sheet.contents.end(k + 2, high, verb.cue))])
    elif after == "that" and (word == "told" or (word in sheet.groups["impersonal"] and lowers[own[1] - 1] == "it")):
        sheet.add(verb, (verb.first, k + 1), None, [(k + 1, sheet.contents.end(k + 1, high, verb.cue))])
    elif word in sheet.groups["impersonal"] and (
        after == "to" or (word in sheet.groups["found_so"] and tags[k + 1] in "en")
    ):
        sheet.add(verb, (verb.first, k + 1), None, [own, (k + 1, sheet.contents.end(k + 1, high, verb.cue))])


def _read_by(sheet: Sheet, verb: Verb, subject: Phrase) -> None:
    tags, lowers, high, k = sheet.tags, sheet.lowers, verb.sentence.last, verb.place
    if k + 2 >= high or tags[k + 2] in "Wg" or verb.cue.lemma not in sheet.groups["passives"]:
        return
    source = sheet.phrases.right(k + 2, high, appositions=False)
    if source is None or sheet.phrases.head_word(source) in sheet.groups["moments"]:
        return
    for j in range(k + 3, source.last - 1):
        if lowers[j] == "at" and tags[j + 1] == "#":  # "estimated by the historian at 300"
            source = Phrase(source.first, j, source.head, min(source.head_last, j))
            break
    rest = source.last
    if rest + 2 < high and lowers[rest] == "as" and lowers[rest + 1] == "saying":
        _read_quoted(sheet, verb, subject, source)
        return
    first = sheet.phrases.with_bounds(subject.first, verb.sentence.first)
    for draft in sheet.found[-2:]:  # "Kyiv's claim that the ship was hit was rejected by"
        if (
            draft.sentence == verb.number
            and draft.content
            and draft.content[-1][1] == subject.last
            and draft.cue is not None
        ):
            first = min(first, draft.phrase.first if draft.phrase is not None else draft.cue[0])
    content: list[Range] = [(first, subject.last)]
    if rest < high and tags[rest] not in ".!,;Q":
        content.append((rest, sheet.contents.end(rest, high, verb.cue)))
    sheet.add(verb, (verb.first, k + 2), source, content)


def _read_quoted(sheet: Sheet, verb: Verb, subject: Phrase, source: Phrase) -> None:
    """The governor was quoted by local media as saying C: the media hold what the governor says."""
    rest, statement = source.last, AttributionKind.STATEMENT
    end = sheet.contents.end(rest + 2, verb.sentence.last, sheet.cues["saying"])
    group, content = (verb.first, verb.place + 2), [(subject.first, subject.last), (rest, end)]
    outer = Draft(verb.number, statement, source, group, content, verb.place)
    inner = Draft(verb.number, statement, subject, (rest, rest + 2), [(rest + 2, end)], rest + 1)
    inner.parent = outer
    sheet.found += [outer, inner]


def read_as_by(sheet: Sheet, verb: Verb) -> None:
    """C, as documented by X"""
    low, at, k = verb.sentence.first, verb.place - 2, verb.place
    source = sheet.phrases.right(k + 2, verb.sentence.last)
    if source is None or at <= low or verb.cue.frames.isdisjoint(_REPORTED):
        return
    sheet.add(verb, (k, k + 2), source, [(low, at if sheet.tags[at] == "," else at + 1)])


def read_reduced(sheet: Sheet, verb: Verb) -> None:
    """a missile said to have come from the south"""
    k, low = verb.place, verb.sentence.first
    last = k - 1 if sheet.tags[k - 1] == "," else k
    subject = sheet.phrases.left(last - 1, low) if last > low else None
    if subject is not None:
        end = sheet.contents.end(k + 1, verb.sentence.last, verb.cue, inside=True, what=last < k)
        sheet.add(verb, (k, k + 1), None, [(subject[0], last), (k + 1, end)])
