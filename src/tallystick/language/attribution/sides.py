"""A reporting verb with its subject beside it: is the content before, after, or on both sides?"""

from __future__ import annotations

from tallystick.language.attribution.acceptance import accepts, has_content
from tallystick.language.attribution.contents import Opening
from tallystick.language.attribution.cores import Phrase
from tallystick.language.attribution.drafts import Range
from tallystick.language.attribution.sheet import Sheet, Verb

_SPEECH = frozenset("cqh")
_WITH_OBJECT = frozenset("owa")
_INVERTED = frozenset("qc")
_HEARS = frozenset("tell inform assure reassure remind notify convince persuade".split())
_REASONS = frozenset("since because although though unless".split())
_LEAVES = frozenset({"citing", "according", "speaking", "as"})


def read_plain(sheet: Sheet, verb: Verb) -> None:
    """S said C; C, S said; C, said S; C, S said, C."""
    tags, low, high, k = sheet.tags, verb.sentence.first, verb.sentence.last, verb.place
    cue, at = verb.cue, verb.first - 1
    opening = sheet.contents.opening(k, cue, high)
    if opening.sort == "clause" and tags[opening.start] in "vxXz" and cue.form in ("past", "participle"):
        return  # "the map released on Friday marks": a participle
    closing, starts = sheet.closes(at, low), verb.first == low
    if (closing or starts or tags[at] in ",!.~") and not _is_subject(sheet, verb, at):
        if _read_inverted(sheet, verb, at) or (closing and tags[at] == "Q"):
            return
    bare = not has_content(opening)
    if starts or (cue.frames.isdisjoint(_SPEECH) if bare else not accepts(sheet, cue, opening, None)):
        if starts or cue.lemma not in ("say", "tell", "put"):
            return
    phrase = sheet.phrases.before(at, low)
    if phrase is None or not sheet.may_speak(phrase):
        return
    if cue.noun and cue.form == "base" and tags[phrase.last - 1] == "N" and tags[k + 1 : k + 2] == ["N"]:
        return
    _read_sides(sheet, verb, phrase, opening)


def _is_subject(sheet: Sheet, verb: Verb, at: int) -> bool:
    """Is all before the comma at `at` the subject? Not in "The town emptied in a day, say refugees"."""
    tags, low, high, k = sheet.tags, verb.sentence.first, verb.sentence.last, verb.place
    if verb.first == low or tags[at] != "," or sheet.phrases.opening_subject(at, low) is None:
        return False
    if "w" in tags[low:at]:
        return True  # "The premier, who fled, urged men to fight": what has a relative clause still wants its verb
    if verb.cue.frames.isdisjoint(_WITH_OBJECT):
        after = sheet.phrases.right(k + 1, high) if k + 1 < high and tags[k + 1] in "nNd" else None
        return after is None or (after.last < high and tags[after.last] not in ".!")
    return True


def _read_inverted(sheet: Sheet, verb: Verb, at: int) -> bool:
    """ "C", said X; C, reports X; Added X: C."""
    tags, low, high, k = sheet.tags, verb.sentence.first, verb.sentence.last, verb.place
    cue, first = verb.cue, k + 1
    if cue.frames.isdisjoint(_INVERTED) or cue.lemma in _HEARS or (cue.form == "base" and cue.noun):
        return False
    if first >= high or tags[first] not in "dNn#pGW" or (tags[first] == "p" and sheet.lowers[first] == "it"):
        return False
    phrase = sheet.phrases.right(first, high)
    if phrase is None or phrase.last <= first:
        return False
    after = tags[phrase.last] if phrase.last < high else "."
    if after in "xXvzc":
        return False
    while at > low and tags[at] == "," and tags[at - 1] in ",Q":
        at -= 1
    quoted = sheet.closes(at, low)
    if verb.first == low and not quoted:
        if after != ":" or phrase.last + 1 >= high:
            return False
        sheet.add(verb, (k, k + 1), phrase, [(phrase.last + 1, high)])
        return True
    if not quoted:
        if after not in ",.;:!~wligWQ)h&" or tags[at] == "." or not any(tags[i] in "xXvzec" for i in range(low, at)):
            return False
    start = sheet.contents.start_before(at + 1, verb.sentence, low)
    content: list[Range] = [(start, at + 1 if quoted else at)]
    if quoted and after == "," and phrase.last + 1 < high and tags[phrase.last + 1] == "q":
        content.append((phrase.last + 1, sheet.contents.end(phrase.last + 1, high, cue)))
    sheet.add(verb, (verb.first, k + 1), phrase, content)
    return True


def _read_sides(sheet: Sheet, verb: Verb, phrase: Phrase, opening: Opening) -> None:
    tags, lowers, low, high = sheet.tags, sheet.lowers, verb.sentence.first, verb.sentence.last
    at, k, cue = phrase.first - 1, verb.place, verb.cue
    lead = lowers[at] if at >= low else ""
    if lead == "as":
        _read_as(sheet, verb, phrase, opening, at)
        return
    if not accepts(sheet, cue, opening, phrase):
        return
    shadow = _shadow(sheet, phrase) if at > low and tags[at] == "," else None
    if shadow is not None:
        after = (opening.start, sheet.contents.end(opening.start, high, cue))
        sheet.add(verb, (verb.first, k + 1), shadow[0], [shadow[1], after] if has_content(opening) else [shadow[1]])
        return
    quoted = sheet.closes(at, low)
    if not quoted and at > low and tags[at] == "," and sheet.closes(at - 1, low):
        at, quoted = at - 1, True
    if quoted and opening.sort == "clause" and cue.lemma in ("tell", "say"):
        quotation = sheet.quotations.holding(at)
        if quotation is not None and quotation.first <= low and not sheet.contents.looks_clause(opening.start, high):
            opening = opening._replace(sort="none")
    if not has_content(opening):
        if lead == "which" and at - 1 > low and tags[at - 1] == "," and cue.denies:
            sheet.add(verb, (verb.first, k + 1), phrase, _antecedent(sheet, verb, at - 1))
        elif quoted or (at >= low and tags[at] in ",!~"):
            _read_before(sheet, verb, phrase, opening, at, quoted)
        elif opening.sort == "circumstance" and not cue.frames.isdisjoint(_SPEECH):
            start = _late_clause(sheet, opening.start, high)
            if start is not None:
                sheet.add(verb, (verb.first, k + 1), phrase, [(start, sheet.contents.end(start, high, cue))])
        return
    if quoted and opening.sort == "quote":
        start = sheet.contents.start_before(at + 1, verb.sentence, low)
        content = [(start, at + 1), (opening.start, sheet.contents.end(opening.start, high, cue))]
        sheet.add(verb, (verb.first, k + 1), phrase, content)
        return
    start, embedded = opening.start, at > low and tags[at] in "wt" and tags[at - 1] in "nN,y)"
    if opening.sort == "colon" and start >= high:
        sheet.add(verb, (verb.first, k + 1), phrase, [(high, high)])
        return
    end = sheet.contents.end(
        start, high, cue, inside=embedded, fronted=_is_fronted(sheet, phrase.first, low), what=lead == "what"
    )
    if end > start:  # "a toll which officials warn could rise": the pronoun is part of it
        content = [(at, at + 1), (start, end)] if embedded and tags[start] in "xXvz" else [(start, end)]
        sheet.add(verb, (verb.first, opening.cue_last), phrase, content)


def _antecedent(sheet: Sheet, verb: Verb, comma: int) -> list[Range]:
    """ "Kyiv claimed the loss of a ship, which Moscow denied": what the report says, else all before it."""
    for draft in reversed(sheet.found):
        if draft.sentence != verb.number:
            break
        if draft.content and draft.content[-1][0] < comma <= draft.content[-1][1]:
            return [(draft.content[-1][0], comma)]
    return [(verb.sentence.first, comma)]


def _read_before(sheet: Sheet, verb: Verb, phrase: Phrase, opening: Opening, at: int, quoted: bool) -> None:
    """C, S said; C, S said, C."""
    tags, low, high, group = sheet.tags, verb.sentence.first, verb.sentence.last, (verb.first, verb.place + 1)
    if verb.cue.frames.isdisjoint(_SPEECH):
        return
    start = sheet.contents.start_before(at + 1, verb.sentence, low)
    if not quoted and opening.sort != "comma" and (tags[start] in "ilag" or at - start < 4):
        finite = "xXvzc" if sheet.lowers[start] == "according" else "xXvzec"
        if not any(tags[i] in finite for i in range(start, at)):
            return  # "On Monday in Kyiv, the mayor said": no clause before it
    content: list[Range] = [(start, at + 1 if quoted else at)]
    if opening.sort == "comma" and opening.start < high and _goes_on(sheet, verb, opening.start, quoted):
        content.append((opening.start, sheet.contents.end(opening.start, high, verb.cue)))
    sheet.add(verb, group, phrase, content)


def _shadow(sheet: Sheet, phrase: Phrase) -> tuple[Phrase, Range] | None:
    """ ", a claim Kyiv denied": the source is the name, the content the noun."""
    first, last, tags = phrase.first, phrase.last, sheet.tags
    if last - first >= 2 and sheet.lowers[first] == "something":  # ", something Kyiv denied"
        k = first + 1
    elif (
        last - first >= 3 and sheet.lowers[first] in ("a", "an") and sheet.lowers[first + 1] in sheet.groups["shadows"]
    ):
        k = first + 2
    else:
        return None
    if tags[k] not in "Nd" or tags[last - 1] not in "Nn":
        return None
    return Phrase(k, last, k, last), (first, k)


def _late_clause(sheet: Sheet, j: int, high: int) -> int | None:
    """ "said in May the bridge was gone", "wrote on X 12 were lost": the clause after a circumstance without "that"."""
    tags, end = sheet.tags, j
    while end < high and tags[end] in "ilaWo":
        if tags[end] in "aW":
            end += 1
            continue
        first = end + 1
        end = sheet.phrases.core_right(first, high)
        if end == first:
            if tags[first] != "W":
                return None
            continue
        counted = next((k for k in range(first + 1, end) if tags[k] == "#" and tags[k - 1] in "nN"), None)
        if counted is not None:
            end = counted
            break
    if end >= high or end == j or tags[end] not in "pcd#" or not sheet.contents.looks_clause(end, high):
        return None
    return end


def _goes_on(sheet: Sheet, verb: Verb, start: int, quoted: bool) -> bool:
    """Does the content go on after "..., he said,"? Not when a circumstance or another report follows."""
    letter, word = sheet.tags[start], sheet.lowers[start]
    if letter == "q":
        return True
    if quoted and letter in "&B":  # “C,” he said, but “C”; not “C,” he said, but nobody came
        mark = next((t for t in sheet.tags[start + 1 : verb.sentence.last] if t in "qxXvzcp.;!"), "")
        return mark == "q"
    if letter in "&B" or word == "while":
        return not sheet.contents.joins_report(start, verb.cue, verb.sentence.last)
    if letter == "l" and not quoted:
        return word in _REASONS
    if quoted or letter in "lw" or word in _LEAVES:
        return False
    return not (letter == "g" and word in sheet.cues)


def _is_fronted(sheet: Sheet, first: int, low: int) -> bool:
    """Does the clause whose subject starts at `first` open with a subordinator at the sentence's start?"""
    j = first - 1
    return j >= low and sheet.tags[j] == "l" and (j == low or sheet.tags[j - 1] in "&B")


def _read_as(sheet: Sheet, verb: Verb, phrase: Phrase, opening: Opening, at: int) -> None:
    """C, as X reported; As X reported, C; C, as X put it."""
    tags, low, high, cue, k = sheet.tags, verb.sentence.first, verb.sentence.last, verb.cue, verb.place
    if cue.lemma == "put":
        if sheet.lowers[k + 1 : k + 2] != ["it"]:
            return
        parted = k + 2 < high and tags[k + 2] == ","
        opening = Opening("comma" if parted else "none", min(k + 3, high), k + 2)
    elif cue.frames.isdisjoint(_SPEECH) or opening.sort in ("that", "clause", "to", "about", "how"):
        return
    if at > low and tags[at - 1] == ",":
        content: list[Range] = [(low, at - 1)]
        if opening.sort == "comma" and opening.start < high:
            content.append((opening.start, high))
    elif at == low and opening.sort in ("comma", "quote", "colon") and opening.start < high:
        content = [(opening.start, sheet.contents.end(opening.start, high, cue))]
    else:
        return
    sheet.add(verb, (verb.first, opening.cue_last), phrase, content)
