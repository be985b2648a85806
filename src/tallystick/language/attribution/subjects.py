"""Reporting verbs whose subject is not the phrase right before them: "who said", "and said", "to say", "saying"."""

from __future__ import annotations

from tallystick.language.attribution.acceptance import accepts, has_content
from tallystick.language.attribution.cores import Phrase
from tallystick.language.attribution.sheet import Sheet, Verb

_SPEECH = frozenset("cqh")
_REACH = 60  # tokens back to the verb of the clause
Bearer = tuple[Phrase, Phrase | None]  # a source as printed, and the phrase whose name it bears


def read_relative(sheet: Sheet, verb: Verb) -> None:
    """The advisers who promised C; the ministry, which says C."""
    low, high, tags = verb.sentence.first, verb.sentence.last, sheet.tags
    at, start = verb.first - 2, verb.first - 1
    if sheet.lowers[start] == "whom" and at - 1 > low and tags[at] == "o":  # "many of whom say"
        start = sheet.phrases.core_left(at - 1, low)
        at = start - 1
    if at >= low and tags[at] == ",":
        at -= 1
    bears = sheet.phrases.before(at, low) if at >= low else None
    if bears is None:
        return
    opening = sheet.contents.opening(verb.place, verb.cue, high)
    if has_content(opening) and accepts(sheet, verb.cue, opening, bears):
        end = sheet.contents.end(opening.start, high, verb.cue, inside=True)
        phrase = Phrase(start, verb.first, start, verb.first)
        sheet.add(verb, (verb.first, opening.cue_last), phrase, [(opening.start, end)], speaker=bears)


def read_joined(sheet: Sheet, verb: Verb) -> None:
    """S did this and said C."""
    low, high, at, tags = verb.sentence.first, verb.sentence.last, verb.first, sheet.tags
    opening = sheet.contents.opening(verb.place, verb.cue, high)
    if not has_content(opening):
        return
    subject: Bearer | None = None
    if at - 3 > low and tags[at - 2] in "ev" and tags[at - 3] in "pNn":  # "I laughed and said"
        own = sheet.phrases.before(at - 3, low)
        subject = (own, None) if own is not None else None
    subject = subject or subject_of_clause(sheet, verb, at - 1)
    if subject is not None and accepts(sheet, verb.cue, opening, subject[0]):
        end = sheet.contents.end(opening.start, high, verb.cue)
        sheet.add(verb, (at, opening.cue_last), subject[0], [(opening.start, end)], speaker=subject[1])


def read_infinitive(sheet: Sheet, verb: Verb) -> None:
    """S declined to say C; S took to the radio to warn that C."""
    tags, lowers, low, high = sheet.tags, sheet.lowers, verb.sentence.first, verb.sentence.last
    chains, refusals = sheet.groups["chains"], sheet.groups["refusals"]
    first, negative = verb.first - 1, False
    while first > low and (lowers[first - 1] in chains or tags[first - 1] in "axX-T"):
        first -= 1
        word = lowers[first]
        negative = negative or word in refusals or tags[first] == "-" or word.endswith("n't")
    alone = first == verb.first - 1  # "to" has no verb before it that it hangs on
    before = tags[first - 1] if first > low else "^"
    if alone and verb.cue.frames.isdisjoint(_SPEECH):
        return
    opening = sheet.contents.opening(verb.place, verb.cue, high)
    if not has_content(opening) or (alone and opening.sort not in ("that", "quote", "colon")):
        return
    subject: Bearer | None = None
    if alone or before in "&B":
        subject = subject_of_clause(sheet, verb, first)
    elif before in "wt":
        speaker = sheet.phrases.before(first - 2, low) if first - 2 >= low else None
        subject = (Phrase(first - 1, first, first - 1, first), speaker)
    elif first > low:
        found = sheet.phrases.before(first - 1, low)
        subject = (found, None) if found is not None and sheet.may_speak(found) else None
    if subject is None or not accepts(sheet, verb.cue, opening, subject[1] or subject[0]):
        return
    end = sheet.contents.end(opening.start, high, verb.cue)
    group = (verb.first if alone else first, opening.cue_last)
    sheet.add(verb, group, subject[0], [(opening.start, end)], speaker=subject[1], negative=negative)


def read_participle(sheet: Sheet, verb: Verb) -> None:
    """S said C, adding that C; a statement saying C; Citing C, S said."""
    tags, lowers, low, high = sheet.tags, sheet.lowers, verb.sentence.first, verb.sentence.last
    at, k = verb.first, verb.place
    before, word = (tags[at - 1], lowers[at - 1]) if at > low else ("^", "")
    if word == "as":
        _read_as_saying(sheet, verb)
        return
    if word == "without":
        return
    opening = sheet.contents.opening(k, verb.cue, high, near=True)
    if not has_content(opening) or not accepts(sheet, verb.cue, opening, None):
        return
    fronted = before == "^" or (tags[low] in "il" and not any(tags[i] in "xXvze" for i in range(low, at)))
    if before == "^":
        subject = _after_comma(sheet, k, high)
    elif before == "N" or (before == "n" and opening.sort in ("that", "quote", "how", "clause")):
        subject = _of_noun(sheet, verb, opening.sort == "clause" and verb.cue.lemma != "say")
    else:
        subject = subject_of_clause(sheet, verb, at) if before in ",ilab&B~TW" else None
    written = verb.cue.kinds != ("document",) or (subject is not None and sheet.phrases.is_document(subject[0]))
    if subject is not None and written:
        end = sheet.contents.end(opening.start, high, verb.cue, fronted=fronted)
        sheet.add(verb, (at, opening.cue_last), subject[0], [(opening.start, end)], speaker=subject[1])


def _after_comma(sheet: Sheet, k: int, high: int) -> Bearer | None:
    """ "Citing C, S said": the subject of the main clause."""
    for i in range(k + 1, high - 1):
        if sheet.tags[i] == "," and sheet.tags[i + 1] in "dpNnG":
            found = sheet.phrases.right(i + 1, high)
            return (found, None) if found is not None and found.last < high else None
    return None


def _of_noun(sheet: Sheet, verb: Verb, bare: bool) -> Bearer | None:
    """ "a report saying C" is who issued it, when the clause names them; "residents saying C" are themselves."""
    at = verb.first
    own = sheet.phrases.left(at - 1, verb.sentence.first)
    if own is None:
        return None
    phrase, statements = Phrase(own[0], at, own[0], own[1]), sheet.groups["statements"]
    if sheet.phrases.head_word(phrase) in statements or sheet.lowers[at - 1] in statements:
        subject = subject_of_clause(sheet, verb, own[0])
        return subject if subject is not None and subject[0].last <= own[0] else (phrase, None)
    return (phrase, None) if sheet.phrases.can_report(phrase) and not bare else None


def _read_as_saying(sheet: Sheet, verb: Verb) -> None:
    """quoted the governor as saying C"""
    low, high, at = verb.sentence.first, verb.sentence.last, verb.first
    if any(draft.word == verb.place for draft in sheet.found[-3:]):
        return
    found = sheet.phrases.left(at - 2, low) if at - 2 > low else None
    opening = sheet.contents.opening(verb.place, verb.cue, high, near=True)
    if found is not None and has_content(opening):
        end = sheet.contents.end(opening.start, high, verb.cue)
        phrase = Phrase(found[0], at - 1, found[0], found[1])
        sheet.add(verb, (at - 1, verb.place + 1), phrase, [(opening.start, end)])


def subject_of_clause(sheet: Sheet, verb: Verb, at: int) -> Bearer | None:
    """Who does what the clause before token `at` tells: the last source, else the subject of its finite verb."""
    tags, low = sheet.tags, verb.sentence.first
    for draft in reversed(sheet.found):
        if draft.sentence != verb.number:
            break
        if draft.phrase is None or draft.word is None or draft.word >= at or draft.phrase.first >= at:
            continue
        held = sheet.quotations.holding(draft.word)
        if tags[draft.phrase.first] != "w" and (held is None or held.last >= at):
            return draft.phrase, draft.speaker
    for k in range(max(low + 1, at - _REACH), at):
        letter, before = tags[k], tags[k - 1]
        if letter in "xXvzey" and before in "nNpac)'.,#G" and not (letter == "y" and before == "G"):
            start = k
            while start > low and tags[start - 1] in "a-":
                start -= 1
            phrase = sheet.phrases.before(start - 1, low) if start > low else None
            if phrase is not None and sheet.may_speak(phrase):
                return phrase, None
        if letter == "c" or (before == "c" and k - 1 == low):
            place = k if letter == "c" else k - 1
            return Phrase(place, place + 1, place, place + 1), None
    first = sheet.phrases.right(low, at) if tags[low] in "Nd" else None
    return (first, None) if first is not None else None
