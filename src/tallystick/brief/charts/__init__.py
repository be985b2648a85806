"""A small chart of the series a claim was checked against, with the claim drawn on it: hand-written SVG, no library."""

from __future__ import annotations

from tallystick.brief.charts.drawing import draw
from tallystick.brief.charts.plotting import plot
from tallystick.model.claim import Claim
from tallystick.model.finding import Finding
from tallystick.model.series import Record


def claim_chart(claim: Claim, finding: Finding, record: Record) -> str | None:
    """An `<svg>` element, at most 12 KB, themed by the classes of `formats/page/style.css` or by `currentColor`.

    None when no series of the evidence is held, or when fewer than three values can be shown.
    """
    plotted = plot(claim, finding, record)
    return draw(plotted) if plotted else None
