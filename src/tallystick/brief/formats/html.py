"""One HTML file with everything in it: text, evidence, charts, style, script. It asks the network for nothing."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tallystick import __version__
from tallystick.brief import together, wording
from tallystick.brief.page import sheet, web_address
from tallystick.model.collection import Collection
from tallystick.model.finding import Verdict
from tallystick.model.report import Report

if TYPE_CHECKING:
    from jinja2 import Environment

FOLDER = "page"


def render(reports: Sequence[Report], *, collection: Collection | None = None) -> bytes:
    """A page for one document, or for several with an index at the top."""
    environment, style, script, digest = _page()
    closing = together.totals(reports, collection)
    told, more_lineages = together.lineages(closing) if closing else ([], 0)
    html = environment.get_template("page.html.j2").render(
        sheets=[sheet(report, number) for number, report in enumerate(reports, 1)],
        total=wording.covered(closing.coverage) if closing else "",
        left_open=list(closing.coverage.abstained.items()) if closing else [],
        headings=list(together.headings(closing)) if closing else [],
        lineages=told,
        more_lineages=more_lineages,
        caution=together.CAUTION,
        left_out=together.left_out(closing) if closing else "",
        notes=_notes(reports),
        legend=[(verdict.value, wording.VERDICTS[verdict]) for verdict in Verdict],
        version=__version__,
        style=style,
        script=script,
        script_digest=digest,
    )
    return html.encode("utf-8", "replace")


def _notes(reports: Sequence[Report]) -> dict[tuple[int, str], str]:
    """The anchor of each claim's note, by the number of its document and its own id."""
    return {
        (number, claim.id): f"d{number}-c{index}"
        for number, report in enumerate(reports, 1)
        for index, claim in enumerate(report.claims, 1)
    }


@cache
def _page() -> tuple[Environment, str, str, str]:
    """The template's environment, the style, the script and its digest, which is all the page may run."""
    from jinja2 import DictLoader, Environment, StrictUndefined

    folder = Path(__file__).parent / FOLDER
    read = {
        name: (folder / name).read_text("utf-8") for name in ("page.html.j2", "note.html.j2", "style.css", "panel.js")
    }
    environment = Environment(
        loader=DictLoader(read), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    environment.filters["web"] = web_address
    script = read["panel.js"]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return environment, read["style.css"], script, digest
