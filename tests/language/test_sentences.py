"""Where sentences end, and what does not end them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.language.paragraphs import split_paragraphs
from tallystick.language.sentences import LONGEST, split_sentences
from tallystick.language.tokens import tokenize

# A bar stands where one sentence ends and the next begins; bars and the blanks around them are taken out.
CASES = {
    "two": "It fell. | It rose.",
    "question and cry": "Did it fall? | It did! | Nobody knew.",
    "several marks": "Did it fall?! | It did... | Nobody knew.",
    "ellipsis inside": "It fell… and rose again... by morning. | Then… | Nothing.",
    "omission": "“The line […] held. | [...] The rest did not.”",
    # abbreviations
    "titles": "Gen. Petrenko, Lt. Col. Smith and Maj. Gen. Ivanov met Mr. Brown. | Dr. Lee left.",
    "title then starter": "Gen. The Lord Richards spoke.",
    "months and days": "It rose from Jan. 5 to Dec. 31. | On Mon. Feb. 3 it fell.",
    "month ends it": "It was over by Dec. | Russia said so.",
    "sun that shines": "They sat in the sun. | Nobody spoke.",
    "U.S. inside": "Gen. Smith spoke in the U.S. capital of U.S. Army plans.",
    "U.S. ends it": "They came from the U.S. | The rest stayed.",
    "initials": "J. R. Smith and V.V. Putin met George W. Bush.",
    "plan B": "There is no plan B. | The army waits.",
    "p.m. inside": "It began at 5 p.m. Kyiv time and 9 a.m. ET on p.m. Monday.",
    "p.m. ends it": "It began at 5 p.m. | The alert ended at 6 a.m. | Nobody slept.",
    "Latin": "Small arms, i.e. rifles, e.g. the AK-47, vs. heavy arms, cf. p. 5 etc. were lost.",
    "etc. ends it": "They lost tanks, guns, etc. | Losses rose.",
    "et al.": "Kovalenko et al. counted 50 of them.",
    "versus": "It was Ukraine vs. Russia and Smith v. Jones.",
    "number": "Route No. 5 and order no. 227 stand. | He said no. | Then he left.",
    "roughly": "They took approx. 300 and est. 40 of max. 500.",
    "figures": "See Fig. 3, Art. 51, p. 12, pp. 4 and Vol. 2. | It was a work of art. | Nobody bought it.",
    "units": "It flew 30 ft. over 5 km. | It burnt 200 kg. | Next came another at 90 km. per hour.",
    "companies": "Lockheed Martin Corp. and Acme Inc. said so. | It sold to Acme Ltd. | The rest went.",
    "company and name": "Ford Motor Co. President Smith left.",
    "suffixes": "Martin Luther King Jr. spoke with John Smith Sr. about it.",
    "saints and mounts": "St. Petersburg, Ft. Bragg and Mt. Elbrus were named.",
    "degrees": "Anna Smith, Ph.D. and M.D., spoke.",
    "square miles": "They took 40 sq. km. | The rest held.",
    # numbers, addresses
    "decimals": "The rate was 101.68 on Friday. | It was .5 before.",
    "ends in a number": "It lost 31. | It won 2. | The rest fled.",
    "begins with a year": "2024. | It fell then.",
    "ends in a year": "It began in 2014. | 300 people died in 2022.",
    "German date": "It fell on 24. February in the east.",
    "addresses": "See www.example.org or mail press@example.com. | More at example.net.",
    "versions": "Version 2.3.1 runs Node.Js and ASP.NET on it.",
    # quotations
    "stop inside the quotation": "“It fell.” | He left.",
    "straight": '"It fell." | He left.',
    "guillemets": "«It fell.» | He left. | „It rose.“ | She stayed.",
    "several inside": "“It fell. | It rose,” he said.",
    "sentence goes on": "“Stop!” he said. | “Why?” she asked. | “Now.” and he ran.",
    "a name reports": "“Will it hold?” Petrenko asked on Monday. | “Fire!” Captain Ivanov shouted.",
    "question then sentence": "“Will it hold?” | Petrenko left the room, she said.",
    "quotation begins": "He left. | “It fell,” she said. | ‘It rose,’ he said.",
    "bracketed": "It fell. | (It rose again.) | It fell (see p. 5). | Done.",
    "mark of doubt": "The army (!) lost 300 (?) men there.",
    # footnotes
    "footnote": "They had casualties.[12] | The rest fled.[3][4] | None died.[citation needed] | End.",
    "superscript": "They had casualties.¹ | The rest fled.²³ | End.",
    "lost superscript": "They had casualties.12 | The rest fled.",
    # missing blanks and stops
    "missing blank": "The offensive came to an end.|The next one began.|Russia waited.",
    "missing blank after a quotation": "“It fell.”|The rest held.",
    "missing blank after a number": "It ended in 2024.|The next one began.",
    "no capitals": "the line fell. | then it rose. | nobody knew why",
    "commas follow": "Tanks, guns, etc., which were lost, and Acme Inc., which sold them.",
    # social posts
    "hashtags": "It fell. | #Ukraine holds. | @user saw it! | 🇺🇦 We stay.",
    "exclamation in a name": "Yahoo! said it.",
    "all capitals": "GEN. SMITH LEFT THE U.S. CAPITAL. | RUSSIA SAID NOTHING.",
    "transcript": "WALLACE: Did it fall? | SMITH: It did. | SEN. BROWN: We saw it.",
    "question and answer": "Q. What fell?\n|A. The town did.",
    "list in the line": "Three demands: 1. Leave. | 2. Pay. | 3. Stay away.",
    "bullets in the line": "Losses: | • Tanks 5 | • Guns 6",
    # other scripts
    "Chinese": "战争开始了。|很多人死了！|为什么？|没有人知道。",
    "Arabic": "سقطت المدينة. | هل سقطت؟ | نعم.",
    "Cyrillic": "Город пал. | Почему? | Никто не знает.",
    "Hindi": "शहर गिर गया। | कोई नहीं जानता।",
    # lines
    "paragraphs without stops": "One line\n\n|Another line",
    "headlines": "Army takes the village near the river in night raid\n|Minister denies a report on spring losses\n"
    "|Markets fall as talks on a truce end with no deal\n|Court frees a general held over missing supplies",
    "wrapped": "The line fell on Monday after weeks of fighting, the\nministry said in a statement, and the men went\n"
    "back to the river. | They had lost half of the tanks that came\nwith the brigade in the spring of that year.",
    "table": "Category\tLosses\n|Tanks\t9,672\n|Guns\t21,532",
    "subtitles": "1\n|00:00:01,000 --> 00:00:04,000\n|The line fell\nafter weeks\n\n|2\n"
    "|00:00:05,000 --> 00:00:07,000\n|of fighting",
}


def split(text):
    return [sentence.span.of(text) for sentence in split_sentences(text, tokenize(text))]


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES)
def test_sentences(marked):
    expected = [part.strip() for part in marked.split("|")]
    text = marked.replace(" | ", " ").replace("|", "")
    assert split(text) == expected


MARKERS = {
    "1. Leave.": "1.",
    "2) Pay.": "2)",
    "(3) Stay.": "(3)",
    "a) Leave.": "a)",
    "iv) Leave.": "iv)",
    "- Leave.": "-",
    "• Leave.": "•",
    "✔️ Leave.": "✔️",
    "J. Smith left.": None,
    "2024. It fell.": None,
    "-5 degrees.": None,
}


@pytest.mark.parametrize(("line", "marker"), MARKERS.items(), ids=MARKERS)
def test_markers_of_list_items(line, marker):
    text = f"Two demands:\n{line}\nEnd."
    tokens = tokenize(text)
    item = split_sentences(text, tokens)[1]
    assert item.marker == marker
    if marker:
        assert item.span.of(text) == line.removeprefix(marker).strip()


def test_a_text_without_stops_is_cut_at_a_comma():
    text = "one two three four five six seven, " * 100
    sizes = [s.last - s.first for s in split_sentences(text, tokenize(text))]
    assert max(sizes) <= LONGEST
    assert split(text)[0].endswith(",")


@given(st.text(alphabet="AbUS1 .!?…“”\"'\n\r\t-•)([],;:。;è#🔴", max_size=200))
def test_sentences_are_in_order_and_hold_every_word(text):
    tokens = tokenize(text)
    sentences = split_sentences(text, tokens)
    assert all(a.last <= b.first for a, b in pairwise(sentences))
    assert all(s.first < s.last for s in sentences)
    held = {i for s in sentences for i in range(s.first, s.last)}
    outside = [i for i in range(len(tokens)) if i not in held]
    for s in sentences:
        assert s.span.start == tokens.starts[s.first]
        assert s.span.end == tokens.ends[s.last - 1]
    markers = "".join(tokens.lowers[i] for i in outside)  # only markers of list items are left out
    assert len(markers) <= 5 * len(split_paragraphs(text))
