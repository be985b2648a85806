"""Writes small PDFs: words at places, in Helvetica, on pages of A4; enough to know what a reader must do with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """Words that begin at x, y in points from the page's lower left."""

    x: float
    y: float
    text: str
    size: float = 10


def column(x: float, top: float, lines: Sequence[str], size: float = 10, pitch: float = 12) -> list[Words]:
    """Lines one below the other."""
    return [Words(x, top - pitch * number, line, size) for number, line in enumerate(lines)]


def write_pdf(pages: Sequence[Sequence[Words]], facts: Mapping[str, str] | None = None, trailer: str = "") -> bytes:
    """A PDF of these pages; `facts` go into its metadata, `trailer` into its last dictionary."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    objects.append("<< " + " ".join(f"/{name} ({value})" for name, value in (facts or {}).items()) + " >>")
    for page in pages:
        content = "\n".join(_shown(words) for words in page)
        number = len(objects) + 2
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> "
            f"/Contents {number} 0 R >>"
        )
        objects.append(f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream")
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, written in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{written}\nendobj\n".encode("cp1252")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R {trailer} >>\n".encode()
    return bytes(out + f"startxref\n{start}\n%%EOF\n".encode())


def _shown(words: Words) -> str:
    escaped = words.text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /F {words.size} Tf 1 0 0 1 {words.x} {words.y} Tm ({escaped}) Tj ET"
