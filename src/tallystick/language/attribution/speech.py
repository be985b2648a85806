"""Speech without a reporting word: transcripts, headlines with a name and a colon, signed and block quotations."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from tallystick.language.attribution.cores import Phrase
from tallystick.language.attribution.drafts import Draft
from tallystick.language.attribution.sheet import Sheet
from tallystick.model.analysis import AttributionKind

_LABEL = 6  # most tokens in a speaker's label


class SpeechReader:
    """Reads labels and hands quotations to their speakers; all places are token indices."""

    def __init__(self, sheet: Sheet) -> None:
        self.phrases, self.quotations, self.sentences = sheet.phrases, sheet.quotations, sheet.sentences
        self.found, self.lowers, self.tags = sheet.found, sheet.lowers, sheet.tags

    @cached_property
    def firsts(self) -> list[int]:
        """The first token of every sentence."""
        return [sentence.first for sentence in self.sentences]

    def label(self, number: int, colon: int) -> None:
        """WALLACE: C; Kyiv: C. The label opens its paragraph; capitals all through, or a short headline."""
        sentences = self.sentences
        sentence = sentences[number]
        low, high, tags = sentence.first, sentence.last, self.tags
        inner = number > 0 and sentences[number - 1].paragraph == sentence.paragraph
        if colon - low > _LABEL or colon == low or colon + 1 >= high:
            return
        if any(tags[i] not in "N.'(),#=" for i in range(low, colon)) or tags[low] != "N":
            if not (colon - low == 1 and (tags[low] in "nN" or self.lowers[low] in ("a", "q"))):
                return
        printed = self.phrases.text[self.phrases.starts[low] : self.phrases.ends[colon - 1]]
        capitals = printed.upper() == printed and any(c.isalpha() for c in printed)
        if inner and not capitals:
            return
        last_of_paragraph = self._turn_last(number) if capitals else self._paragraph_last(number)
        if not capitals:
            alone = last_of_paragraph == number
            if not alone or high - colon > 30 or (tags[high - 1] in "." and tags[colon + 1] != "q"):
                return
            if tags[colon + 1] in "#" and colon + 2 < high and tags[colon + 2] in "=#.":
                return
        phrase = Phrase(low, colon, low, colon)
        content = [(colon + 1, sentences[last_of_paragraph if capitals else number].last)]
        self.found.append(Draft(number, AttributionKind.STATEMENT, phrase, (colon, colon + 1), content, word=None))

    def _turn_last(self, number: int) -> int:
        """The last sentence of a speaker's turn: of the paragraph, or before the next label in capitals."""
        sentences, paragraph, at = self.sentences, self.sentences[number].paragraph, number
        while at + 1 < len(sentences) and sentences[at + 1].paragraph == paragraph and at - number < 50:
            first = sentences[at + 1].first
            colon = next(
                (i for i in range(first + 1, min(first + 5, sentences[at + 1].last)) if self.tags[i] == ":"), None
            )
            if colon is not None and self.phrases.text[self.phrases.starts[first] : self.phrases.ends[colon]].isupper():
                break
            at += 1
        return at

    def _paragraph_last(self, number: int) -> int:
        sentences, paragraph = self.sentences, self.sentences[number].paragraph
        while number + 1 < len(sentences) and sentences[number + 1].paragraph == paragraph:
            number += 1
        return number

    def signed(self, close: int) -> None:
        """“C” — Name, at the end of a paragraph."""
        tags, at = self.tags, close + 1
        if at + 1 >= len(tags) or tags[at] not in "~=" or tags[at + 1] != "N":
            return
        number = bisect_right(self.firsts, at) - 1
        high = self.sentences[number].last
        phrase = self.phrases.right(at + 1, high)
        if phrase is None or (phrase.last < high and tags[phrase.last] not in ".,q("):
            return
        quotation = self.quotations.closed[close]
        self.found.append(
            Draft(number, AttributionKind.STATEMENT, phrase, (at, at + 1), [(quotation.first, close + 1)], word=None)
        )

    def following(self, draft: Draft) -> list[tuple[int, int]]:
        """What a report that ends in a colon introduces: the quotation or the text of the next paragraph."""
        sentences, number = self.sentences, draft.sentence + 1
        if number >= len(sentences):
            return []
        first = sentences[number].first
        quotation = self.quotations.opened.get(first)
        if quotation is not None:
            return [(first, quotation.last + 1)]
        last = self._paragraph_last(number)
        return [(first, sentences[last].last)]

    def adopt(self) -> None:
        """Give each quotation without a report of its own to the speaker beside it.

        A quotation that opens its sentence right after another sentence's report goes on with that speaker; one that
        takes up the paragraph before it, or is taken up by the next, belongs to the speaker of its chain.
        """
        quotations = self.quotations.items
        if not quotations:
            return
        owners = self._owners()
        by_sentence: dict[int, Draft] = {}
        for draft in self.found:
            if draft.phrase is None or draft.word is None or self.quotations.holding(draft.word) is not None:
                continue
            if draft.kind is not AttributionKind.HEDGE:
                by_sentence.setdefault(draft.sentence, draft)
        sentences = self.sentences
        for index, quotation in enumerate(quotations):
            if index in owners or quotation.before is not None:
                continue
            number = bisect_right(self.firsts, quotation.first) - 1
            if number < 1 or quotation.first != sentences[number].first or number in by_sentence:
                continue
            last = by_sentence.get(number - 1)
            if last is None or sentences[number - 1].paragraph != sentences[number].paragraph:
                continue
            last.content.append((quotation.first, quotation.last + 1))
            owners[index] = last
        if all(quotation.before is None for quotation in quotations):
            return  # no chains
        place = {id(quotation): index for index, quotation in enumerate(quotations)}
        for index in range(len(quotations) - 1, -1, -1):  # from the end of a chain to its start
            quotation = quotations[index]
            owner = owners.get(index)
            if owner is not None and quotation.before is not None:
                before = place[id(quotation.before)]
                if owners.get(before) is None:
                    owner.content.append((quotation.before.first, quotation.before.last + 1))
                    owners[before] = owner
        for index, quotation in enumerate(quotations):  # and on from its start
            if index not in owners and quotation.before is not None:
                owner = owners.get(place[id(quotation.before)])
                if owner is not None:
                    owner.content.append((quotation.first, quotation.last + 1))
                    owners[index] = owner

    def _owners(self) -> dict[int, Draft]:
        """Quotation -> the draft whose content touches it from outside."""
        pieces = sorted(
            ((a, b, draft) for draft in self.found for a, b in draft.content if b > a and draft.phrase is not None),
            key=lambda piece: piece[0],
        )
        owners: dict[int, Draft] = {}
        at = 0
        reach: list[tuple[int, int, Draft]] = []
        for index, quotation in enumerate(self.quotations.items):
            while at < len(pieces) and pieces[at][0] <= quotation.last:
                reach.append(pieces[at])
                at += 1
            reach = [piece for piece in reach[-20:] if piece[1] > quotation.first]
            for a, b, draft in reach:
                if draft.cue is not None and quotation.first < draft.cue[0] < quotation.last:
                    continue
                if b > quotation.first and a <= quotation.last:
                    owners[index] = draft
                    break
        return owners
