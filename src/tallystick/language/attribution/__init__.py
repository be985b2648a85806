"""Who said what: sources, reporting words and the words they cover, as a graph.

Rules over a letter per token, after the error classes of PolNeAR (Newell, Margolin & Ruths 2018, LREC): subject and
verb before, after and inside the content, "according to", "citing", "per", nouns such as "claim", documents and who
holds them, denials, hedges without a source, quotations over paragraphs, pronouns that keep the last source.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tallystick.language.attribution.adjuncts import AdjunctReader
from tallystick.language.attribution.ambiguity import is_noun
from tallystick.language.attribution.finishing import finished
from tallystick.language.attribution.nominals import NominalReader
from tallystick.language.attribution.phrases import PhraseReader
from tallystick.language.attribution.quotations import MARKS, find_quotations
from tallystick.language.attribution.sheet import Sheet
from tallystick.language.attribution.speech import SpeechReader
from tallystick.language.attribution.tagging import tag_tokens
from tallystick.language.attribution.verbs import read_verb
from tallystick.language.attribution.words import attribution_words
from tallystick.model.analysis import AttributionMention, Mention, Sentence, TimeMention, Tokens

_CITES = frozenset({"citing", "quoting"})


@cache
def _triggers() -> frozenset[str]:
    """Every word at which an attribution may open."""
    words = attribution_words()
    groups = words.groups
    return frozenset(
        {*words.cues, *words.nouns, *groups["hedges"], *groups["tallies"], *groups["views"]}
        | {"according", "per", "citing", "quoting", ":", "-"}
        | MARKS
    )


def find_attributions(
    text: str,
    tokens: Tokens,
    sentences: Sequence[Sentence],
    *,
    mentions: Sequence[Mention] = (),
    times: Sequence[TimeMention] = (),
) -> tuple[AttributionMention, ...]:
    """Every attribution in the order of the text; `parent` is the index of the one that holds it.

    `mentions` links sources to the theatre's speakers and actors, `times` keeps dates out of source names. A sentence
    without any source is the document's own; it gets no entry. Linear in the text's length.
    """
    lowers, triggers = tokens.lowers, _triggers()
    places = [k for k, word in enumerate(lowers) if word in triggers]
    if not places or not sentences:
        return ()
    tags = tag_tokens(text, tokens, times, [k for k in places if lowers[k] == "-"])
    marks = [k for k in places if lowers[k] in MARKS]
    quotations = find_quotations(text, tokens, sentences, tags, marks)
    sheet = Sheet(PhraseReader(text, tokens, tags), quotations, sentences)
    speech = SpeechReader(sheet)
    _walk(sheet, speech, places)
    for close in quotations.closed:
        speech.signed(close)
    speech.adopt()
    return finished(sheet, speech, mentions)


def _walk(sheet: Sheet, speech: SpeechReader, places: Sequence[int]) -> None:
    """Read the attribution at each place, with the sentence that it stands in."""
    lowers, tags, cues, nouns, found = sheet.lowers, sheet.tags, sheet.cues, sheet.nouns, sheet.found
    nominals, adjuncts, sentences = NominalReader(sheet), AdjunctReader(sheet), sheet.sentences
    number, sentence = 0, sheet.sentences[0]
    for k in places:
        if k >= sentence.last:
            if adjuncts.waiting:
                adjuncts.at_end(number)
            while k >= sentence.last and number + 1 < len(sentences):
                number += 1
                sentence = sentences[number]
        if not sentence.first <= k < sentence.last:
            continue  # a list's marker
        word = lowers[k]
        cue = cues.get(word)
        if cue is None:
            if word == ":":
                speech.label(number, k)
            elif word in nouns:
                if not nominals.read(number, sentence, k):
                    adjuncts.read(number, sentence, k)
            elif word.isalpha():
                adjuncts.read(number, sentence, k)
        elif word in _CITES:
            adjuncts.read(number, sentence, k)
        elif cue.noun and is_noun(sheet, sentence, k, cue):
            if not (word in nouns and nominals.read(number, sentence, k)):
                adjuncts.read(number, sentence, k)
        else:
            before = len(found)
            read_verb(sheet, number, sentence, k, cue)
            if len(found) == before:
                if tags[k - 1] == "=" and cue.form == "past":
                    nominals.compound(number, sentence, k)
                elif tags[k - 1] == "G":  # "in Kyiv's telling"
                    adjuncts.read(number, sentence, k)
    if adjuncts.waiting:
        adjuncts.at_end(number)
