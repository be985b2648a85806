"""A letter for each token, so that phrases can be read off a string instead of words.

d determiner     N name          n noun or adjective   # number        G possessive   p subject pronoun
m object pronoun c "he's"        w who, which          h what, how     l because      t that
o of   b by   T to   i other preposition               & and, or       B but          - not
x be, have, do   X would         a adverb              v reporting verb               y the same, or the noun
z other verb     e word in -ed   g word in -ing        W part of a date               q Q quotation marks
, . ; : ( ) as they are          ! end marks           ~ dash          = hyphen       ' apostrophe   % other
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import compress
from operator import itemgetter

from tallystick.language.attribution.words import AttributionWords, attribution_words
from tallystick.language.tokens import folded
from tallystick.model.analysis import TimeMention, Tokens

_MOST = 50_000  # words remembered; a text of nonsense must not fill the memory
_SIGNS = {
    **dict.fromkeys(",", ","),
    **dict.fromkeys(";", ";"),
    **dict.fromkeys(":", ":"),
    **dict.fromkeys("([", "("),
    **dict.fromkeys(")]", ")"),
    **dict.fromkeys("—–―", "~"),
    **dict.fromkeys("-/‑‐", "="),
    **dict.fromkeys("!?…", "!"),
    **dict.fromkeys("“„«", "q"),
    **dict.fromkeys("”»", "Q"),
    ".": ".",
    "&": "=",
    "'": "'",
    "$": "#",
    "€": "#",
    "£": "#",
}
_ACRONYMS = frozenset({"US", "WHO", "IT", "IS", "AM", "UN"})


class _Table(dict[str, str]):
    """Printed word -> its letter; what is not known yet is worked out once."""

    def __init__(self, words: AttributionWords) -> None:
        super().__init__()
        self.words = words
        groups = words.groups
        self.closed: dict[str, str] = {}
        for letter, name in (
            ("e", "participles"),
            ("z", "verbs"),
            ("#", "numerals"),
            ("a", "adverbs"),
            ("i", "prepositions"),
            ("l", "subordinators"),
            ("h", "openers"),
            ("x", "auxiliaries"),
            ("X", "modals"),
            ("-", "negations"),
            ("w", "relatives"),
            ("m", "objects"),
            ("p", "pronouns"),
            ("d", "determiners"),
        ):
            self.closed.update(dict.fromkeys(groups[name], letter))
        self.closed.update(
            {"of": "o", "by": "b", "to": "T", "and": "&", "or": "&", "but": "B", "yet": "B", "nor": "B", "that": "t"}
        )
        self.plain = groups["not_participles"] | groups["not_gerunds"]

    def __missing__(self, printed: str) -> str:
        if len(self) > _MOST:
            self.clear()
        letter = self[printed] = self._letter(printed)
        return letter

    def _letter(self, printed: str) -> str:
        return "N" if printed in _ACRONYMS else self.letter(folded(printed), printed[0].isupper())

    def letter(self, word: str, upper: bool) -> str:
        """The letter of a word in lower case that is printed with a capital or without."""
        if not word[0].isalnum():
            return _SIGNS.get(word, "%")
        if word[0].isdigit():
            return "#"
        if upper and word in self.words.groups["weekdays"]:
            return "W"
        cue = self.words.cues.get(word)
        if cue is not None and not (upper and word in self.closed):
            if upper:
                return "N"
            return "y" if cue.noun else "g" if cue.form == "ing" else "v"
        closed = self.closed.get(word)
        if closed is not None and not (upper and closed == "z"):
            return closed
        if "'" in word:
            stem, _, tail = word.partition("'")
            if stem in self.words.groups["pronouns"] or stem in ("that", "there", "who", "what"):
                return "c"
            return "G" if tail == "s" else "x" if tail == "t" else "N" if upper else "n"
        if upper:
            return "N"
        if word.endswith("ed") and len(word) > 3 and word not in self.plain:
            return "e"
        if word.endswith("ing") and len(word) > 4 and word not in self.plain:
            return "g"
        if word.endswith("ly") and len(word) > 4 and word not in self.words.groups["not_adverbs"]:
            return "a"
        return "n"


class _Capitals(dict[str, str]):
    """Word in lower case -> its letter where it is printed with a capital; "" for what may be an acronym or not."""

    def __init__(self, table: _Table) -> None:
        super().__init__()
        self.table = table

    def __missing__(self, word: str) -> str:
        if len(self) > _MOST:
            self.clear()
        letter = self[word] = "" if word.upper() in _ACRONYMS else self.table.letter(word, True)
        return letter


@cache
def _tables(code: str = "en") -> tuple[_Table, _Capitals]:
    table = _Table(attribution_words(code))
    return table, _Capitals(table)


def tag_tokens(text: str, tokens: Tokens, times: Sequence[TimeMention], hyphens: Iterable[int] = ()) -> list[str]:
    """The letter of every token; `hyphens` are the places of the tokens "-"."""
    lowers, starts, ends = tokens.lowers, tokens.starts, tokens.ends
    table, capitals = _tables()
    tags = list(map(table.__getitem__, lowers))
    initials = itemgetter(*starts)(text) if starts else ()
    for k in compress(range(len(tags)), map(str.isupper, initials)):
        tags[k] = capitals[lowers[k]] or table[text[starts[k] : ends[k]]]
    last = len(tags) - 1
    for k in hyphens:
        joins = 0 < k < last and ends[k - 1] == starts[k] and starts[k + 1] == ends[k]
        if not joins or lowers[k - 1] == "-" or lowers[k + 1] == "-":
            tags[k] = "~"  # a dash, not a hyphen
        elif (
            tags[k - 1] == "N" and tags[k + 1] == "z" and lowers[k + 1] not in attribution_words().groups["compounding"]
        ):
            tags[k + 1] = "N"  # "Park Sun-won"; not "Iran-led"
    for mention in times:
        if mention.kind not in ("date", "time") or mention.value.endswith("_REF"):
            continue  # "a recent report": no date to keep out of a name
        k, end = bisect_right(ends, mention.span.start), mention.span.end
        while k <= last and starts[k] < end:
            if tags[k] not in "iTl":
                tags[k] = "W"
            k += 1
    return tags
