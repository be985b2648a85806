"""Reporting verbs: the verb group around a form, and which reader it goes to."""

from __future__ import annotations

from tallystick.language.attribution.acceptance import puts_at
from tallystick.language.attribution.ambiguity import is_noun
from tallystick.language.attribution.passives import read_as_by, read_passive, read_reduced
from tallystick.language.attribution.sheet import Sheet, Verb
from tallystick.language.attribution.sides import read_plain
from tallystick.language.attribution.subjects import read_infinitive, read_joined, read_participle, read_relative
from tallystick.language.attribution.words import Cue
from tallystick.model.analysis import Sentence

_BE = frozenset("is are was were be been being isn't aren't wasn't weren't".split())
_PARTICIPLES = frozenset({"past", "participle"})
_UNREAL = frozenset("will would might may should must shall".split())
_FORETOLD = frozenset({"will", "would"})
_SPEECH_ONLY = frozenset({"q"})
_PUTS = frozenset({"put", "give", "place"})
_DOCUMENT = ("document",)
_NOT_OF_GROUP = frozenset("here there more so today however".split())


def read_verb(sheet: Sheet, number: int, sentence: Sentence, k: int, cue: Cue) -> None:
    """Add the attribution of the verb form at token `k`, when it is one."""
    tags, lowers, low = sheet.tags, sheet.lowers, sentence.first
    form = cue.form
    if tags[k] == "W":
        return
    if cue.lemma == "point" and k > low and lowers[k - 1] in sheet.groups["before_points"]:
        return  # "rose by two percentage points to 22"
    if form in _PARTICIPLES and is_noun(sheet, sentence, k, cue):  # nouns have been sorted out before
        return
    if cue.frames == _SPEECH_ONLY and not sheet.contents.has_speech(sentence):
        return  # "the war continues", "when one reads"
    if cue.lemma in _PUTS and lowers[k + 1] != "it" and not puts_at(sheet, k + 1):
        return
    first, be, negative = k, False, False
    while first > low and tags[first - 1] in "axX-":
        first -= 1
    if first < k:
        while first < k and tags[first] == "a" and lowers[first] in _NOT_OF_GROUP:
            first += 1
        unreal = False
        for word in lowers[first:k]:
            be = be or word in _BE
            negative = negative or word in ("not", "never", "cannot") or word.endswith("n't")
            unreal = unreal or word in _UNREAL
        if unreal and not (negative or be or _is_standing(sheet, first, k, cue)):
            return  # "would say", "will announce": nobody has said it yet
    if first - 2 > low and lowers[first - 1] in ("nor", "or"):
        first, cue, negative = _undecided(sheet, low, first, cue, negative)
        form = cue.form
    before = tags[first - 1] if first > low else "^"
    if before == "c" and form == "ing" and not be:
        be = lowers[first - 1].endswith(("'s", "'re", "'m"))
    if before == "p" and cue.kinds == _DOCUMENT and lowers[first - 1] != "it":
        return  # "they contain": no document
    verb = Verb(number, sentence, first, k, cue, negative)
    if form in _PARTICIPLES:
        if be:
            read_passive(sheet, verb)
            return
        if first == k and (form == "participle" or sheet.contents.is_issued(k)):
            return
        following = lowers[k + 1] if k + 1 < sentence.last else ""
        if following == "by" and before == "l" and first == k and lowers[k - 1] == "as":
            read_as_by(sheet, verb)
            return
        if following == "to" and before in "nNy)#," and first == k and k + 2 < sentence.last:
            if lowers[k] in sheet.groups["reduced"] and tags[k + 2] in ("x" if before == "," else "nvxaz"):
                read_reduced(sheet, verb)
                return
    if form == "ing" and not be:
        read_participle(sheet, verb)
    elif before == "T":
        read_infinitive(sheet, verb)
    elif before in "&B" or (before == "," and first > low + 1 and lowers[first] in ("then", "later")):
        read_joined(sheet, verb)
    elif before == "w" or (before == "t" and first - 2 >= low and tags[first - 2] in "nN,#)"):
        read_relative(sheet, verb)
    else:
        read_plain(sheet, verb)


def _is_standing(sheet: Sheet, first: int, k: int, cue: Cue) -> bool:
    """ "Some will say that", "critics would argue that": what somebody holds already; not "would say more"."""
    return cue.lemma in sheet.groups["standing"] and sheet.tags[k + 1] in "tq:" and sheet.lowers[first] in _FORETOLD


def _undecided(sheet: Sheet, low: int, first: int, cue: Cue, negative: bool) -> tuple[int, Cue, bool]:
    """ "neither confirmed nor denied", "did not confirm or deny": one report, and no denial.

    The group's first token, the cue that does not deny, and whether it is negative; as they came for any other pair.
    """
    tags, lowers, k = sheet.tags, sheet.lowers, first - 2
    other = sheet.cues.get(lowers[k])
    if other is None or tags[k] not in "vy" or other.denies == cue.denies:
        return first, cue, negative
    start = k
    while start > low and (tags[start - 1] in "axX-" or lowers[start - 1] == "neither"):
        start -= 1
        word = lowers[start]
        negative = negative or word in ("not", "never", "cannot", "neither") or word.endswith("n't")
    if not negative and tags[start - 1] != "T":
        return first, cue, negative
    return start, other if cue.denies else cue, negative


def read_citing(sheet: Sheet, number: int, sentence: Sentence, k: int) -> None:
    """S called it a lie, citing her work: what is cited cannot speak, and is what S says."""
    first = k
    while first > sentence.first and sheet.tags[first - 1] in "a-":
        first -= 1
    read_participle(sheet, Verb(number, sentence, first, k, sheet.cues[sheet.lowers[k]], False))
