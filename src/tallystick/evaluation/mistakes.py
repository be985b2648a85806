"""What went wrong, as examples to read: the sort of error, what was wanted and found, the text around it."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass

AROUND = 60  # characters of the text shown on either side


@dataclass(frozen=True, slots=True)
class Mistake:
    """One error. `wanted` is empty for what is spurious, `found` for what was missed."""

    sort: str
    document: str
    text: str
    wanted: str
    found: str

    def shown(self) -> dict[str, str]:
        """As a plain object."""
        return asdict(self)


class Mistakes:
    """Counts every error and keeps the first `most` of each sort."""

    def __init__(self, most: int = 0) -> None:
        self.most = most
        self.counted: Counter[str] = Counter()
        self.kept: list[Mistake] = []

    def add(self, sort: str, document: str, text: str, *, wanted: object = "", found: object = "") -> None:
        """Count an error, and keep it while there are few of its sort."""
        self.counted[sort] += 1
        if self.counted[sort] <= self.most:
            self.kept.append(Mistake(sort, document, text, str(wanted), str(found)))

    def by_sort(self) -> dict[str, list[Mistake]]:
        """The kept ones, the most frequent sort first."""
        return {sort: [one for one in self.kept if one.sort == sort] for sort, _ in self.counted.most_common()}


def around(text: str, start: int, end: int) -> str:
    """The stretch in brackets with some text on either side, on one line."""
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    opened = "…" if start > AROUND else ""
    closed = "…" if end + AROUND < len(text) else ""
    return one_line(f"{opened}{before}⟦{text[start:end]}⟧{after}{closed}")


def one_line(text: str, most: int = 300) -> str:
    """Without line breaks and control characters, cut in the middle where it is long."""
    words = "".join(c if c.isprintable() else " " for c in " ".join(text.split()))
    return words if len(words) <= most else f"{words[: most // 2]} … {words[-most // 2 :]}"
