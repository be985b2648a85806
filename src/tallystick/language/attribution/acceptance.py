"""Does a reporting verb take what follows it, with the subject it has?"""

from __future__ import annotations

from tallystick.language.attribution.contents import Opening
from tallystick.language.attribution.cores import Phrase
from tallystick.language.attribution.sheet import Sheet
from tallystick.language.attribution.words import Cue

_OBJECTS = frozenset("choaud")
_CLAUSES = frozenset("chp")
_OTHERS = frozenset("coa")
_BARE_FRAMES = frozenset("cqho")
_QUOTES = frozenset("cqhoaup")
_OBJECT_OR_HEARER = frozenset("oha")
_SPOKEN = frozenset("qh")
_INFINITIVES = frozenset("tu")
_REACH = 30  # tokens in which a clause shows its verb
_ADDRESS = frozenset({"i", "we", "you"})
_BARE = frozenset({"none", "comma", "circumstance"})


def has_content(opening: Opening) -> bool:
    """Does something follow the verb that can be its content?"""
    return opening.sort not in _BARE


def accepts(sheet: Sheet, cue: Cue, opening: Opening, phrase: Phrase | None) -> bool:
    """Do the verb's frames allow the opening? `phrase` is the subject, None when it is not known yet."""
    frames, sort = cue.frames, opening.sort
    if sort == "about":
        return True
    if sort == "clause":
        return _accepts_clause(sheet, cue, opening.start, phrase)
    if sort == "that":
        return not frames.isdisjoint(_CLAUSES)
    if sort == "how":
        return not frames.isdisjoint(_CLAUSES) and not frames <= {"p", "q"}
    if sort in ("quote", "colon"):
        return not frames.isdisjoint(_QUOTES)
    if sort == "to":
        return _accepts_infinitive(sheet, cue, opening.start + 1)
    return not frames.isdisjoint(_BARE_FRAMES)


def _accepts_infinitive(sheet: Sheet, cue: Cue, k: int) -> bool:
    """ "vowed to fight"; not "declined to comment", where the second verb reports, nor "declined to be named"."""
    word = sheet.lowers[k] if k < len(sheet.lowers) else ""
    if word == "be" and cue.lemma in ("decline", "refuse", "ask"):
        return False
    verb = sheet.cues.get(word)
    if verb is not None and "t" in cue.frames and cue.kinds[0] == "intent":
        if not verb.frames.isdisjoint(_SPOKEN) or verb.lemma == "comment":
            return False
    return not cue.frames.isdisjoint(_INFINITIVES) or cue.lemma in ("tell", "warn")


def _accepts_clause(sheet: Sheet, cue: Cue, start: int, phrase: Phrase | None) -> bool:
    """Something that is neither "that" nor a quotation: a clause without "that", or an object."""
    frames, tags, phrases = cue.frames, sheet.tags, sheet.phrases
    if cue.kinds == ("document",):
        pronoun = phrase is not None and phrase.last - phrase.first == 1 and sheet.lowers[phrase.first] == "it"
        return phrase is None or pronoun or phrases.is_document(phrase)
    if "r" in frames:
        return _is_released(sheet, start)
    if frames.isdisjoint(_OBJECTS) or (cue.lemma == "ask" and tags[start] == "-"):
        return False
    if "s" in frames and frames.isdisjoint(_OBJECT_OR_HEARER):
        return sheet.contents.looks_clause(start, start + _REACH)
    if cue.lemma == "tell":
        return sheet.contents.looks_clause(start, start + _REACH)
    if cue.lemma == "say":  # "said enough", "said it over and over"
        return sheet.contents.looks_clause(start, start + _REACH) or not _is_short(sheet, start)
    if cue.lemma in ("put", "give", "place"):
        return puts_at(sheet, start)
    if "u" in frames and frames.isdisjoint(_OTHERS):
        return "T" in tags[start : start + 14]
    if "w" in frames:
        if phrase is not None and sheet.lowers[phrase.first] in _ADDRESS:
            return False
        if tags[start] == "m":  # "footage shows him"; not "the scouts found him"
            return phrase is None or phrases.is_document(phrase)
        if "record" in cue.kinds:
            counted = "#" in tags[start : start + 7]
            return counted or ("n" not in frames and (phrase is None or phrases.can_report(phrase)))
        if phrase is None or sheet.lowers[phrase.last - 1] == "it" or phrases.is_document(phrase):
            return True
        end = phrases.core_right(start, min(len(tags), start + _REACH))  # "the panel found the pact was broken"
        return end > start and tags[end : end + 1] != [] and tags[end] in "xXvc" and phrases.can_report(phrase)
    return True


def _is_short(sheet: Sheet, start: int) -> bool:
    """Fewer than three tokens up to the next mark?"""
    ahead = sheet.tags[start : start + 3]
    return len(ahead) < 3 or (not set(ahead).isdisjoint(".,;!Q") and ahead[:2] != ["N", "."])


def puts_at(sheet: Sheet, start: int) -> bool:
    """ "put the dead at 210", "gave the toll as 12": a number after "at" or "as"."""
    lowers, tags = sheet.lowers, sheet.tags
    for k in range(start, min(start + 16, len(tags) - 1)):
        if lowers[k] in ("at", "as") and "#" in tags[k + 1 : k + 5]:
            return True
        if tags[k] in ".;!":
            return False
    return False


def _is_released(sheet: Sheet, start: int) -> bool:
    """ "released a video": the object is something that can be read or seen."""
    end = sheet.phrases.core_right(start, min(len(sheet.tags), start + 8))
    return end > start and sheet.lowers[end - 1] in sheet.groups["documents"]
