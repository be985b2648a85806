"""PDFs: the order of reading, whole words, pages without their heads; what is locked, damaged or a trap is told."""

from __future__ import annotations

import random
from datetime import date

import pytest

from tallystick import settings
from tallystick.documents.pdf import extracting
from tallystick.documents.readers import pdf
from tallystick.errors import UnreadableDocument
from tallystick.model.document import Document, PublishedBasis
from tests.documents.pdf_writer import Words, column, write_pdf

LEFT = ["Shelling went on along the river all week,", "and the army lost eleven tanks near the", "bridge."]
RIGHT = ["In the south nothing moved; two brigades", "were sent home after a hundred days and", "seven were not."]


def text_of(*pages: list[Words]) -> str:
    (document,) = pdf.read(write_pdf(pages), "a.pdf")
    return document.text


PRINTED = {  # what a page prints                                                  the text
    "lines of a paragraph": (
        column(50, 700, ["The staff counted forty guns lost in March, a third", "more than in February."]),
        "The staff counted forty guns lost in March, a third more than in February.",
    ),
    "a broken word": (
        column(50, 700, ["Most of what was hit had been made be-", "fore 1990."]),
        "Most of what was hit had been made before 1990.",
    ),
    "a number's own hyphen": (
        column(50, 700, ["The town held out for some twenty-", "five days."]),
        "The town held out for some twenty-five days.",
    ),
    "a hyphen that the text has elsewhere": (
        column(50, 700, ["Many well-armed units came, and one was well-", "armed enough to stay there."]),
        "Many well-armed units came, and one was well-armed enough to stay there.",
    ),
    "a name's hyphen": (
        column(50, 700, ["They shot down four planes, three of type Su-", "34 and one other."]),
        "They shot down four planes, three of type Su-34 and one other.",
    ),
    "a range": (
        column(50, 700, ["In the winter and the long spring of 2022-", "2023 the front stood."]),
        "In the winter and the long spring of 2022-2023 the front stood.",
    ),
    "paragraphs by distance": (
        [*column(50, 700, ["One line is here.", "Another ends it."]), *column(50, 660, ["A third begins."])],
        "One line is here. Another ends it.\n\nA third begins.",
    ),
    "two columns, the right one printed first": (
        [*column(310, 700, RIGHT), *column(50, 700, LEFT)],
        " ".join(LEFT) + "\n\n" + " ".join(RIGHT),
    ),
    "two columns printed row by row": (
        [words for pair in zip(column(50, 700, LEFT), column(310, 700, RIGHT), strict=True) for words in pair],
        " ".join(LEFT) + "\n\n" + " ".join(RIGHT),
    ),
    "a headline over two columns": (
        [*column(50, 690, LEFT), *column(310, 690, RIGHT), Words(50, 730, "A week at the river", 20)],
        "A week at the river\n\n" + " ".join(LEFT) + "\n\n" + " ".join(RIGHT),
    ),
    "a sentence that goes on in the next column": (
        [*column(50, 700, LEFT[:2]), *column(310, 700, ["bridge and three more at the ford upstream", "by night."])],
        f"{LEFT[0]} {LEFT[1]} bridge and three more at the ford upstream by night.",
    ),
    "rows of a table": (
        [
            Words(50 + 150 * column_number, 700 - 12 * row_number, cell)
            for row_number, row in enumerate([("Month", "Tanks"), ("March", "40"), ("April", "1,204")])
            for column_number, cell in enumerate(row)
        ],
        "Month | Tanks\nMarch | 40\nApril | 1,204",
    ),
    "a badly justified line": (
        [
            *(Words(x, 712, word) for x, word in ((50, "Lost"), (119.5, "were"), (190.7, "forty"), (261, "guns"))),
            *column(50, 700, ["and of ships, as the staff says, no fewer than two."]),
        ],
        "Lost were forty guns and of ships, as the staff says, no fewer than two.",
    ),
    "a justified line of two words": (
        [
            *column(50, 724, ["On the last of the long days of that winter they had"]),
            *(Words(50, 712, "lost"), Words(262, 712, "seventy-two")),
            *column(50, 700, ["guns."]),
        ],
        "On the last of the long days of that winter they had lost seventy-two guns.",
    ),
    "a footnote's number": (
        [Words(50, 700, "They lost 48,670"), Words(125.5, 704, "1", 6), Words(132, 700, "men.")],
        "They lost 48,670 men.",
    ),
    "square kilometres": ([Words(50, 700, "They took 593 km"), Words(127, 704, "2", 6)], "They took 593 km²"),
    "items": (
        column(50, 700, ["Lost were, by the count of the staff itself:", "• two ships", "• one plane"]),
        "Lost were, by the count of the staff itself:\n\n• two ships\n\n• one plane",
    ),
}


@pytest.mark.parametrize(("page", "text"), PRINTED.values(), ids=PRINTED)
def test_a_page_is_read_as_a_reader_reads_it(page: list[Words], text: str) -> None:
    assert text_of(page) == text


def test_what_pages_repeat_at_their_edges_is_left_out() -> None:
    bodies = ["It began in rain.", "Then the guns came.", "Nobody slept.", "It ended in March."]
    pages = [
        [
            Words(50, 810, "The Weekly Review" if number % 2 else f"{number + 1}   Volume 7"),
            *column(50, 700, [body, f"A second line {body}"]),
            Words(300, 30, f"Page {number + 1} of 4"),
        ]
        for number, body in enumerate(bodies * 2)
    ]
    text = text_of(*pages)
    assert "Review" not in text and "Volume" not in text and "Page" not in text
    assert all(body in text for body in bodies)


def test_what_a_browser_prints_around_a_page_is_left_out_and_its_address_kept() -> None:
    page = [
        *(Words(30, 820, "1/3/25, 7:37 AM"), Words(300, 820, "A bad month")),
        *column(50, 700, ["Forty guns were lost."]),
        *(Words(30, 20, "https://paper.example/a"), Words(560, 20, "1/1")),
    ]
    (document,) = pdf.read(write_pdf([page]), "a.pdf")
    assert (document.text, document.url) == ("Forty guns were lost.", "https://paper.example/a")


def test_two_pages_that_begin_alike_are_left_alone() -> None:
    page = column(50, 700, ["Losses of the day", "Forty tanks."])
    assert text_of(page, page).count("Losses of the day") == 2


FACTS = {  # what the metadata says                             title, publisher, day
    "all": (
        {"Title": "A bad month", "Author": "Institute of Counting", "CreationDate": "D:20250103081500+02'00'"},
        ("A bad month", "Institute of Counting", date(2025, 1, 3)),
    ),
    "the program's words": ({"Title": "Microsoft Word - draft3.docx", "Author": "admin"}, ("Eleven guns", None, None)),
    "a day that is none": ({"CreationDate": "D:20251399"}, ("Eleven guns", None, None)),
}


@pytest.mark.parametrize(("facts", "expected"), FACTS.values(), ids=FACTS)
def test_the_metadata(facts: dict[str, str], expected: tuple[object, ...]) -> None:
    page = [Words(50, 740, "Eleven guns", 18), *column(50, 700, ["They were lost in a week."])]
    (document,) = pdf.read(write_pdf([page], facts), "a.pdf")
    assert (document.title, document.publisher, document.published) == expected
    known = PublishedBasis.INFERRED if document.published else PublishedBasis.UNKNOWN
    assert document.published_basis is known, "a file made later than the text was written dates nothing for sure"


PAGE = column(50, 700, ["The army lost eleven tanks."])
LOCKED = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'11' * 32}> /U <{'22' * 32}> >> /ID [<00> <00>]"
BAD = {
    "locked": (write_pdf([PAGE], trailer=LOCKED), "locked with a password: save it without one"),
    "a picture": (write_pdf([[], []]), "pictures without text: run it through text recognition"),
    "only its beginning": (b"%PDF-1.7\n", "damaged"),
    "noise": (b"%PDF-1.7\n" + random.Random(7).randbytes(5000), "damaged"),
}


@pytest.mark.parametrize(("data", "message"), BAD.values(), ids=BAD)
def test_what_cannot_be_read_is_told_in_one_line(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableDocument, match=message) as caught:
        list(pdf.read(data, "a.pdf"))
    assert str(caught.value).startswith("a.pdf is a PDF") and "\n" not in str(caught.value)


def test_pages_beyond_the_limit_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "PDF_MOST_PAGES", 2)
    (document,) = pdf.read(write_pdf([PAGE] * 5), "a.pdf")
    assert document.notes[0].startswith("read 2 of 5 pages")


def test_a_page_that_never_ends_costs_its_time_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "PDF_SECONDS", 1)
    forms = 12
    bomb = write_pdf([[]]).replace(b"/Font << /F 3 0 R >>", b"/Font << /F 3 0 R >> /XObject << /X 7 0 R >>")
    content = b"/X Do " * 40
    objects = b"".join(
        b"%d 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >> "
        b"/Length %d >>\nstream\n%s\nendstream\nendobj\n" % (7 + n, 8 + n, len(content), content)
        for n in range(forms)
    )
    bomb = bomb.replace(b"/Length 0 >>\nstream\n\nendstream", b"/Length 240 >>\nstream\n" + content + b"\nendstream")
    bomb = bomb[: bomb.index(b"xref")] + objects + b"trailer\n<< /Root 1 0 R >>\n"
    with pytest.raises(UnreadableDocument, match=r"a\.pdf is a PDF"):
        list(pdf.read(bomb, "a.pdf"))


def test_truncated_and_altered_files_never_fail_otherwise() -> None:
    whole = write_pdf([PAGE, PAGE, PAGE], {"Title": "T"})
    chance = random.Random(11)
    for _ in range(12):
        damaged = bytearray(whole[: chance.randrange(9, len(whole))])
        for _ in range(chance.randrange(20)):
            damaged[chance.randrange(9, len(damaged))] = chance.randrange(256)
        try:
            (document,) = pdf.read(bytes(damaged), "a.pdf")
        except UnreadableDocument as error:
            assert "\n" not in str(error)
        else:
            assert isinstance(document, Document)


def test_half_a_report_of_the_worker_counts_as_far_as_it_goes() -> None:
    out = b'{"pages": 3, "metadata": {}}\n{"lines": [["One.", 0, 0, 9, 9, []]]}\n{"lines": [["Tw'
    printed = extracting._taken_in(out, "a.pdf")
    assert len(printed.pages) == 1
    assert printed.notes == ["read 1 of 3 pages: its next page breaks the reader"]
