"""One HTML file with everything in it: text, evidence, charts, style, script. It asks the network for nothing."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from tallystick import __version__
from tallystick.brief import wording
from tallystick.brief.coverage import in_total
from tallystick.brief.page import sheet, web_address
from tallystick.model.finding import Verdict
from tallystick.model.report import Report

if TYPE_CHECKING:
    from jinja2 import Environment

FOLDER = "page"


def render(reports: Sequence[Report]) -> bytes:
    """A page for one document, or for several with an index at the top."""
    environment, style, script, digest = _page()
    total = in_total([report.coverage for report in reports])
    html = environment.get_template("page.html.j2").render(
        sheets=[sheet(report, number) for number, report in enumerate(reports, 1)],
        total=wording.covered(total) if len(reports) > 1 else "",
        left_open=list(total.abstained.items()) if len(reports) > 1 else [],
        legend=[(verdict.value, wording.VERDICTS[verdict]) for verdict in Verdict],
        version=__version__,
        style=style,
        script=script,
        script_digest=digest,
    )
    return html.encode("utf-8", "replace")


@cache
def _page() -> tuple[Environment, str, str, str]:
    """The template's environment, the style, the script and its digest, which is all the page may run."""
    from jinja2 import DictLoader, Environment, StrictUndefined

    folder = files(__package__) / FOLDER
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
