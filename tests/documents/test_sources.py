"""Which files a source names, and what is said of those that are no document."""

import io
import os
from pathlib import Path

import pytest

from tallystick import settings
from tallystick.documents import read_documents
from tallystick.errors import UnreadableDocument
from tallystick.model.document import Document

WORDS = b"Russia lost 48,670 soldiers."
PAGE = b"<html><body><p>Russia lost 48,670 soldiers in December.</p></body></html>"

UNREADABLE = {  # name                bytes                         what is said of it
    "nothing in it": ("a.txt", b"", "is empty"),
    "only white space": ("a.txt", b" \n\t\n ", "is empty"),
    "only a mark of UTF-8": ("a.txt", b"\xef\xbb\xbf\n", "is empty"),
    "zero bytes": ("a.txt", b"lost \x00\x01\x02 tanks", "zero bytes"),
    "a picture": ("a.txt", b"\x89PNG\r\n\x1a\n....", "is a picture"),
    "a PDF": ("a.txt", b"%PDF-1.7 ....", "is a PDF"),
    "an office document": ("a.docx", b"PK\x03\x04....", "office document"),
    "control bytes": ("a.txt", bytes(range(1, 32)) * 20 + bytes(range(128, 256)) * 20, "is no text"),
    "only controls": ("a.txt", b"\x01\x02\x03", "has no words"),
    "markup alone": ("a.html", b"<p></p><script>alert(48)</script>", "has no words"),
}


@pytest.mark.parametrize(("name", "data", "said"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_is_no_document_is_told(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    (answer,) = read_documents(str(path))
    assert isinstance(answer, UnreadableDocument)
    assert said in str(answer)
    assert path.name in str(answer) and ": " in str(answer), "where, and what to do"


@pytest.mark.parametrize("source", ["no such file.txt", "no/such/folder/a.txt", "zero\0byte", "x" * 5000])
def test_what_is_not_there_is_told(source: str) -> None:
    (answer,) = read_documents(source)
    assert isinstance(answer, UnreadableDocument)


def test_a_file_over_the_limit_names_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "MAX_BYTES", 2 * settings.MEGABYTE)
    (tmp_path / "a.txt").write_bytes(b"48,670 men. " * 200_000)
    (answer,) = read_documents(str(tmp_path / "a.txt"))
    assert isinstance(answer, UnreadableDocument) and "2 MB" in str(answer)


def test_a_folder_gives_its_readable_kinds_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c.html", "sub/D.TXT", "table.csv", ".hidden.txt", ".git/e.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(PAGE if name.endswith("html") else WORDS)
    answers = list(read_documents(str(tmp_path)))
    names = [Path(answer.id).relative_to(tmp_path).as_posix() for answer in answers if isinstance(answer, Document)]
    assert names == ["a.md", "b.txt", "sub/D.TXT", "sub/c.html"]


def test_one_bad_file_in_a_folder_leaves_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(WORDS)
    (tmp_path / "b.txt").write_bytes(b"\0")
    (tmp_path / "c.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "d.txt").write_bytes(WORDS)
    answers = [type(answer) for answer in read_documents(str(tmp_path))]
    assert answers == [Document, UnreadableDocument, UnreadableDocument, Document]


def test_a_folder_without_documents_is_told(tmp_path: Path) -> None:
    (answer,) = read_documents(str(tmp_path))
    assert isinstance(answer, UnreadableDocument) and ".md" in str(answer)


def test_a_folder_that_links_to_itself_ends(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(WORDS)
    (tmp_path / "again").symlink_to(tmp_path)
    assert len(list(read_documents(str(tmp_path)))) == 1


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="permissions bind only ordinary users")
def test_a_folder_without_permission_is_told(tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0)
    try:
        answers = list(read_documents(str(tmp_path)))
    finally:
        locked.chmod(0o700)
    assert any("may not be read" in str(answer) for answer in answers)


STANDARD_INPUT = {  # bytes                                                    text
    "text": (b"Losses rose.\nBy 5.", "Losses rose.\nBy 5."),
    "a page": (b"<!DOCTYPE html>\n<p>Losses rose by 5.</p>", "Losses rose by 5."),
    "a page after a comment": (b"<!-- x --><html><p>Losses rose by 5.</p>", "Losses rose by 5."),
    "lines of JSON": (b'{"id": "one", "text": "Losses rose by 5."}\n', "Losses rose by 5."),
    "a list of JSON": (b'[{"id": "one", "text": "Losses rose by 5."}]', "Losses rose by 5."),
    "Markdown": (b"# Losses\n\nThey rose by **5**.", "Losses\n\nThey rose by 5."),
}


@pytest.mark.parametrize(("data", "text"), STANDARD_INPUT.values(), ids=STANDARD_INPUT)
def test_standard_input_is_known_by_how_it_begins(data: bytes, text: str) -> None:
    (document,) = read_documents("-", stdin=io.BytesIO(data))
    assert isinstance(document, Document)
    assert document.text == text


def test_no_standard_input_is_told() -> None:
    (answer,) = read_documents("-")
    assert isinstance(answer, UnreadableDocument)


def test_a_text_of_many_megabytes_is_refused_in_one_line(tmp_path, monkeypatch):
    monkeypatch.setattr("tallystick.settings.MAX_TEXT_CHARS", 100)
    (tmp_path / "long.txt").write_text("Russia lost 40 tanks. " * 20)
    (error,) = read_documents(str(tmp_path / "long.txt"))
    assert isinstance(error, UnreadableDocument)
    assert "split it" in str(error)
