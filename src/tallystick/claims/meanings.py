"""Which measure a number is of: by its noun or unit, by what is named near it, or by what the text is about."""

from __future__ import annotations

from typing import NamedTuple

from tallystick.claims.aggregations import TIME_UNITS
from tallystick.claims.headline import headline
from tallystick.claims.measures import MeasureFinder, Named
from tallystick.claims.reading import Reading
from tallystick.claims.subjects import own_subject
from tallystick.claims.words import claim_words
from tallystick.model.analysis import Quantity, QuantityForm

_BARE_HEADS = frozenset({None, "mark", "level", "threshold", "day", "high", "low", "record", "more", "line"})
_PRICED = frozenset({"cost", "costs", "costing", "bought", "buys", "fetched", "worth"})
_PRICED_REACH = 6
_EACH = frozenset({"each", "every"})
_COUNTERS = frozenset({"piece", "item", "unit"})  # nouns that only count out what stands behind "of"
_ANAPHORS = frozenset({"such", "same", "of"})
_OWNERS = frozenset({"the", "its", "their", "all", "some", "about"})
_LOSSES = frozenset({"casualty", "loss", "death", "dead", "killed", "wounded", "victim"})
_LINKS = frozenset({"of", "in", "the", "russian", ":", "that", "was"})  # may part a number from its measure
_AUXILIARIES = 3  # tokens between people and their fate: "soldiers have also been killed"
_WHOLE_REACH = 4  # tokens: "of the fund's 13.1 trillion"
_REACH = 8  # tokens from "each" to its figure
_OBJECT_REACH = 4  # tokens from a verb of loss to a bare number that is its object: "lost as many as 900"
_OLDEST = 120  # years


class Topic(NamedTuple):
    """What the text is about as it goes on: the measures meant last, and the sentence they stood in."""

    measures: tuple[str, ...]
    sentence: int


class Meanings:
    """The measures of the quantities of one document, which are asked for in the order of the text."""

    def __init__(self, reading: Reading, measures: MeasureFinder) -> None:
        self.reading, self.measures = reading, measures
        self.words = claim_words()
        self._last = Topic((), -1)  # what the last number meant
        self._by_head: dict[str, tuple[str, ...]] = {}  # what a counted noun meant last
        self.headline = headline(reading, measures)
        self._unmeasured = -1  # the sentence whose last counted noun is of no measure
        self._told: dict[str, None] = {}  # every measure named so far, the one named last at the end
        self._told_before = 0  # the sentence up to which `_told` goes

    def of(self, quantity: Quantity) -> tuple[str, ...]:
        """The measures a quantity may mean, best first; they become the topic."""
        ids = self._of_side(quantity, () if self._distributed(quantity) else self._measures_of(quantity))
        if quantity.head not in _BARE_HEADS and quantity.amount.unit not in TIME_UNITS:
            self._unmeasured = -1 if ids else quantity.sentence
        if ids and quantity.head:
            self._by_head[quantity.head] = ids
        if ids and quantity.form is QuantityForm.CARDINAL:
            self._last = Topic(ids, quantity.sentence)
        return ids

    def _distributed(self, quantity: Quantity) -> bool:
        """ "Each village cost Russia 150 men": a figure for every one of some things is no total of the days."""
        lower, number = self.reading.lower, quantity.sentence
        if quantity.form is not QuantityForm.CARDINAL or quantity.amount.per is not None:
            return False
        if _EACH.isdisjoint(self.reading.words[number]):
            return False
        at = self.reading.token_at(quantity.span.start)
        first = self.reading.clause(at, number)[0]
        return any(
            lower(k) in _EACH and lower(k - 1) != "for" and lower(k + 1) not in TIME_UNITS
            for k in range(max(first, at - _REACH), at)
        )

    def _of_side(self, quantity: Quantity, ids: tuple[str, ...]) -> tuple[str, ...]:
        """A number that shares its verb with another side's is that side's: "Iran lost 200,000 and Iraq 105,000"."""
        if not ids or quantity.form is not QuantityForm.CARDINAL or quantity.head not in _BARE_HEADS:
            return ids
        first, last = self.reading.token_at(quantity.span.start), self.reading.token_at(quantity.span.end)
        side = self.measures.sides.elided(quantity.sentence, first, last)
        return ids if side is None else self.measures.of_side(ids, side, quantity.sentence)

    def _measures_of(self, quantity: Quantity) -> tuple[str, ...]:
        reading, finder, number = self.reading, self.measures, quantity.sentence
        amount = quantity.amount
        if quantity.form is QuantityForm.ITERATION or self._of_a_proportion(quantity):
            return ()
        if self._is_whole(quantity):
            return self._not_lost(finder.in_span(number, quantity.span))
        unit = amount.unit
        if unit in TIME_UNITS or unit == "year of age":
            return ()
        behind = reading.token_at(quantity.span.end)
        if (quantity.head in _COUNTERS or unit in _COUNTERS) and reading.lower(
            behind
        ) == "of":  # "33 pieces of special equipment"
            counted = finder.after(number, behind + 1, 1)
            return finder.in_span(number, quantity.span) or (counted.measures if counted else ())
        if unit and quantity.head is None and quantity.form is QuantityForm.CARDINAL:
            pair = self._paired_unit(quantity)
            return (pair,) if pair else finder.by_unit(unit, number, reading.token_at(quantity.number.start))
        named = finder.in_span(number, quantity.span)
        if named:
            return named
        at = reading.token_at(quantity.number.start)
        if quantity.form in (QuantityForm.PERCENT, QuantityForm.MULTIPLE, QuantityForm.FRACTION):
            after = finder.after(number, reading.token_at(quantity.number.end), 6)
            if own_subject(reading, number, at) is not None:
                after = None  # "inflation reached 9 percent and the key rate 21"
            near = self._named_before(number, at) or after
            if quantity.form is QuantityForm.FRACTION and after is not None:
                near = after
            return near.measures if near else self._carried(number, at)
        if quantity.head in _BARE_HEADS:
            return self._bare(quantity, at)
        before = reading.lower(reading.token_at(quantity.number.end))
        if before in _ANAPHORS and quantity.head in self._by_head:
            return self._by_head[quantity.head or ""]
        fate = self._fate(quantity)
        if fate:
            return fate
        if quantity.head == "machine":  # a stand-in noun for what was named before
            near = finder.before(number, at)
            return near.measures if near else ()
        return ()

    def _fate(self, quantity: Quantity) -> tuple[str, ...]:
        """ "900 soldiers were killed": the verb behind people names the measure, if it is about such people."""
        reading, number = self.reading, quantity.sentence
        end = reading.token_at(quantity.span.end)
        named = self.measures.after(number, end, _AUXILIARIES)
        if named is None or reading.lower(named.first) not in self.words.fates:
            return ()
        if not all(w in self.words.stating or w in self.words.fillers for w in reading.lowers[end : named.first]):
            return ()
        noun = reading.lower(end - 1)
        held = reading.theatre.measures
        return tuple(i for i in named.measures if noun in held[i].context and noun not in held[i].words)

    def _paired_unit(self, quantity: Quantity) -> str | None:
        """ "109.58 roubles to the dollar", "$74.58 a barrel": the measure whose unit is one thing per another."""
        reading, amount = self.reading, quantity.amount
        last = reading.token_at(quantity.span.end)
        ahead = reading.lowers[last : last + 4]
        first = reading.token_at(quantity.span.start)
        lead = reading.lowers[max(0, first - _PRICED_REACH) : first]
        if not _PRICED.isdisjoint(lead):  # "the dollar cost 92.61 roubles"
            ahead += lead
        for bottom, measure in self.measures.vocabulary.pairs.get(amount.unit or "", ()):
            if measure.low_is_max or self._is_named(measure.id, quantity):
                behind = self.words.pairs.get(bottom, frozenset())
                if amount.per == bottom or (amount.per is None and not behind.isdisjoint(ahead)):
                    return measure.id
        return None

    def _is_named(self, measure: str, quantity: Quantity) -> bool:
        """Is a thing whose price it is named before the number, or carried to it? A barrel may be of any oil."""
        at = self.reading.token_at(quantity.number.start)
        near = self._named_before(quantity.sentence, at)
        return measure in (near.measures if near is not None else self._carried(quantity.sentence, at))

    def _bare(self, quantity: Quantity, at: int) -> tuple[str, ...]:
        """A number without a noun of its own belongs to the measure named before it, or to what the text is about."""
        finder, number = self.measures, quantity.sentence
        fate = self.reading.lower(self.reading.token_at(quantity.number.end))
        if fate in self.words.fates:  # "198,000 killed": what befell them is the measure
            own = finder.after(number, self.reading.token_at(quantity.number.end), 0)
            return own.measures if own is not None else ()
        if self._is_age(quantity, at) or self._of_a_noun(number, at):
            return ()
        if self._is_whole_of_a_share(quantity, at):
            held = self.reading.theatre.measures
            return tuple(i for i in self._carried(number, at) if held[i].additive)
        whole = self._whole_of(quantity) or self._shares_unit(quantity)
        if whole is not None:
            told = self._not_lost(finder.in_span(number, whole.span)) if self._is_whole(whole) else ()
            return told or finder.in_span(number, whole.span) or self._measures_of(whole)
        near = self._named_before(number, at)
        if near is not None:
            return self._not_of_others(near.measures, number, self._judged_at(near, number, at))
        behind = self.reading.token_at(quantity.number.end)
        following = finder.after(number, behind, 5)
        if following is not None and _LINKS.issuperset(self.reading.lowers[behind : following.first]):
            return following.measures
        if self.reading.lower(at - 1) in ("type", "number") or quantity.amount.unit not in (None, quantity.head):
            return ()
        return self._carried(number, at)

    def _of_a_noun(self, number: int, at: int) -> bool:
        """ "A cap of 60", "an army of 700,000": the noun before "of" says what the number is."""
        lower, words = self.reading.lower, self.words
        spans = (q.span for q in self.reading.quantities[number] if self.reading.token_at(q.number.start) == at)
        start = next((self.reading.token_at(span.start) for span in spans), at)
        noun = lower(start - 2)
        if lower(start - 1) != "of" or not noun.isalpha() or lower(start - 3) not in ("a", "an"):
            return False
        known = (words.anaphors, words.record_nouns, words.lines, words.change, words.steps, words.losing)
        near = self.measures.before(number, start - 1)
        return not any(noun in them for them in known) and (near is None or near.last != start - 1)

    def _whole_of(self, quantity: Quantity) -> Quantity | None:
        """ "37 of 40 missiles": the counted thing that a number is a part of."""
        end = self.reading.token_at(quantity.span.end)
        if self.reading.lower(end) != "of":
            return None
        for other in self.reading.quantities[quantity.sentence]:
            if end < self.reading.token_at(other.span.start) <= end + 2 and other.head not in _BARE_HEADS:
                return other
        return None

    def _is_whole(self, quantity: Quantity) -> bool:
        """ "61 of 93 drones": is it the whole that a number before it is a part of?

        Not in "400 of the 1,300 tanks lost": there the whole was lost.
        """
        at, end = self.reading.token_at(quantity.span.start), self.reading.token_at(quantity.span.end)
        at -= self.reading.lower(at - 1) in _OWNERS
        if quantity.form is not QuantityForm.CARDINAL or self.reading.lower(at - 1) != "of":
            return False
        if quantity.head in _LOSSES or self.reading.lower(end) in self.words.losing | self.words.destroying:
            return False
        before = (q for q in self.reading.quantities[quantity.sentence] if q.form is QuantityForm.CARDINAL)
        return any(q.head is None and self.reading.token_at(q.span.end) == at - 1 for q in before)

    def _is_whole_of_a_share(self, quantity: Quantity, at: int) -> bool:
        """ "5.8 trillion, 44 per cent of the fund's 13.1 trillion": a level's whole is another thing."""
        shares = (QuantityForm.PERCENT, QuantityForm.FRACTION)
        for share in self.reading.quantities[quantity.sentence]:
            end = self.reading.token_at(share.span.end)
            if share.form in shares and self.reading.lower(end) == "of" and end < at <= end + _WHOLE_REACH:
                return True
        return False

    def _not_lost(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Those measures that are no losses: of the things of which some were shot down the others were not."""
        held, deeds = self.reading.theatre.measures, self.words.losing & frozenset(("lost", "lose"))
        return tuple(i for i in ids if not deeds.intersection(held[i].context))

    def _of_a_proportion(self, quantity: Quantity) -> bool:
        """ "5 or even 6 to 1": a number so many times one of another counts nothing by itself."""
        lower, at = self.reading.lower, self.reading.token_at(quantity.span.end)
        if quantity.head is not None or lower(self.reading.token_at(quantity.span.start) - 1) == "from":
            return False
        if lower(at) == "or":
            at += 1 + (lower(at + 1) == "even") + 1
        return lower(at) in ("to", ":", "-", "against") and lower(at + 1 + (lower(at + 1) == "-")) in ("1", "one")

    def _shares_unit(self, quantity: Quantity) -> Quantity | None:
        """ "2,700 square kilometres against 465": the quantity whose unit a number leaves out."""
        if quantity.elided is None:
            return None
        others = self.reading.quantities[quantity.sentence]
        return next((q for q in others if q.amount.unit is not None and q.unit_name == quantity.elided), None)

    def _is_age(self, quantity: Quantity, at: int) -> bool:
        """ "A general, 72, said": a small whole number that two commas set off behind a word is somebody's age."""
        value, lower = quantity.amount.value, self.reading.lower
        after = self.reading.token_at(quantity.number.end)
        if not 0 < value < _OLDEST or value % 1 or lower(at - 1) != "," or lower(after) != ",":
            return False
        if lower(at - 2) in self.words.anaphors | self.words.pronouns:
            return False  # "the majority, 80, were brought down"
        return lower(at - 2).isalpha() and not any(
            q.number.start < quantity.number.start and self.reading.token_at(q.span.end) >= at - 1
            for q in self.reading.quantities[quantity.sentence]
        )

    def _named_before(self, number: int, token: int) -> Named | None:
        """The measure named before a number, unless the number's clause speaks of something else by then."""
        near = self.measures.before(number, token)
        if near is None:
            return None
        other = own_subject(self.reading, number, token)
        return near if other is None or near.last > other else None

    def _judged_at(self, near: Named, number: int, token: int) -> int:
        """Up to where a verb tells whose: "Russian tanks destroyed so far stood at" is a participle of the tanks'.

        Only an actor named between the measure and its number brings a verb of its own.
        """
        low, high = self.reading.ends[near.last - 1], self.reading.starts[token]
        others = any(m.kind == "actor" and low <= m.span.start < high for m in self.reading.mentions[number])
        return token if others else near.first

    def _carried(self, number: int, token: int | None = None) -> tuple[str, ...]:
        """The topic, when it is from this sentence or the one before in the same paragraph.

        It is not carried to a number (at `token`) whose clause has a subject of its own or tells another side's loss.
        """
        if self.headline:
            return self.headline
        topic = self._topic(number, read=token is None)
        if topic is None or token is None:
            return topic.measures if topic is not None else ()
        if self._unmeasured == number > topic.sentence:
            return ()  # "30,735 damage claims, most of them, 25,040, for buildings": it is of the noun before it
        if number > topic.sentence and self._has_object(number, token):
            return ()
        if own_subject(self.reading, number, token) is not None:
            return ()
        return self._not_of_others(topic.measures, number, token)

    def _topic(self, number: int, *, read: bool) -> Topic | None:
        """The topic in a sentence or, when it has been `read` to its end, behind it.

        It is what the last number there means; a sentence that has been read leaves what it names first.
        """
        for k in (number, self.reading.previous(number)):
            if k is None:
                break
            named = self.measures.named(k) if read or k != number else ()
            if named:
                return Topic(named[0].measures, k)
            if self._last.sentence == k:
                return self._last
        return None

    def _has_object(self, number: int, token: int) -> bool:
        """ "It loses more men than it recruits, 31,000 a month": a verb of loss further back has an object."""
        verbs, lowers = self.words.losing | self.words.destroying, self.reading.lowers
        first = self.reading.sentences[number].first
        near = max(first, token - _OBJECT_REACH)
        return verbs.isdisjoint(lowers[near:token]) and not verbs.isdisjoint(lowers[first:near])

    def _not_of_others(self, ids: tuple[str, ...], number: int, token: int) -> tuple[str, ...]:
        """Those measures that no verb before the number at `token` gives to another side."""
        held, sides = self.reading.theatre.measures, self.measures.sides
        return tuple(i for i in ids if sides.fit_carried(held[i], number, token))

    def carried_or_told(self, number: int) -> tuple[str, ...]:
        """The topic, then whatever else the text has named so far: words without a noun may mean any of it."""
        carried = self._carried(number)
        if not carried:
            return ()
        for k in range(self._told_before, number):
            for named in self.measures.named(k):
                self._told.pop(named.measures[0], None)
                self._told[named.measures[0]] = None
        self._told_before = max(self._told_before, number)
        return tuple(dict.fromkeys((*carried, *reversed(self._told))))
