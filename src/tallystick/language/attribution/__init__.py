"""Who said what: sources, reporting words and the words they cover, as a graph.

Rules over a letter per token, after the error classes of PolNeAR (Newell, Margolin & Ruths 2018, LREC): subject and
verb before, after and inside the content, "according to", "citing", "per", nouns such as "claim", documents and who
holds them, denials, hedges without a source, quotations over paragraphs, pronouns that keep the last source.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import compress

from tallystick.language.attribution.adjuncts import AdjunctReader
from tallystick.language.attribution.ambiguity import is_capital_cue, is_noun
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
_MOST = 24  # reporting words looked at in a sentence of at most 200 tokens; real ones have up to a dozen


@cache
def _triggers() -> frozenset[str]:
    """Every word at which an attribution may open."""
    words = attribution_words()
    groups = words.groups
    return (
        frozenset(
            {*words.cues, *words.nouns, *groups["hedges"], *groups["tallies"], *groups["views"]}
            | {"according", "per", "citing", "quoting", ":", "-"}
            | MARKS
        )
        - groups["no_participles"]
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
    lowers = tokens.lowers
    places = list(compress(range(len(lowers)), map(_triggers().__contains__, lowers)))
    if not places or not sentences:
        return ()
    words, marks, hyphens, compounds = [], [], [], attribution_words().compounds
    for k in places:
        word = lowers[k]
        if word in MARKS:
            marks.append(k)
        elif word == "-":
            hyphens.append(k)
        elif word not in compounds or lowers[k + 1 : k + 2] == [] or lowers[k + 1] not in compounds[word]:
            words.append(k)
    tags = tag_tokens(text, tokens, times, hyphens)
    quotations = find_quotations(text, tokens, sentences, tags, marks)
    sheet = Sheet(PhraseReader(text, tokens, tags), quotations, sentences)
    speech = SpeechReader(sheet)
    _walk(sheet, speech, words)
    for close in quotations.closed:
        speech.signed(close)
    speech.adopt()
    return finished(sheet, speech, mentions)


def _walk(sheet: Sheet, speech: SpeechReader, places: Sequence[int]) -> None:
    """Read the attribution at each place, with the sentence that it stands in."""
    lowers, tags, cues, nouns, found = sheet.lowers, sheet.tags, sheet.cues, sheet.nouns, sheet.found
    nominals, adjuncts, sentences = NominalReader(sheet), AdjunctReader(sheet), sheet.sentences
    number, sentence, read = 0, sentences[0], 0
    first, last = sentence.first, sentence.last
    for k in places:
        if k >= last:
            if adjuncts.waiting:
                adjuncts.at_end(number)
            while k >= last and number + 1 < len(sentences):
                number += 1
                sentence = sentences[number]
                last = sentence.last
            first, read = sentence.first, 0
        read += 1
        if not first <= k < last or read > _MOST:
            continue  # a list's marker, or no language
        word = lowers[k]
        cue = cues.get(word)
        if cue is None:
            if word == ":":
                speech.label(number, k)
            elif word in nouns:
                if not nominals.read(number, sentence, k):
                    adjuncts.read(number, sentence, k)
            else:
                adjuncts.read(number, sentence, k)
        elif word in _CITES:
            adjuncts.read(number, sentence, k)
        elif tags[k] == "N" and not is_capital_cue(sheet, sentence, k, cue):
            continue  # a part of a name ("the United States")
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
