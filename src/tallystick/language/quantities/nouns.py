"""The counted noun phrase after a number: adjectives up to the first plural."""

from __future__ import annotations

from tallystick.language.quantities.cursor import Cursor
from tallystick.language.quantities.draft import CARDINAL, FRACTION, Draft
from tallystick.language.quantities.inflection import is_plural, singular

_DASHES = frozenset("-–—−")
_COPULAS = frozenset({"are", "is", "were", "was"})
_OWNERS = frozenset("the its their these those my our his her your".split())
_ORDERS = frozenset("last next past first previous following".split())
LONGEST = 8  # tokens of a noun phrase


def read_noun(cursor: Cursor, draft: Draft, last: int, i: int, *, plural: bool) -> None:
    """Fill in the counted noun phrase from token i; "command-and-control" is one word of it.

    `plural`: the number asks for a plural noun; the phrase ends at the first, and is cut short where none comes.
    """
    lowers, words, blocked = cursor.lowers, cursor.words, cursor.blocked
    word = lowers[i]
    if word in words.skipped:
        if word == "of":
            i += 1
            if lowers[i] in _OWNERS:
                i += 1
        elif word in ("such", "more", "additional", "further", "extra"):
            i += 1
    elif word in _COPULAS and draft.number.digits:
        follow = lowers[i + 1]
        if follow in words.function_words or (follow in words.followers and follow not in words.plurals):
            return
        i += 1
    begin, end, head, model = i, i, None, False
    limit, whole = min(last, begin + LONGEST), draft.number.form is not FRACTION  # "one in five Serbs wants"
    stops = words.stops
    while i < limit:
        word = lowers[i]
        if word in stops or not word.isalpha() or len(word) == 1:
            step, counts = _step_over(cursor, i, begin, last, plural)
            if not step:
                break
            if not counts:
                i += step
                end = i if step == 1 else end
                continue
            i += step - 1
            word = lowers[i]
        if blocked[i] or (not plural and i > begin and word[-2:] == "ed" and _is_verb(cursor, i)):
            break
        i += 1
        end, head = i, word
        if plural and is_plural(word, words) and lowers[i] != "-":
            # a name is followed by what bears it ("30 Texas rangers"): no verb after a plural ends in s
            if not (
                is_plural(lowers[i], words)
                and (
                    word in words.attributive or (whole and cursor.capital(i - 1) and lowers[i] not in words.followers)
                )
            ):
                break
        if lowers[i] == "-":
            if "0" <= lowers[i + 1] < ":" and cursor.glued(i) and cursor.glued(i + 1):  # Su-34s, T-72B3 tanks
                start, model = cursor.starts[i - 1], True
                end = i = _model_end(cursor, i + 2, last)
                head = cursor.text[start : cursor.ends[end - 1]]
                if head[-1] == "s":
                    head = head[:-1].lower()
                    break
                head = head.lower()
            elif lowers[i + 1] == "and" and lowers[i + 2] == "-":
                i += 3  # command-and-control
    if head is None:
        return
    if model and head[-1:].isalnum() and "-" in head:
        draft.noun, draft.head, draft.end = (begin, end), head, end
        return
    if head in words.followers and head not in words.plurals:
        return
    if plural and not is_plural(head, words):
        if end - begin > 4:
            return
        if whole:
            end = _uncounted_end(cursor, begin, end, head)
            if end == begin:
                return
            head = lowers[end - 1]
    elif draft.number.value == 1 and not plural and draft.number.form is CARDINAL and _is_third_person(cursor, end - 1):
        end -= 1  # "one remains", "one soldier remains"
        if end == begin:
            return
        head = lowers[end - 1]
    if cursor.capital(end - 1) and lowers[end].isdecimal() and lowers[end + 1][-1:] == "s" and cursor.glued(end + 1):
        head, end = f"{head} {lowers[end]}{lowers[end + 1]}", end + 2  # "63 Model 3s", "31 Leopard 2A4s"
        draft.noun, draft.head, draft.end = (begin, end), head[:-1], end
        return
    draft.noun, draft.head, draft.end = (begin, end), singular(head, words), end


def _uncounted_end(cursor: Cursor, begin: int, end: int, head: str) -> int:
    """Where a phrase without a plural ends ("200 infantry", "an 11 member pact"), `begin` when it is no noun.

    What is said of the number is none: "359 followed", "250 taken hostage", "73 raising", "40 cheaper", "30 alive".
    """
    lowers, words = cursor.lowers, cursor.words
    first = lowers[begin]
    if first[-3:] == "ing" or first[-2:] == "ly" or (end - begin == 1 and (head in words.degrees or head in _ORDERS)):
        return begin
    if (first[-2:] == "ed" or first in words.verbs or first in words.followers) and head not in words.collectives:
        return begin
    for k in range(begin, end):
        word = lowers[k]
        if word in words.predicates or word[-2:] == "ly" or (word[-2:] == "ed" and k > begin and lowers[k - 1] != "-"):
            return k
    return end


def _is_third_person(cursor: Cursor, i: int) -> bool:
    """Is the word in -s at token i a verb ("one remains")? No plural, and no word that is its own, follows "one"."""
    word, words = cursor.lowers[i], cursor.words
    return is_plural(word, words) and word not in words.plurals and not cursor.capital(i)


def _step_over(cursor: Cursor, i: int, begin: int, last: int, plural: bool) -> tuple[int, bool]:
    """(tokens to step, whether the last of them is a word of the phrase) at a token that is no plain word; 0: it ends.

    A hyphen between two words and the stop of an abbreviation are stepped over with the second word, "U.S." without
    ending the phrase, "Ivan's" with it.
    """
    lowers, words = cursor.lowers, cursor.words
    word, step = lowers[i], 1
    if word in _DASHES:
        if not (i > begin and i + 1 < last and cursor.glued(i) and cursor.glued(i + 1)):
            return 0, False
        i, word, step = i + 1, lowers[i + 1], 2
    elif word == ".":
        if not (i > begin and i + 1 < last and cursor.glued(i)) or cursor.glued(i + 1) or cursor.capital(i + 1):
            return 0, False
        i, word, step = i + 1, lowers[i + 1], 2  # "21 art. systems": no sentence begins in lower case
        if word in words.stops:
            return 0, False
    elif word in words.openers or word in words.bare_verbs or (word in words.verbs and i > begin):
        return 0, False
    elif word in words.function_words and not _is_name(cursor, i):
        if word != "and" or not _goes_on(cursor, i, begin, last, plural):
            return 0, False
    if not word[:1].isalpha():
        return (_model_step(cursor, i, begin, last), True) if plural and word.isdecimal() else (0, False)
    if len(word) == 1 and lowers[i + 1] == "." and lowers[i + 3] == "." and len(lowers[i + 2]) == 1:
        return 4, False  # U.S. troops
    if word in words.followers and word not in words.plurals and (i > begin or not plural):
        if lowers[i - 1][-2:] != "ly" or i == begin:  # "one badly damaged tank"
            return 0, False
    if word[-2:] == "'s":
        return step, False
    return step, True


def _is_name(cursor: Cursor, i: int) -> bool:
    """Is the function word at token i a name after all: US marines, A-50 aircraft?"""
    printed = cursor.printed(i)
    return printed == "US" or (printed == "A" and cursor.lowers[i + 1] == "-" and cursor.glued(i + 1))


def _is_verb(cursor: Cursor, i: int) -> bool:
    """Is the word in -ed at token i the verb of "one resident replied", and no part of "one armoured car"?"""
    if not cursor.lowers[i].endswith("ed"):
        return False
    after = cursor.lowers[i + 1]
    return not after[:1].isalpha() or after in cursor.words.function_words


def _model_step(cursor: Cursor, i: int, begin: int, last: int) -> int:
    """Tokens of the model number at token i before its plural noun ("12 Leopard 2A6 tanks"); 0 when it is none."""
    if i == begin or len(cursor.lowers[i]) > 3 or not cursor.capital(i - 1) or cursor.glued(i):
        return 0
    end = _model_end(cursor, i + 1, last)
    return end - i + 1 if is_plural(cursor.lowers[end], cursor.words) and end < last else 0


def _model_end(cursor: Cursor, i: int, last: int) -> int:
    """One past the last token glued to the model number before token i: the "s" of Su-34s, the "b3" of T-72B3."""
    while i < last and cursor.glued(i) and (cursor.lowers[i][0].isalnum()):
        i += 1
    return i


def _goes_on(cursor: Cursor, i: int, begin: int, last: int, plural: bool) -> bool:
    """Is the "and" at token i inside the phrase: command-and-control, "Polish and Baltic jets"?"""
    if cursor.lowers[i + 1] == "-":
        return True
    if not plural or i == begin or is_plural(cursor.lowers[i - 1], cursor.words):
        return False
    for word in cursor.lowers[i + 1 : min(i + 4, last)]:
        if not word[:1].isalpha() or word in cursor.words.function_words or word in cursor.words.followers:
            return False
        if is_plural(word, cursor.words):
            return True
    return False


def is_counted(cursor: Cursor, k: int, last: int) -> bool:
    """Does a plural noun stand within three words from token k?"""
    for word in cursor.lowers[k : min(k + 4, last)]:
        if is_plural(word, cursor.words):
            return True
        if not word[:1].isalpha() or word in cursor.words.function_words:
            return False
    return False
