"""The plain English name of what a quantity is counted in: "square kilometre", "dollar per barrel", "new season"."""

from __future__ import annotations

import re

from tallystick.language.quantities.inflection import singular
from tallystick.language.quantities.words import quantity_words
from tallystick.model.analysis import Quantity, QuantityForm

_WORD = re.compile(r"[^\W_]+(?:[-.'’&][^\W_]+)*")
# Dictionaries list these under themselves, though "person" and the like is what one of them is.
_OWN_LEMMAS = frozenset("people staff personnel police wounded dead injured aircraft".split())
_LEMMAS = {"troops": "troop", "persons": "person"}


def plain_name(quantity: Quantity) -> str:
    """The singular name, lower case, British spelling; "-" when nothing is counted.

    A share of counted things is "% thing"; a rate "X per Y", "- per day" where X is left out;
    how many times something happens, or is as much, "count".
    """
    amount, form = quantity.amount, quantity.form
    if form is QuantityForm.ITERATION or form is QuantityForm.MULTIPLE:
        name = "count"
    elif quantity.unit_name is not None:
        name = quantity.unit_name
    elif quantity.noun is not None:
        name = noun_name(quantity.noun)
    elif quantity.elided is not None:
        name = noun_name(quantity.elided)
    else:
        name = amount.unit or "-"
    if form is QuantityForm.FRACTION and quantity.unit_name is None:
        if name != "-":
            name = f"% {name}"
    if amount.per is None or amount.printed.endswith("ly"):  # "286 tonnes annually": said by an adverb, no unit
        return name
    return f"{name} per {quantity.per_name or amount.per}"


def noun_name(noun: str, code: str = "en") -> str:
    """A counted noun phrase as a dictionary would list it.

    Function words and participles of what befell the counted are left out, compared adjectives get their base, the last
    word its singular: "two of the smaller tenancies" counts "small tenancy".
    """
    words = quantity_words(code)
    kept: list[str] = []
    for word in _WORD.findall(noun.lower().replace("’", "'")):
        word = word.removesuffix("'s")
        if word not in words.dropped:
            kept.append(words.degrees.get(word, word))
    if not kept:
        return "-"
    last: str = kept[-1]
    if last not in _OWN_LEMMAS:
        kept[-1] = _LEMMAS.get(last) or singular(last, words)
    if len(kept) > 1 and kept[-1] in ("day", "week", "month", "year", "hour", "minute", "second", "mile"):
        return kept[-1]  # "fifty previous years" are years
    return " ".join(kept)
