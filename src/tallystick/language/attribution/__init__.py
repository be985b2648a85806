"""Who said what: sources, reporting words and the words they cover, as a graph.

Rules over a letter per token, after the error classes of PolNeAR (Newell, Margolin & Ruths 2018, LREC): subject and
verb before, after and inside the content, "according to", "citing", "per", nouns such as "claim", documents and those who
obtained them, denials, hedges without a source, quotations over paragraphs, pronouns that keep the last source.
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
    words = attribution_words()
    cues, nouns, tallies = words.cues, words.nouns, words.groups["tallies"] | words.groups["views"]
    if not places:
        return ()
    tags = tag_tokens(text, tokens, times, [k for k in places if lowers[k] == "-"])
    quotations = find_quotations(text, tokens, sentences, tags, [k for k in places if lowers[k] in MARKS])
    phrases = PhraseReader(text, tokens, tags)
    sheet = Sheet(phrases, quotations, sentences)
    found, nominals, adjuncts, speech = sheet.found, NominalReader(sheet), AdjunctReader(sheet), SpeechReader(sheet)
    number = 0
    for k in places:
        while number < len(sentences) and sentences[number].last <= k:
            if adjuncts.waiting:
                adjuncts.at_end(number)
            number += 1
        if number == len(sentences):
            break
        sentence = sentences[number]
        if k < sentence.first:
            continue
        word = lowers[k]
        cue = cues.get(word)
        if cue is None and not word.isalpha():
            if word == ":":
                speech.label(number, k)
            continue
        if cue is not None and k > sentence.first and word not in nouns and word not in tallies:
            if tags[k - 1] in "oG#" and (cue.noun or cue.form == "base"):
                continue  # a noun, or part of a name
        if word in nouns and (cue is None or is_noun(sheet, sentence, k, cue)) and nominals.read(number, sentence, k):
            continue
        if cue is not None:
            if word in ("citing", "quoting"):
                adjuncts.read(number, sentence, k)
                continue
            before = len(found)
            read_verb(sheet, number, sentence, k, cue)
            if len(found) == before and cue.form == "past" and tags[k - 1] == "=":
                nominals.compound(number, sentence, k)
            if word in tallies and len(found) == before:
                adjuncts.read(number, sentence, k)
            continue
        adjuncts.read(number, sentence, k)
    if adjuncts.waiting:
        adjuncts.at_end(min(number, len(sentences) - 1))
    for close in quotations.closed:
        speech.signed(0, close)
    speech.adopt()
    return finished(sheet, speech, mentions)
