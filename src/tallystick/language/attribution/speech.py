"""Speech without a reporting word: transcripts, headlines with a name and a colon, signed and block quotations."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from tallystick.language.attribution.cores import Phrase
from tallystick.language.attribution.drafts import Draft
from tallystick.language.attribution.sheet import Sheet
from tallystick.model.analysis import AttributionKind, Sentence

_LABEL = 12  # most tokens in a speaker's label
_HEADLINE = 30  # most tokens in a headline
_TURNS = frozenset({"q", "a"})  # question and answer


class SpeechReader:
    """Reads labels and hands quotations to their speakers; all places are token indices."""

    def __init__(self, sheet: Sheet) -> None:
        self.phrases, self.quotations, self.sentences = sheet.phrases, sheet.quotations, sheet.sentences
        self.found, self.lowers, self.tags = sheet.found, sheet.lowers, sheet.tags
        self.headings = sheet.groups["headings"]

    @cached_property
    def firsts(self) -> list[int]:
        """The first token of every sentence."""
        return [sentence.first for sentence in self.sentences]

    def label(self, number: int, colon: int) -> None:
        """WALLACE: C; Kyiv: C. The label opens its paragraph; capitals all through, or a short headline."""
        sentences = self.sentences
        sentence = sentences[number]
        low, high = self._start(sentence), sentence.last
        if colon <= low or colon - low > _LABEL or colon + 1 >= high:
            return
        if self.found and self.found[-1].sentence == number:
            return  # a reporting word stands before the colon
        turn = colon - low == 1 and self.lowers[low] in _TURNS
        if self.tags[low] != "N" and not turn:
            return
        if turn or self._is_shouted(low, colon):
            if self._is_count(colon, high):
                return
            last = sentences[self._turn_last(number)].last
        elif number > 0 and sentences[number - 1].paragraph == sentence.paragraph:
            return
        elif self._paragraph_last(number) == number and self._is_headline(number, colon):
            last = high
        else:
            return
        phrase = Phrase(low, colon, low, colon)
        self.found.append(
            Draft(number, AttributionKind.STATEMENT, phrase, (colon, colon + 1), [(colon + 1, last)], word=None)
        )

    def _start(self, sentence: Sentence) -> int:
        """The sentence's first word: a transcript may be quoted as a whole (“WALLACE: How many?)."""
        return sentence.first + (self.tags[sentence.first] == "q")

    def _is_shouted(self, low: int, colon: int) -> bool:
        """A transcript's label, its name in capitals: "GEN. IVAN HNATIUK (RET.)", "ANNA BELL, the envoy"."""
        last = next((k for k in range(low + 1, colon) if self.tags[k] in ",("), colon)
        printed = self.phrases.text[self.phrases.starts[low] : self.phrases.ends[last - 1]]
        return printed.isupper() and all(letter in "N.'=#o" for letter in self.tags[low:last])

    def _is_headline(self, number: int, colon: int) -> bool:
        """ "Kyiv: 30 drones downed" is told by somebody; "Tanks: 30 destroyed", "Site: Kharkiv" are rows of a table."""
        sentence, tags = self.sentences[number], self.tags
        low, high = self._start(sentence), sentence.last
        speaks = self._can_speak(low, colon)
        if tags[high - 1] == "." and tags[colon + 1] != "q":
            return speaks  # a whole sentence: "Russia: The war goes on." heads a paragraph of a digest
        if high - colon > _HEADLINE or (tags[colon + 1] == "#" and tags[colon + 2] in ".=#"):
            return False
        if speaks:
            return True
        if any(letter not in "N.'(),#=" for letter in tags[low:colon]) or self.lowers[colon - 1] in self.headings:
            return False
        if self._is_count(colon, high) or self._is_row(number - 1) or self._is_row(number + 1):
            return False
        return tags[colon + 1] == "q" or any(letter in "xXvzecy" for letter in tags[colon + 1 : high])

    def _can_speak(self, low: int, colon: int) -> bool:
        """Is the head of the label an office or a body: "Health Ministry", "Ministry of Health in Gaza"?"""
        tags = self.tags
        if any(letter not in "N.'(),#=oidn&" for letter in tags[low:colon]):
            return False
        head = next((k for k in range(low + 1, colon) if tags[k] in "oi(,"), colon) - 1
        return self.lowers[head] in self.phrases.speakers and self.lowers[head] not in self.headings

    def _is_count(self, colon: int, high: int) -> bool:
        """Does a number follow that counts the label itself: "Tanks: 4,130 destroyed", "Personnel: 790,800 (+5)"?"""
        first = colon + 1
        while first < high and self.tags[first] in "ia(":
            first += 1
        if not self.phrases.text[self.phrases.starts[first]].isdigit():
            return False
        return first + 1 >= high or self.tags[first + 1] not in "nNgdWo'$%v"

    def _is_row(self, number: int) -> bool:
        """Is the sentence a labelled line too, of something that does not speak?"""
        if not 0 <= number < len(self.sentences):
            return False
        sentence = self.sentences[number]
        first = self._start(sentence)
        colon = self._colon(first, sentence.last)
        return colon is not None and not self._can_speak(first, colon)

    def _colon(self, first: int, last: int) -> int | None:
        """The colon of the label that opens a sentence, if any."""
        return next((k for k in range(first + 1, min(first + _LABEL + 1, last)) if self.tags[k] == ":"), None)

    def _turn_last(self, number: int) -> int:
        """The last sentence of a speaker's turn: of the paragraph, or before the next label in capitals."""
        sentences, paragraph, at = self.sentences, self.sentences[number].paragraph, number
        while at + 1 < len(sentences) and sentences[at + 1].paragraph == paragraph and at - number < 50:
            first = self._start(sentences[at + 1])
            colon = self._colon(first, sentences[at + 1].last)
            if colon is not None and self._is_shouted(first, colon):
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
