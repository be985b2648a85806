"""Singulars and plurals of counted nouns, by the regular endings of English and the lexicon's exceptions."""

from __future__ import annotations

from tallystick.language.quantities.words import QuantityWords

_PLAIN_E = frozenset("shoes toes axes horseshoes foes canoes headaches caches prizes sizes breezes".split())
_NO_MEN = frozenset("specimen regimen abdomen acumen yemen semen hymen lumen ramen cyclamen bitumen dolmen".split())
_NO_PLURALS = ("ss", "us", "is", "'s")


def singular(word: str, words: QuantityWords) -> str:
    """The singular; the word itself when it is no plural."""
    if word in words.plurals:
        return words.plurals[word]
    if word in words.no_plurals:
        return word
    if word[-3:] == "men" and is_plural(word, words):
        return word[:-3] + "man"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes", "oes")) and word not in _PLAIN_E:
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 2:
        return word[:-1]
    return word


def is_plural(word: str, words: QuantityWords) -> bool:
    """Does the word look like a plural that can be counted?"""
    if word in words.plurals:
        return True
    if word[-3:] == "men":
        return len(word) > 4 and word not in _NO_MEN
    return word[-1:] == "s" and len(word) > 2 and word[-2:] not in _NO_PLURALS and word not in words.no_plurals
