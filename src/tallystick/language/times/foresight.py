"""Does a clause look ahead from the day of publication, or back: "expires on 31 March", "held it until 31 March"?

English puts what is fixed for a coming day into the present tense ("the mandate runs until"), behind a modal or, before
a deadline, an infinitive ("must leave by", "agreed to leave by"), or behind a participle of planning ("set for",
"extended until"). What is over stands in the past tense. The verb that counts is the nearest one to the left of the
date, the first to its right where nothing stands to its left; verbs of saying are passed over.
"""

from __future__ import annotations

from tallystick.language.times.cursor import Cursor
from tallystick.language.times.drafts import Draft

AHEAD, BACK, OPEN, EITHER = 1, -1, 0, 2

_REACH = 14  # tokens from a date to the verb that governs it
_NEAR = 3  # tokens over which adverbs part a participle from its auxiliary
_WIDE = 15  # tokens over which a word of the future is felt
_CONDITIONS = frozenset({"if", "unless"})
_UNREAL = frozenset({"would", "could", "might"})
_SUPPOSED = 10  # tokens from "if" to the date
_HEARD = 3  # tokens between a verb of saying and its own day


class Foresight:
    """Asks of the dates of one text whether their clauses look ahead or back."""

    def __init__(self, cursor: Cursor) -> None:
        self.cursor, self.words = cursor, cursor.words
        self._signs = self.words.direction_signs

    def direction(self, draft: Draft) -> int:
        """AHEAD or BACK as the governing verb has it, OPEN when nothing shows; EITHER for "was extended until"."""
        lowers, sentence = self.cursor.lowers, self.cursor.sentences[draft.sentence]
        before = draft.first - 1
        limit = draft.relation == "until" or draft.relation == "by"
        if draft.relation == "since":
            return BACK
        if not limit and draft.relation != "in":
            return AHEAD if "ahead" in lowers[max(before - 2, sentence.first) : draft.first] else OPEN
        if limit and self._is_supposed(draft, sentence.first, sentence.last):
            return AHEAD
        signs, breaks, k = self._signs, self.words.clause_breaks, draft.first
        deadline = lowers[draft.last : draft.last + 1] == ["deadline"]
        for word in reversed(lowers[max(sentence.first, draft.first - _REACH) : draft.first]):
            k -= 1
            if word not in signs and word[-2:] != "ed":
                continue
            if word in breaks and k < before:
                break
            if word == "deadline":
                deadline = True
                continue
            found = self._shown(k, word, draft, limit)
            if found != OPEN:
                return found
        if deadline:
            return AHEAD
        if before - sentence.first <= 2:  # "Until 31 March the town held out"
            for k in range(draft.last, min(sentence.last, draft.last + _REACH)):
                if lowers[k] in self.words.clause_breaks:
                    break
                found = self._shown(k, lowers[k], draft, limit)
                if found != OPEN:
                    return found
        return (
            OPEN if self.words.open_limits.isdisjoint(lowers[max(before - 2, sentence.first) : draft.first]) else AHEAD
        )

    def _is_supposed(self, draft: Draft, first: int, last: int) -> bool:
        """Is its past tense no past: "would have to print money if no aid arrived by April"?"""
        lowers = self.cursor.lowers
        if _CONDITIONS.isdisjoint(lowers[max(first, draft.first - _SUPPOSED) : draft.first]):
            return False
        at = next((j for j in range(first, last) if lowers[j] in _UNREAL), None)
        perfect = at is not None and lowers[at + 1] == "have" and lowers[at + 2] != "to"
        return at is not None and not perfect  # "would have lost had help come": it is over

    def _shown(self, k: int, word: str, draft: Draft, limit: bool) -> int:
        """What the word at k shows of the direction of its clause."""
        words, lowers = self.words, self.cursor.lowers
        if word in words.said:
            return BACK if not limit and 0 < draft.first - k <= _HEARD else OPEN  # "he said on Thursday"
        if word in words.scheduled and k < draft.first:
            joint = lowers[k + 1]
            if joint in words.scheduled_to or (limit and word in words.prolonged):
                return EITHER if lowers[k - 1] in ("was", "were") else AHEAD
        if word in words.fixed_verbs:
            return AHEAD
        if word in words.light_verbs:
            return OPEN if words.light_nouns.isdisjoint(lowers[k + 1 : k + 4]) else AHEAD
        if word in words.future_cues:
            return AHEAD if self._looks_ahead(k) else OPEN
        if word == "to":
            fixed = lowers[k - 1] in ("is", "are")  # "is to be freed on 3 December"
            return self._infinitive(k) if limit or fixed else OPEN
        if limit and word in words.lasting_verbs:
            return AHEAD
        past = word in words.past_verbs
        if not past and word.endswith("ed") and len(word) > 3:
            capital = self.cursor.text[self.cursor.starts[k]].isupper()
            past = (
                not capital and lowers[k - 1] not in words.before_adjectives and lowers[k - 1] != "-"
            )  # an armed group
        return self._tense(k, limit) if past else OPEN

    def _tense(self, k: int, limit: bool) -> int:
        """BACK for a past tense; AHEAD for "are banned until", "has been closed until"; "is dated 3 May" is neither."""
        lowers, words = self.cursor.lowers, self.words
        for at in range(k - 1, max(k - 1 - _NEAR, -1), -1):
            word = lowers[at]
            if word in words.present_auxiliaries:
                return AHEAD if limit else OPEN
            if word in words.modals:
                return OPEN  # "will cut", "to put": it is no past tense
            if word == "been":
                return AHEAD if limit and lowers[at - 1] in ("has", "have") else BACK
            if not (word.endswith("ly") or word in words.between_auxiliaries):
                break
        return BACK

    def _infinitive(self, k: int) -> int:
        """ "Agreed to leave by", "the plan is to leave by"; BACK for "managed to leave by"; no "rose to 30 by"."""
        lowers, words, verb = self.cursor.lowers, self.words, self.cursor.lowers[k + 1]
        if not verb.isalpha() or verb.endswith(("s", "ed", "ing")) or verb in words.no_infinitives:
            return OPEN
        if self.cursor.text[self.cursor.starts[k + 1]].isupper():
            return OPEN
        return BACK if lowers[k - 1] in words.carried_out else AHEAD

    def foretells(self, draft: Draft) -> bool:
        """Does the sentence look ahead from the day of publication: "is due to be published in May"?"""
        sentence = self.cursor.sentences[draft.sentence]
        return not self.words.foretold.isdisjoint(self.cursor.lowers[sentence.first : draft.first])

    def speaks_of_future(self, draft: Draft) -> bool:
        """Is there a word of the future near, in the same sentence?"""
        sentence, words = self.cursor.sentences[draft.sentence], self.words
        lowers = self.cursor.lowers
        if not words.said.isdisjoint(lowers[max(sentence.first, draft.first - _HEARD) : draft.first]):
            return False  # "he said on Thursday"
        first, last = max(sentence.first, draft.first - _WIDE), min(sentence.last, draft.last + _WIDE)
        if ";" in lowers[first:last]:  # what stands behind it is another clause
            marks = [k for k in range(first, last) if lowers[k] == ";"]
            first = max([first, *(k for k in marks if k < draft.first)])
            last = min([last, *(k for k in marks if k >= draft.last)])
        if lowers[max(first, draft.first - 2) : draft.first] in (["has", "until"], ["have", "until"]):
            return True
        if words.future_cues.isdisjoint(lowers[first:last]):
            return False
        return any(lowers[k] in words.future_cues and self._looks_ahead(k) for k in range(first, last))

    def _looks_ahead(self, k: int) -> bool:
        """Is the word of the future at token k one here: not "a planned raid", "as expected", "due to fog"?"""
        lowers, words = self.cursor.lowers, self.words
        if lowers[k] not in words.planned:
            return True
        if lowers[k] == "due" and lowers[k + 1 : k + 2] == ["to"]:
            return bool(lowers[k + 2 : k + 3]) and lowers[k + 2] in words.due_to
        return lowers[k - 1] not in words.before_adjectives
