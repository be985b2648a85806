"""What each reader makes of its format: the text, the title, the date, the errors."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick import plugins
from tallystick.documents.dates import read_date
from tallystick.documents.markup import visible_text
from tallystick.documents.readers import html, jsonl, md, txt
from tallystick.documents.sources import READERS
from tallystick.documents.titles import first_line_title
from tallystick.errors import UnreadableDocument
from tallystick.model.document import Document, PublishedBasis

TITLES = {  # text                                              title
    "a headline": ("Two tanks lost\n\nIt rained.", "Two tanks lost"),
    "a question": ("Who lost?\nNobody knows.", "Who lost?"),
    "after blank lines": ("\n\n  Two  tanks \nIt rained.", "Two tanks"),
    "a sentence": ("It rained.\nTwo tanks.", None),
    "a quoted sentence": ("“It rained.”\nTwo tanks.", None),
    "an opening of a list": ("Losses:\n- two tanks", None),
    "a list": ("- two tanks\n- one ship", None),
    "nothing follows": ("Two tanks lost\n\n", None),
    "too long": ("x " * 61 + "\nIt rained.", None),
    "one line": ("Two tanks lost", None),
}


@pytest.mark.parametrize(("text", "title"), TITLES.values(), ids=TITLES)
def test_first_line_title(text: str, title: str | None) -> None:
    assert first_line_title(text) == title


DATES = {
    "2025-01-02": date(2025, 1, 2),
    "2025-01-02T23:30:00+02:00": date(2025, 1, 2),
    "20250102": date(2025, 1, 2),
    "02.01.2025": date(2025, 1, 2),
    "2 January 2025": date(2025, 1, 2),
    "2nd Jan 2025": date(2025, 1, 2),
    "January 2, 2025": date(2025, 1, 2),
    "Sept. 2, 2025": date(2025, 9, 2),
    "Thu, 02 Jan 2025 08:00:00 GMT": date(2025, 1, 2),
    "02/01/2025": None,
    "2025-02-30": None,
    "yesterday": None,
    "": None,
}


@pytest.mark.parametrize(("printed", "day"), DATES.items(), ids=DATES)
def test_read_date(printed: str, day: date | None) -> None:
    assert read_date(printed) == day


MARKDOWN = {  # written                                         shown
    "emphasis": ("Russia **lost** *48,670* and _more_ ~~men~~.", "Russia lost 48,670 and more men."),
    "within a word": ("snake_case and 5 * 3 * 2", "snake_case and 5 * 3 * 2"),
    "a link": ('The [staff](https://a.example/(b) "T") said 5.', "The staff said 5."),
    "a link by name": ("The [staff][1] said 5.\n\n[1]: https://a.example", "The staff said 5.\n\n"),
    "a picture": ("Before ![3 tanks](a.png) after", "Before  after"),
    "a footnote": ("It lost 5.[^1]\n\n[^1]: By its own count.", "It lost 5.\n\nBy its own count."),
    "escapes": (r"5 \* 3 is 15\.", "5 * 3 is 15."),
    "entities": ("5&nbsp;000 &mdash; AT&T", "5\xa0000 — AT&T"),
    "headings": ("# One #\n\n## Two\n\nThree\n=====\n\nFour", "One\n\nTwo\n\nThree\n\nFour"),
    "wrapped lines": ("Russia lost\n48,670 men\nin December.\n\nNext.", "Russia lost 48,670 men in December.\n\nNext."),
    "a hard break": ("one  \ntwo\\\nthree", "one  \ntwo\nthree"),
    "lists keep their marks": ("- one\n  more\n* two\n1. three\n2) four", "- one more\n* two\n1. three\n2) four"),
    "quotes": ("> one\n> two\n\nthree", "one two\n\nthree"),
    "tables": ("| a | b |\n|---|--:|\n| 1 | 2 |", "| a | b |\n| 1 | 2 |"),
    "code": ("```\nlost 5\n```\nand `6`", "lost 5\nand 6"),
    "tags": ("<b>5</b> tanks <!-- no --> <https://a.example>", "5 tanks  https://a.example"),
    "front matter": ("---\ntitle: T\n---\nText.", "Text."),
    "no front matter": ("---\nText without fields.", "Text without fields."),
}


@pytest.mark.parametrize(("written", "shown"), MARKDOWN.values(), ids=MARKDOWN)
def test_markdown_is_read_as_it_is_shown(written: str, shown: str) -> None:
    (document,) = md.read(written.encode(), "a.md")
    assert document.text == shown


@given(st.text(alphabet="ab1 *_[]()#>-|`\\&;!<\n", max_size=120))
def test_markdown_leads_back(written: str) -> None:
    for document in md.read(written.encode(), "a.md"):
        for offset, character in enumerate(document.text):
            if character.isalnum():
                assert written[document.original_offset(offset)] in (character, "&", "<")


def test_markdown_front_matter_and_heading() -> None:
    (document,) = md.read(b"---\ntitle: 'A *title*'\ndate: 2025-01-02\n---\n# Heading\n\nText.", "a.md")
    assert (document.title, document.published) == ("A *title*", date(2025, 1, 2))
    assert document.published_basis is PublishedBasis.STATED
    (document,) = md.read(b"Intro\n\n# The *real* heading\n\nText.", "a.md")
    assert (document.title, document.published_basis) == ("The real heading", PublishedBasis.UNKNOWN)


PAGE = """<!doctype html><html lang="en"><head><title>Losses &amp; gains | The Paper</title>
<meta property="og:title" content="Losses &amp; gains"><meta property="og:site_name" content="The Paper">
<link rel="canonical" href="https://paper.example/losses">
<meta property="article:modified_time" content="2025-03-01">
<meta content='2025-01-02T08:00:00Z' property='article:published_time'>
<script>document.write("<p>lost 999 tanks</p>")</script><style>p{width:998px}</style></head>
<body><nav><a href="/">Home</a></nav>
<article><h1>Losses &amp; gains</h1><p>Russia lost <b>48</b>,670 soldiers in December 2024, an average of 1,570 a day,
according to the General Staff, which called it a record.</p><p>Among the losses were:</p>
<ul><li>213 tanks, more than in November</li><li>an estimated 900 vehicles of all kinds</li></ul>
<table><tr><th>Month</th><th>Soldiers</th></tr><tr><td>November</td><td>45,720</td></tr></table>
<p onclick="alert(997)">The front moved by 593&nbsp;km&sup2; &mdash; the most since 2022.</p></article></body></html>"""


def test_a_page_gives_its_article_and_what_it_says_of_itself() -> None:
    (document,) = html.read(PAGE.encode(), "a.html")
    assert "48,670 soldiers" in document.text and "- 213 tanks" in document.text and "45,720" in document.text
    assert not {"999", "998", "997"} & set(document.text.replace(",", " ").split())
    assert (document.title, document.publisher) == ("Losses & gains", "The Paper")
    assert (document.url, document.published) == ("https://paper.example/losses", date(2025, 1, 2))
    assert document.published_basis is PublishedBasis.STATED


@pytest.mark.parametrize("words", ["48,670", "soldiers", "according to", "213 tanks", "45,720", "The front", "km"])
def test_words_of_a_page_lead_back_to_it(words: str) -> None:
    (document,) = html.read(PAGE.encode(), "a.html")
    place = document.original_offset(document.text.index(words))
    assert PAGE[place:].startswith(words[:2])


FACTS = {
    "nothing said": ("<p>On 3 May 2024 it rained.</p>", None),
    "JSON-LD": (
        '<script type="application/ld+json">{"datePublished": "2024-05-03T01:00Z"}</script><p>x 5</p>',
        date(2024, 5, 3),
    ),
    "a time": ('<p>x 5 <time datetime="2024-05-03">3 May</time></p>', date(2024, 5, 3)),
    "microdata": ('<meta itemprop="datePublished" content="3 May 2024"><p>x 5</p>', date(2024, 5, 3)),
    "only modified": ('<meta property="article:modified_time" content="2024-05-03"><p>x 5</p>', None),
    "no date": ('<meta name="date" content="soon"><p>x 5</p>', None),
}


@pytest.mark.parametrize(("page", "day"), FACTS.values(), ids=FACTS)
def test_the_date_of_a_page(page: str, day: date | None) -> None:
    (document,) = html.read(page.encode(), "a.html")
    assert document.published == day


VISIBLE = {  # page                                                      what is seen
    "inline tags": ("<p>4<b>8</b>,670 <i>men</i></p>", "48,670 men"),
    "blocks": ("<p>one</p><p>two</p>three<br>four", "one\ntwo\nthree\nfour"),
    "white space": ("<p>  one \n\n two\t</p>\n <p> three</p>", "one two\nthree"),
    "lists": ("<ul><li>one</li><li><p>two</p></li></ul>after", "- one\n- two\nafter"),
    "tables": ("<table><tr><td>a</td><td>1</td></tr><tr><td>b</td></tr></table>", "a | 1\nb"),
    "entities": ("5&nbsp;000 &lt;b&gt; &#8212; AT&T &xyzzy;", "5\xa0000 <b> — AT&T &xyzzy;"),
    "scripts and styles": ("a<script>if (1<2) '</p>'</script>b<style>p{}</style>c", "abc"),
    "an open script": ("a<script>b", "a b".replace(" ", "")),
    "comments": ("a<!-- <p>no</p> -->b<!doctype x>c", "abc"),
    "an open comment": ("a<!-- b", "a b"),
    "a bare sign": ("1 < 2 and 3 <4", "1 < 2 and 3 <4"),
    "signs in attributes": ("<p title=\"a > b\" data-x='<p>'>text</p>", "text"),
    "an open quote": ('<p title="a>text</p>', "text"),
    "hidden": ("<head><title>T</title></head><body>x<svg><text>9</text></svg><noscript>8</noscript></body>", "x"),
}


@pytest.mark.parametrize(("page", "seen"), VISIBLE.values(), ids=VISIBLE)
def test_visible_text(page: str, seen: str) -> None:
    assert visible_text(page).text == seen


@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<li>", "a1", "b, c", " ", "\n", "&amp;", "<td>", "<!--", "-->", "<", "&"])
    )
)
def test_visible_text_leads_back(parts: list[str]) -> None:
    page = "".join(parts)
    traced = visible_text(page)
    document = Document(id="a", text=traced.text, runs=traced.runs)
    for offset, character in enumerate(traced.text):
        if character.isalnum():
            assert page[document.original_offset(offset)] == character


SLOW = {
    "comments never closed": "<!--",
    "tags never closed": "<a",
    "quotes never closed": "<a b='",
    "scripts never closed": "<script>",
    "ampersands": "&",
    "signs": "<",
    "brackets": "[",
    "links": "](",
    "stars": "*",
    "quotes in quotes": "> ",
    "pictures": "![a",
}


@pytest.mark.parametrize("part", SLOW.values(), ids=SLOW)
def test_no_text_makes_the_reading_slow(part: str) -> None:
    data = (part * (300_000 // len(part)) + "x").encode()  # were it quadratic, each would take minutes
    assert len(list(md.read(data, "a.md"))) == 1
    assert visible_text(data.decode()).text is not None


JSON = {  # written                                             ids, or what is said
    "lines": ('{"id": "a", "text": "5"}\n\n{"id": 7, "text": "6"}\n', ["a", "7"]),
    "no id": ('{"text": "5"}\n{"id": "", "text": "6"}', ["f.jsonl#1", "f.jsonl#2"]),
    "a broken line": ('{"id": "a", "text": "5"}\n{"id": \n{"id": "c", "text": "6"}', ["a", "line 2 is no JSON", "c"]),
    "no text": ('{"id": "a"}\n{"id": "b", "text": 5}\n[]\n"x"', ['no "text"', 'no "text"', "no object", "no object"]),
    "blank text": ('{"text": " "}', ["has nothing"]),
    "a wrong date": ('{"text": "5", "published": "soon"}', ["'soon'"]),
    "a wrong title": ('{"text": "5", "title": ["x"]}', ['"title"']),
    "a few broken lines before a good one": (
        '{\n[\n{\n{"id": "c", "text": "6"}',
        [*(f"line {n}" for n in (1, 2, 3)), "c"],
    ),
    "nested too deep": ("[" * 100_000, ["line 1 is no JSON"]),
    "a number too long": ('{"text": "5", "n": ' + "9" * 5000 + "}", ["line 1 is no JSON"]),
    "a line end inside": ('{"id": "a", "text": "5\u2028 6"}', ["a"]),
}


@pytest.mark.parametrize(("written", "expected"), JSON.values(), ids=JSON)
def test_json_lines(written: str, expected: list[str]) -> None:
    answers = list(jsonl.read(written.encode(), "f.jsonl"))
    assert len(answers) == len(expected)
    for answer, wanted in zip(answers, expected, strict=True):
        assert wanted == answer.id if isinstance(answer, Document) else wanted in str(answer)


def test_json_fields() -> None:
    line = b"""{"id": "a", "text": "5\\r\\n6 \\u0000 \\ud800", "title": "T\\n U", "published": "2025-01-02", "url": "u",
        "publisher": null}""".replace(b"\n", b"")
    (document,) = jsonl.read(line, "f.jsonl")
    assert isinstance(document, Document)
    assert (document.text, document.title, document.url) == ("5\n6  \ufffd", "T U", "u")
    assert (document.published, document.published_basis) == (date(2025, 1, 2), PublishedBasis.GIVEN)
    assert document.notes == ("removed 1 control character",)


@pytest.mark.parametrize(
    ("written", "ids"),
    {
        '{"text": "5"}': ["f.json"],
        '[\n{"text": "5"},\n{"text": "6"}]': ["f.json#1", "f.json#2"],
        '{\n"text":\n"5"}': ["f.json"],
    }.items(),
)
def test_json_whole(written: str, ids: list[str]) -> None:
    assert [answer.id for answer in jsonl.read(written.encode(), "f.json") if isinstance(answer, Document)] == ids


@pytest.mark.parametrize("written", ["[", "[]", '{"text": "5"', '[{"text": "5"}'])
def test_broken_json_is_one_error(written: str) -> None:
    with pytest.raises(UnreadableDocument, match=r"f\.json"):
        list(jsonl.read(written.encode(), "f.json"))


def test_plain_text_is_left_alone() -> None:
    (document,) = txt.read(b"Two tanks\r\n* 5 <b>men</b>\r\n", "a.txt")
    assert (document.text, document.title) == ("Two tanks\n* 5 <b>men</b>\n", "Two tanks")


@pytest.mark.parametrize("name", list(plugins.modules(READERS)))
@given(data=st.binary(max_size=200).filter(lambda data: b"\0" not in data))
def test_no_reader_fails_on_any_bytes(name: str, data: bytes) -> None:
    try:
        answers = list(plugins.modules(READERS)[name].read(data, "a"))
    except UnreadableDocument:
        return
    assert all(isinstance(answer, Document | UnreadableDocument) for answer in answers)
