"""Words that are both a reporting verb and a noun: which of the two stands here?"""

from __future__ import annotations

from tallystick.language.attribution.cores import Phrase
from tallystick.language.attribution.sheet import Sheet
from tallystick.language.attribution.words import Cue
from tallystick.model.analysis import Sentence

_ARTICLES = frozenset("the a an this these those its his her their our my".split())
_QUANTIFIERS = frozenset("many some several few most both all others people men women".split())
_COLLECTIVES = frozenset("data police media staff".split())  # with a verb in the singular or in the plural


def is_capital_cue(sheet: Sheet, sentence: Sentence, k: int, cue: Cue) -> bool:
    """A verb with a capital: only first in its sentence, or in a headline that prints its verbs so."""
    first, last = sentence.first, sentence.last
    if k == first:
        return True
    if cue.form not in ("third", "past") or last - first > 25:
        return False
    return sheet.tags[first:last].count("N") * 2 > last - first and (not cue.noun or cue.form == "third")


def is_noun(sheet: Sheet, sentence: Sentence, k: int, cue: Cue) -> bool:
    """Is the form at token `k` a noun ("the reports of") or an adjective ("the reported figure")?"""
    participle = cue.form in ("past", "participle")
    if not participle and not cue.noun:
        return False
    tags, lowers, low = sheet.tags, sheet.lowers, sentence.first
    after = tags[k + 1] if k + 1 < sentence.last else "."
    if after in "ia" and (lowers[k + 1] == "there" or sheet.contents.counts(k + 1, sentence.last)):
        after = "#"  # "images show at least 12 wrecks", "Seoul estimates there are 900"
    j = k - 1
    while j >= low and tags[j] in "a-":
        j -= 1
    before = tags[j] if j >= low else "^"
    if participle:
        return after in "nN#" and (before == "G" or (before == "d" and lowers[j] in _ARTICLES))
    if before == "N" and cue.form == "third" and _kind_of_report(sheet, j, low):
        return True
    if before == "d" and cue.form == "base" and lowers[j] in _QUANTIFIERS and after in "tqpdcNh":
        return False
    if (
        before == "#"
        and after in "tqh"
        and j > low
        and (tags[j - 1] == "N" or lowers[j - 1] in sheet.groups["documents"])
    ):
        return False  # "Table 2 shows that", "Resolution 2334 demands that"
    if before in "pcwXTt" or (before == "x" and cue.form == "base" and lowers[j].startswith(("do", "did"))):
        return False
    if before in "^:dG'#oibeghlzvx=-m" or (after in "oeX=" and not (after == "o" and "p" in cue.frames)):
        return True
    if before in "nN)W.":
        return _after_noun(sheet, sentence, k, j, cue, before, after)
    if before in ",Q":
        return after not in "dNnp" and not (before == "," and after in ",.tq#")
    return before == "&" and after not in "tpqdT"


def _kind_of_report(sheet: Sheet, j: int, low: int) -> bool:
    """ "Media reports that", "Unconfirmed reports that": a capital that is no name."""
    word = sheet.lowers[j]
    return word in sheet.groups["report_kinds"] or (j == low and word.endswith("ed"))


def _after_noun(sheet: Sheet, sentence: Sentence, k: int, j: int, cue: Cue, before: str, after: str) -> bool:
    """A noun right before: does the number of the two fit subject and verb, and can what follows be a content?"""
    if cue.form == "base":
        if after not in "tqpdcN#hTm:nea":
            return True
        head = _head(sheet, j, sentence.first)
        if not _is_plural(head) and head not in _COLLECTIVES:
            return True
        return after in "nea" and not _opens_clause(sheet, sentence, k, j)
    if after not in ("tqpdcN#hTm:,.!" if before == "n" else "tqpdcN#hTm:,.nG!"):
        return True
    if before == "n" and after != ":" and _is_plural(_head(sheet, j, sentence.first)):
        return True
    return after == ":" and not _opens_clause(sheet, sentence, k, j)  # "answered with two demands:"


def _opens_clause(sheet: Sheet, sentence: Sentence, k: int, j: int) -> bool:
    """ "Polls show support": does the phrase before open its clause, and no other verb follow the word?"""
    low, tags = sentence.first, sheet.tags
    found = sheet.phrases.left(j, low)
    if found is None or (found[0] > low and tags[found[0] - 1] not in ",t&BQq:;l"):
        return False
    return not any(tags[i] in "xXvz" for i in range(k + 1, min(sentence.last, k + 5)))


def _head(sheet: Sheet, j: int, low: int) -> str:
    """The head noun of the phrase that ends at `j`; a quantifier that stands first ("many in the army")."""
    found = sheet.phrases.left(j, low)
    if found is None:
        return ""
    first, last = found
    word = sheet.lowers[first]
    return word if word in _QUANTIFIERS else sheet.phrases.head_word(Phrase(first, last, first, last))


def _is_plural(head: str) -> bool:
    return head in _QUANTIFIERS or (head.endswith("s") and not head.endswith(("ss", "us")))
