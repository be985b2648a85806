"""Sentences, over tokens: survives abbreviations, quotations, lists, transcripts and missing full stops.

Only the marks that can end a sentence are looked at, so the cost is a handful of look-ups a sentence.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import compress
from typing import NamedTuple

from tallystick.language.lexicon import read_words
from tallystick.language.paragraphs import marker_of, split_paragraphs
from tallystick.model.analysis import Sentence, Tokens
from tallystick.model.span import Span

LONGEST = 200  # tokens; a text without full stops is cut, so that no layer walks megabytes for one number
_CUT = 50  # tokens before that in which a comma or semicolon is a better place to cut
_DOTS = frozenset(".…")
_ASKING = frozenset("!?‼⁇⁈⁉")
_WIDE = frozenset("。！？｡．؟۔।॥։።፧")  # stops of scripts without capitals: nothing need follow them
_BULLETS = frozenset("•‣⁃▪◦●■►▶➤")
_ENDS = _DOTS | _ASKING | _WIDE | _BULLETS
_QUOTES = frozenset("\"'”’»›“‘«‹」』）)]】")  # what may close, standing right after the mark
_OPENERS = frozenset("\"'“‘«‹„(['[{「『—–-")
_CLOSING_ONLY = frozenset(",;:)]}%")
_Row = tuple[int, int, int, str | None]  # first token, one past the last, number of the paragraph, marker


class _Words(NamedTuple):
    """The tables of the lexicon's sentences.toml."""

    titles: frozenset[str]
    numbered: frozenset[str]
    suffixes: frozenset[str]
    shortened: frozenset[str]
    calendar: frozenset[str]
    clocks: frozenset[str]
    starters: frozenset[str]
    reporting: frozenset[str]
    pointed: frozenset[str]  # every word that may carry a full stop of its own


@cache
def _words(code: str = "en") -> _Words:
    tables = {name: frozenset(block.split()) for name, block in read_words("sentences", code).items()}
    pointed = frozenset().union(*(tables[k] for k in ("titles", "numbered", "suffixes", "shortened", "calendar")))
    return _Words(**tables, pointed=pointed)


def split_sentences(text: str, tokens: Tokens) -> tuple[Sentence, ...]:
    """Sentences with their tokens and paragraph. Every token but a list marker's is in exactly one sentence."""
    lowers, starts, ends = tokens.lowers, tokens.starts, tokens.ends
    pointed = _words().pointed
    candidates = list(compress(range(len(lowers)), map(_ENDS.__contains__, lowers)))
    candidates.append(len(lowers))
    at, last, size = 0, 0, len(lowers)
    rows: list[_Row] = []
    for number, (start, end) in enumerate(split_paragraphs(text)):
        first = last  # nothing but blanks stands between two paragraphs
        last = bisect_left(starts, end, first, min(size, first + end - start))  # no more tokens than characters
        marker = marker_of(text, start, end)
        label = None
        if marker:
            label, body = marker
            first = bisect_left(starts, body, first)
        begin, ahead = first, last - 1
        while (i := candidates[at]) < ahead:  # the last mark of a paragraph needs no look
            at += 1
            if i <= begin:
                continue
            cut, word = i + 1, lowers[i - 1]
            if (
                len(word) == 1
                or word in pointed
                or starts[cut] == ends[i]
                or lowers[i] != "."
                or not text[starts[cut]].isupper()
                or word[0].isdigit()
            ):  # not the plain case, a word, a full stop, a blank and a capital
                cut = _boundary(text, tokens, i, begin, last) or 0
            if begin < cut < last:
                rows.append((begin, cut, number, label))
                begin, label = cut, None
        while candidates[at] < last:
            at += 1
        if begin < last:
            rows.append((begin, last, number, label))
    if any(end - begin > LONGEST for begin, end, _, _ in rows):
        rows = [piece for row in rows for piece in _pieces(lowers, row)]
    make = tuple.__new__  # half the time of the named tuple's own
    return tuple(
        [
            make(Sentence, (make(Span, (starts[begin], ends[end - 1])), begin, end, number, label))
            for begin, end, number, label in rows
        ]
    )


def _pieces(lowers: list[str], row: _Row) -> Iterator[_Row]:
    """A sentence as several when it has too many tokens."""
    begin, end, number, label = row
    while end - begin > LONGEST:
        cut = begin + LONGEST
        cut = next((k + 1 for k in range(cut - 1, cut - _CUT, -1) if lowers[k] in ",;"), cut)
        yield begin, cut, number, label
        begin, label = cut, None
    yield begin, end, number, label


def _boundary(text: str, tokens: Tokens, i: int, begin: int, last: int) -> int | None:
    """The token that begins the next sentence if the mark `i` ends one that began at `begin`, else None.

    `last` is one past the paragraph's last token.
    """
    lowers, starts, ends = tokens.lowers, tokens.starts, tokens.ends
    mark = lowers[i]
    if mark in _BULLETS:  # "• Tanks 5 • Guns 6" on one line
        return i if i > begin and starts[i] > ends[i - 1] else None
    if lowers[i + 1] in _ENDS and starts[i + 1] == ends[i] and lowers[i + 1] not in _BULLETS:
        return None  # "?!", "...": the last of them decides
    group = i
    while group > begin and lowers[group - 1] in _ENDS and ends[group - 1] == starts[group]:
        group -= 1
        if i - group > 3:
            break
    if group == begin and mark in _DOTS:
        return None  # "... and then"
    if group > begin and lowers[group - 1] in "([" and starts[i + 1] == ends[i]:
        return None  # "(!)", "[...]"
    follow, quoted = _past_closers(tokens, i, last)
    if follow >= last:
        return None
    if mark in _WIDE:
        return follow
    if starts[follow] == ends[follow - 1]:
        return follow if _space_is_missing(text, tokens, i, follow) else None
    letter, head = _first_letter(text, tokens, follow, last)
    if letter is None:
        return None
    if mark in _ASKING:
        if letter.islower():
            return None
        return None if quoted and _goes_on_reporting(lowers, head, last) else follow
    if i > group or mark == "…":
        return None if letter.islower() else follow
    if ends[i - 1] == starts[i] and i > begin and _is_abbreviation(text, tokens, i, head, begin, letter):
        return None
    if letter.islower():  # a text that spares capitals: only a plain word may end its sentence
        word = lowers[i - 1]
        plain = not quoted and head == follow and i > begin and len(word) > 3 and word.isalpha() and letter.isascii()
        return follow if plain and text[starts[i - 1]].islower() and word not in _words().pointed else None
    return follow


def _past_closers(tokens: Tokens, i: int, last: int) -> tuple[int, bool]:
    """The token after the quotation marks, brackets and footnote marks that hang on mark `i`; was there a quotation?"""
    lowers, starts, ends = tokens.lowers, tokens.starts, tokens.ends
    k, quoted = i + 1, False
    while k < last and starts[k] == ends[k - 1] and k - i < 12:
        lower = lowers[k]
        if lower in _QUOTES:
            quoted = quoted or lower not in ")]"
            k += 1
        elif lower == "[" and (stop := next((j for j in range(k + 1, min(k + 5, last)) if lowers[j] == "]"), 0)):
            k = stop + 1  # [12], [citation needed]
        elif lower in ("†", "‡", "*") or (lower[0] in "¹²³⁴⁵⁶⁷⁸⁹⁰" and not lower.isascii()):
            k += 1
        elif (
            lower.isdigit()
            and k == i + 1
            and len(lowers[i - 1]) > 3
            and lowers[i - 1].isalpha()
            and k + 1 < last
            and starts[k + 1] > ends[k]
        ):
            k += 1  # "casualties.12 The"
        else:
            break
    return k, quoted


def _first_letter(text: str, tokens: Tokens, k: int, last: int) -> tuple[str | None, int]:
    """The first letter or digit of what begins at token k and its token, quotation marks and dashes skipped.

    None when a mark stands there that begins nothing ("etc.), which").
    """
    for j in range(k, min(k + 4, last)):
        letter = text[tokens.starts[j]]
        if letter.isalnum():
            return letter, j
        if letter in _CLOSING_ONLY:
            return None, j
        if letter not in _OPENERS:  # a hashtag, a currency sign, an emoji
            return letter, j
    return None, k


def _space_is_missing(text: str, tokens: Tokens, i: int, follow: int) -> bool:
    """ "It ended.The next": a small word, the mark, a capital; not "example.Org", "Node.Js", "U.S."."""
    lowers, starts = tokens.lowers, tokens.starts
    word = lowers[follow]
    if not text[starts[follow]].isupper() or not word.isalpha() or tokens.ends[i - 1] != starts[i]:
        return False
    before = lowers[i - 1]
    if before in ")]”\"'" or follow > i + 1 or lowers[i] != ".":
        return True
    if not text[starts[i - 1]].islower() and not before.isdigit():
        return False
    if word in _words().starters:
        return before not in _words().titles
    chained = i >= 2 and lowers[i - 2] in ".@/" and tokens.ends[i - 2] == starts[i - 1]
    hangs = follow + 1 < len(lowers) and lowers[follow + 1] in ".@/" and starts[follow + 1] == tokens.ends[follow]
    return len(before) > 3 and before.isalpha() and len(word) > 1 and not chained and not hangs


def _goes_on_reporting(lowers: list[str], head: int, last: int) -> bool:
    """ "Why?" President Petrenko asked: does a reporting verb follow before any mark?"""
    reporting = _words().reporting
    for k in range(head, min(head + 5, last)):
        if lowers[k] in reporting:
            return k > head
        if not lowers[k][0].isalnum():
            return False
    return False


def _is_abbreviation(text: str, tokens: Tokens, i: int, head: int, begin: int, letter: str) -> bool:
    """Does the full stop `tokens[i]` belong to the word before it, so that the sentence goes on at `head`?

    `letter` is the first of what follows.
    """
    words, lowers, starts = _words(), tokens.lowers, tokens.starts
    word, following = lowers[i - 1], lowers[head]
    printed = text[starts[i - 1]]
    restart = letter.isupper() and following in words.starters
    if word.isdigit():
        if len(word) < 4 and (i - 1 == begin or lowers[i - 2] in ":;"):
            return True  # the marker of a list inside the line
        return len(word) < 3 and following in words.clocks and following not in ("may", "march") and letter.isupper()
    if len(word) == 1 and word.isalpha():
        if i - 1 == begin:
            return True  # "A. Smith", "Q. What fell?"
        spelled = lowers[i - 2] == "." and tokens.ends[i - 2] == starts[i - 1]
        if spelled and word == "m" and lowers[i - 3] in ("a", "p"):
            return following in words.clocks or letter.isdigit() or letter.islower()
        if spelled and lowers[i - 3] + word in ("eg", "ie"):
            return True
        if printed.isupper():
            return not restart
        return word in "pcbdnv" and (letter.isdigit() or word == "v")
    if word == "no":  # "No. 5" against "He said no. Then"
        return letter.isdigit()
    if letter.isdigit() and (word in words.numbered or (word in words.calendar and printed.isupper())):
        return True
    measured = lowers[i - 2].isdigit() if i - 2 >= begin else False
    if word in words.titles and not (measured and word in words.shortened):
        return printed.isupper() or not restart
    if word in words.calendar and printed.isupper():
        return letter.islower() or following in words.calendar or following in words.clocks
    if word in words.suffixes:
        return not restart and (printed.isupper() or letter.islower())
    return word in words.shortened and letter.islower()
