"""How far the text stands behind its statements: estimates, forecasts, conditions, opinions, questions, negations."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from tallystick.language.clauses import Clauses, clause_words
from tallystick.language.lexicon import phrases, read_words
from tallystick.model.analysis import ModalCue, Modality, Sentence, Tokens
from tallystick.model.span import Span

_QUESTION_MARKS = frozenset("?؟？‽⁇⁈")
_FIRST_PERSON = frozenset({"i", "we", "i'm", "we're"})
_BE = frozenset("is are was were be been being isn't aren't wasn't weren't 's 're seems looks looked appears".split())
_AFTER_FALSE = frozenset("and or but by said because since according as when that".split())
_MY = frozenset({"my", "our", "his", "her", "their", "your"})
_DEFINITE = frozenset("the these those its his her their both".split())
_SUBJECT = 12  # tokens
_OPENERS = frozenset("\"“«„'‘([—–•:")
_Guard = Callable[[str, Tokens, int, int, int, int], bool]  # text, tokens, cue's first, one past it, sentence's ends
# how, is it a negation, how far it reaches, further words, when it counts
_Row = tuple[Modality | None, bool, str, list[str], _Guard | None]


class _Words(NamedTuple):
    """The tables of the lexicon's modality.toml."""

    cues: dict[str, dict[str, list[_Row]]]  # by first and second word, longest first; "" for any other second word
    noun_makers: frozenset[str]
    months_before: frozenset[str]
    numerals: frozenset[str]
    looked_at: frozenset[str]  # every word at which a cue may open or a clause end


@cache
def _words(code: str = "en") -> _Words:
    tables = read_words("modality", code)
    cues: dict[str, dict[str, list[_Row]]] = {}
    for first, phrased in phrases(tables["cues"]).items():
        alone = [_row(first, label, []) for label, rest in phrased if not rest]
        cues[first] = {"": alone}
        for second in dict.fromkeys(rest[0] for _, rest in phrased if rest):
            rows = [_row(first, label, list(rest)) for label, rest in phrased if rest[:1] == (second,)]
            cues[first][second] = rows + alone
    for mark in _QUESTION_MARKS:
        cues[mark] = {"": [(Modality.QUESTION, False, "mark", [], None)]}
    names = ("noun_makers", "months_before", "numerals")
    noun_makers, months_before, numerals = (frozenset(tables[name].split()) for name in names)
    return _Words(cues, noun_makers, months_before, numerals, clause_words(code).looked_at | cues.keys())


def _row(first: str, label: str, rest: list[str]) -> _Row:
    how, _, reach = label.partition(" ")
    if how == "nothing":
        return None, False, reach, rest, None
    guard = _GUARDS.get(f"{first} {how}") or (_GUARDS.get(first) if first != "no" or not rest else None)
    if guard is _called_false and reach != "back":
        guard = None
    if how in ("negated", "denied"):
        return Modality.DENIED, True, reach, rest, guard
    if how == "condition":
        return Modality.CONDITIONAL, False, "sentence", rest, guard
    return Modality(how), first.endswith("n't"), reach, rest, _first_person if reach == "first" else guard


def find_modality(text: str, tokens: Tokens, sentences: Sequence[Sentence]) -> tuple[ModalCue, ...]:
    """Every cue with the stretch it weakens, in the order of the text.

    A question mark and an "if" weaken their whole sentence, or the quotation they stand in; other words what follows up
    to the end of the clause, "reportedly" and its like the whole clause. A negation (`negative`, with the modality
    "denied") ends earlier, before what is told besides: "did not retreat after losing 300 men". Bounds are none: "no
    fewer than 300", "not only", "not a single".
    """
    words, lowers, starts, ends = _words(), tokens.lowers, tokens.starts, tokens.ends
    cues = words.cues
    found: list[ModalCue] = []
    number, last, after = -1, 0, 0
    clauses: Clauses | None = None
    make = tuple.__new__
    looked_at = words.looked_at
    places = [k for k, word in enumerate(lowers) if word in looked_at]
    for k in places:
        if k < after or (rows := cues.get(lowers[k])) is None:
            continue
        while k >= last:
            number += 1
            if number == len(sentences):
                return tuple(found)
            first, last = sentences[number].first, sentences[number].last
            clauses = None
        if k < first:
            continue
        stop = k + 1
        for modality, negative, reach, rest, guard in rows.get(lowers[stop] if stop < last else "") or rows[""]:
            stop = k + 1
            if rest:
                stop += len(rest)
                if lowers[k + 1 : stop] != rest or stop > last:
                    continue
            if guard is not None and not guard(text, tokens, k, stop, first, last):
                continue
            after = stop
            if modality is None:
                break
            if clauses is None:
                near = places[bisect_left(places, first) : bisect_left(places, last)]
                clauses = Clauses(text, tokens, sentences[number], near)
            if reach == "on" and not negative:
                low, high = _counted_subject(clauses, lowers, k), clauses.end(stop - 1)
            else:
                low, high = _reach(clauses, lowers, k, stop, reach, negative=negative)
            if low < high:
                cue, scope = make(Span, (starts[k], ends[stop - 1])), make(Span, (starts[low], ends[high - 1]))
                found.append(make(ModalCue, (cue, modality, scope, negative)))
            break
    return tuple(found)


def _reach(clauses: Clauses, lowers: list[str], k: int, stop: int, reach: str, *, negative: bool) -> tuple[int, int]:
    """First and one-past-last token that the cue k..stop weakens."""
    last = stop - 1
    if reach == "on":
        if negative and stop < clauses.last and lowers[stop] == ",":  # "did not, he said, lose 300"
            past = next((c for c in clauses.commas if c > stop), None)
            return k, clauses.end(past if past is not None and past - stop < 9 else stop, negation=True)
        low = _counted_subject(clauses, lowers, k) if lowers[k - 1 : k] != [] and lowers[k - 1] in _BE else k
        return low, clauses.end(last, negation=negative)
    if reach in ("clause", "first"):
        return clauses.begin(k, comma=reach == "clause"), clauses.end(last)
    if reach == "phrase":
        if k <= clauses.first + 1 and lowers[k] == "no":
            return k, clauses.end(last, negation=True)  # "No tanks were lost", "On no day did it fall"
        return k, clauses.phrase(last)
    if reach == "back":
        return clauses.begin(k), stop
    if reach == "mark":
        low, high = clauses.whole(k)
        return low, max(high if k >= clauses.last - 3 else k + 1, k + 1)
    return clauses.whole(k)


def _counted_subject(clauses: Clauses, lowers: list[str], k: int) -> int:
    """Where the subject before the word at k begins, when it is an amount that the word weakens; else k.

    "Up to 300 men may have drowned"; not "the 300 men may stay", whom the text takes for given.
    """
    words, numerals, found = clause_words(), _words().numerals, k
    if k == clauses.first or lowers[k - 1] in words.conjunctions or clauses.is_capital(k - 1):
        return k  # "lost 300 men and may lose more", "on 12 May Russia may"
    for j in range(k - 1, max(clauses.first, k - _SUBJECT) - 1, -1):
        word = lowers[j]
        if word[0].isdigit() or word in numerals:
            found = j
        elif found < k:
            return k if word in _DEFINITE else found
        elif word in _BE:
            continue
        elif not word[0].isalpha() or word in words.subjects or word in words.pasts or word[-2:] == "ed":
            return k
    return found


# -- words that are a cue only where they stand right ------------------------------------------------------------------


def _first_person(_text: str, tokens: Tokens, k: int, _stop: int, first: int, _last: int) -> bool:
    """ "I think", "we still believe", "I am sure"."""
    return any(tokens.lowers[j] in _FIRST_PERSON for j in range(max(first, k - 2), k))


def _begins(tokens: Tokens, k: int, first: int) -> bool:
    """Does token k begin its sentence or a quotation in it?"""
    return k == first or tokens.lowers[k - 1] in _OPENERS


def _will(text: str, tokens: Tokens, k: int, _stop: int, first: int, last: int) -> bool:
    """The verb, not the noun ("the political will") or the name."""
    if k == first:
        return tokens.lowers[last - 1] == "?"
    if text[tokens.starts[k]].isupper() and not text[tokens.starts[k - 1]].isupper():
        return False
    if tokens.lowers[k - 1] not in _words().noun_makers:
        return True
    return k + 1 < last and tokens.lowers[k + 1] in ("be", "have", "not") and tokens.lowers[k - 1] not in ("the", "a")


def _may(text: str, tokens: Tokens, k: int, _stop: int, first: int, last: int) -> bool:
    """The verb, not the month."""
    lowers = tokens.lowers
    following = lowers[k + 1] if k + 1 < last else ""
    if following[:1].isdigit() or following in (",", ".", "", "and", "of", "when", "alone"):
        return False
    if k == first:
        return following not in ("was", "is", "saw", "has", "had", "will", "brought")
    before = lowers[k - 1]
    if text[tokens.starts[k]].isupper():
        shouted = text[tokens.starts[k - 1] : tokens.ends[k]].isupper()
        return shouted and before not in _words().months_before and not before.isdigit()
    return not before.isdigit() or following == "have"


def _with_be(_text: str, tokens: Tokens, k: int, stop: int, first: int, last: int) -> bool:
    """ "is set to rise", "are due to leave"; not "due to losses", "he set to work"."""
    if tokens.lowers[k] == "expected":
        return k == first or tokens.lowers[k - 1] not in ("as", "than")
    if k == first or tokens.lowers[k - 1] not in _BE or stop >= last:
        return False
    following = tokens.lowers[stop]
    if tokens.lowers[k] == "due":
        plain = following not in ("the", "a", "an", "its", "his", "her", "their", "this", "that", "these", "lack")
        return plain and not following.endswith(("s", "ing", "ion")) and following.isalpha()
    return True


def _not_compared(_text: str, tokens: Tokens, k: int, _stop: int, first: int, _last: int) -> bool:
    """Not "than forecast", "as predicted"."""
    return k == first or tokens.lowers[k - 1] not in ("as", "than")


def _view(_text: str, tokens: Tokens, k: int, _stop: int, first: int, _last: int) -> bool:
    """ "in his view"."""
    return k - 2 >= first and tokens.lowers[k - 1] in _MY and tokens.lowers[k - 2] == "in"


def _event(_text: str, tokens: Tokens, k: int, _stop: int, first: int, _last: int) -> bool:
    """ "in the event of", "in case"."""
    return k > first and tokens.lowers[k - 1] in ("in", "the")


def _inverted(text: str, tokens: Tokens, k: int, _stop: int, first: int, last: int) -> bool:
    """ "Were Russia to lose it, ...", "Had it held, ..."; no plain "were" or "had", no question."""
    if not _begins(tokens, k, first) or not text[tokens.starts[k]].isupper():
        return False
    return any(tokens.lowers[j] == "," for j in range(k + 1, min(last, k + 25)))


def _called_false(_text: str, tokens: Tokens, k: int, stop: int, first: int, last: int) -> bool:
    """ "The claim is false", "dismissed it as a lie"; not "was a false start", "the wrong road"."""
    if stop < last and tokens.lowers[stop][0].isalnum() and tokens.lowers[stop] not in _AFTER_FALSE:
        return False
    near = tokens.lowers[max(first, k - 2) : k]
    while near and near[-1] in ("a", "an", "simply", "completely", "entirely", "plainly"):
        near.pop()
    return bool(near) and (near[-1] in _BE or near[-1] == "as")


def _denies(_text: str, tokens: Tokens, k: int, stop: int, first: int, last: int) -> bool:
    """Says that it is not so; not "were denied visas", "denied them entry"."""
    lowers = tokens.lowers
    if lowers[k] == "denied" and k > first and lowers[k - 1] in _BE:
        return False
    following = lowers[stop] if stop < last else ""
    return following not in (
        "entry",
        "access",
        "visas",
        "visa",
        "bail",
        "aid",
        "permission",
        "them",
        "him",
        "her",
        "us",
    )


def _not(_text: str, tokens: Tokens, k: int, _stop: int, first: int, _last: int) -> bool:
    return k == first or tokens.lowers[k - 1] not in ("if", "why", "or", "whether")


def _no(_text: str, tokens: Tokens, _k: int, stop: int, _first: int, last: int) -> bool:
    """The determiner; not "No. 5", "No 10", "no-fly", "No, ..."."""
    if stop >= last:
        return False
    following = tokens.lowers[stop]
    if following[0].isdigit() or following in (".", ",", "!", ":", ")", "”", '"', "'"):
        return False
    return not (following == "-" and tokens.starts[stop] == tokens.ends[stop - 1])


def _neither(_text: str, tokens: Tokens, k: int, _stop: int, first: int, _last: int) -> bool:
    """ "Me neither", "nor" alone at an end are harmless; "none" after "second to" is none."""
    return not (k - 2 >= first and tokens.lowers[k - 1] == "to" and tokens.lowers[k - 2] == "second")


_GUARDS: dict[str, _Guard] = {
    "will": _will,
    "might": _will,
    "may": _may,
    "set": _with_be,
    "due": _with_be,
    "expected": _with_be,
    "forecast": _not_compared,
    "predicted": _not_compared,
    "projected": _not_compared,
    "anticipated": _not_compared,
    "estimated": _not_compared,
    "planned": _not_compared,
    "view": _view,
    "opinion": _view,
    "event": _event,
    "case": _event,
    "were condition": _inverted,
    "had condition": _inverted,
    "should condition": _inverted,
    "false": _called_false,
    "untrue": _called_false,
    "incorrect": _called_false,
    "baseless": _called_false,
    "unfounded": _called_false,
    "groundless": _called_false,
    "fabricated": _called_false,
    "fake": _called_false,
    "lie": _called_false,
    "hoax": _called_false,
    "fabrication": _called_false,
    "lies": _called_false,
    "disinformation": _called_false,
    "misinformation": _called_false,
    "nonsense": _called_false,
    "wrong": _called_false,
    "denied": _denies,
    "deny": _denies,
    "denies": _denies,
    "denying": _denies,
    "not": _not,
    "no": _no,
    "none": _neither,
}
