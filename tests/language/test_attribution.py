"""Who said what, as a table: the sentence, then (speaker, reporting word, content, depth) of each attribution."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.language.attribution import find_attributions
from tallystick.language.sentences import split_sentences
from tallystick.language.tokens import tokenize
from tallystick.model.analysis import AttributionKind


def read(text):
    tokens = tokenize(text)
    return find_attributions(text, tokens, split_sentences(text, tokens))


def shown(text):
    found = read(text)
    return [(a.speaker, a.cue_word, a.content[0].of(text)) for a in found]


CASES = {
    "verb first": (
        "The defence ministry said that 40 tanks were lost.",
        [("defence ministry", "said", "40 tanks were lost")],
    ),
    "content first": (
        "Forty tanks were lost in May, the ministry said on Friday.",
        [("ministry", "said", "Forty tanks were lost in May")],
    ),
    "in the middle": (
        "Ukraine, he noted, now holds only three villages.",
        [("he", "noted", "Ukraine")],
    ),
    "inverted": (
        "“The bridge is gone,” said Anna Koval.",
        [("Anna Koval", "said", "The bridge is gone")],
    ),
    "according to, at the end": (
        "Some 428 tanks were destroyed, according to the General Staff.",
        [("General Staff", "according to", "Some 428 tanks were destroyed")],
    ),
    "according to, in front": (
        "According to the General Staff, 521 tanks were destroyed.",
        [("General Staff", "according to", "521 tanks were destroyed")],
    ),
    "apposition": (
        "The governor, Oleh Marchenko, said 12 people were hurt.",
        [("governor", "said", "12 people were hurt")],
    ),
    "own tally": (
        "The General Staff recorded 187 engagements on Monday.",
        [("General Staff", "recorded", "187 engagements on Monday")],
    ),
    "a collective": (
        "Military bloggers claim that the village has fallen.",
        [("Military bloggers", "claim", "the village has fallen")],
    ),
    "hearer": (
        "Western officials told reporters that losses had doubled.",
        [("Western officials", "told", "losses had doubled")],
    ),
    "relative clause": (
        "The same foreign advisers who promised they could end the war in a week have left.",
        [("foreign advisers", "promised", "they could end the war in a week")],
    ),
    "put at": (
        "British officials put Russian losses at 1,000 a day.",
        [("British officials", "put", "Russian losses at 1,000 a day")],
    ),
    "a plural is no verb": ("The reports of heavy losses alarmed nobody.", []),
    "an estimate of nobody": ("The army lost an estimated 427,000 soldiers.", []),
    "a passive is no source": ("The town was reported lost.", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_attributions(text, expected):
    assert shown(text) == expected


def test_a_report_of_a_report_is_nested():
    text = "Reuters reported that the ministry said 40 tanks were lost."
    outer, inner = read(text)
    assert (outer.speaker, inner.speaker, inner.parent) == ("Reuters", "ministry", 0)


def test_citing_names_the_origin_of_the_same_words():
    text = "Reuters reported that losses doubled, citing two officials."
    outer, inner = read(text)
    assert inner.speaker == "two officials"
    assert inner.parent == 0
    assert inner.content == outer.content


def test_a_document_is_held_by_who_obtained_it_and_speaks_on_as_it():
    text = "This plan, obtained by the Morning Post, describes an attack. It includes a list of 160 targets."
    found = read(text)
    listed = found[-1]
    assert listed.kind is AttributionKind.DOCUMENT
    assert found[listed.parent].speaker == "Morning Post"


def test_hedges_name_nobody():
    text = "The general was reportedly killed in the raid."
    (hedge,) = read(text)
    assert (hedge.kind, hedge.speaker) == (AttributionKind.HEDGE, None)


def test_denials_are_negative():
    (denial,) = read("The ministry denied that 500 soldiers had deserted.")
    assert denial.negative
    assert denial.kind is AttributionKind.DENIAL


def test_a_quotation_over_two_paragraphs_belongs_to_the_speaker_at_its_end():
    text = "“The roads are cut. Nothing moves.\n\n“In the south the bridges stand,” the mayor said."
    said = read(text)[-1]
    assert said.speaker == "mayor"
    assert [span.of(text) for span in said.content] == [
        "The roads are cut. Nothing moves.",
        "In the south the bridges stand",
    ]


def test_a_pronoun_keeps_the_last_speaker():
    text = "The ministry said 40 tanks were lost. It added that 12 guns were gone."
    assert [a.speaker for a in read(text)] == ["ministry", "ministry"]


@given(st.text(alphabet="said that ,.“”\"it According to FT by'\n—;", max_size=200))
def test_any_text_gives_spans_inside_it(text):
    for mention in read(text):
        for span in mention.content:
            assert 0 <= span.start < span.end <= len(text)
