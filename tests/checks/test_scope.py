"""What is told of a part is not held against the whole."""

from datetime import date

import pytest

from tallystick.model.document import Document
from tallystick.model.finding import Verdict
from tallystick.pipeline import check_document, open_theatre

PARTS = {  # sentence -> is it about a part?
    "a brigade": ("The 33rd Brigade destroyed 6 tanks on 3 December 2024.", True),
    "near a town": ("Russia lost up to 400 personnel per day near Pokrovsk in November 2024.", True),
    "a sector": ("In the Pokrovsk direction Russia lost 900 soldiers on 3 December 2024.", True),
    "a raid": ("Russian forces lost 12 tanks in a single raid on 3 December 2024.", True),
    "an attack on a day": ("Russia lost 700 soldiers in the 3 December 2024 assault on the bridge.", True),
    "a target": (
        "Ukrainian gunners hit a barracks on 3 December 2024 and killed or wounded 70 Russian soldiers.",
        True,
    ),
    "in a town": ("Russia lost 700 soldiers in Pokrovsk on 3 December 2024.", True),
    "in a region": ("Russia lost 700 soldiers in the Donetsk region on 3 December 2024.", True),
    "a battle": ("The battle of Avdiivka cost Russia 7,000 soldiers in December 2024.", True),
    "an attack that does it": ("A raid on the base destroyed 4 Russian tanks on 3 December 2024.", True),
    "another country": ("Russia lost 700 soldiers in Afghanistan on 3 December 2024.", True),
    "another country's own": ("Afghanistan has lost 700 soldiers on 3 December 2024.", True),
    "what the dead were doing": (
        "On 3 December 2024 Russia lost 700 soldiers while they were queueing for food.",
        True,
    ),
    "attacks of all kinds": ("Russia lost 700 soldiers in Ukrainian attacks on 3 December 2024.", False),
    "another figure's target": (
        "On 3 December 2024 Russia lost 700 soldiers, while drones hit a depot and wounded a guard.",
        False,
    ),
    "the whole": ("Russia lost 700 soldiers on 3 December 2024.", False),
    "brigades as such": ("Russian brigades lost 700 soldiers on 3 December 2024.", False),
}


@pytest.mark.parametrize(("text", "part"), PARTS.values(), ids=PARTS)
def test_a_part_is_left_open(text, part):
    theatre, record = open_theatre("ukraine")
    document = Document(id="x", text=text, published=date(2024, 12, 10))
    report = check_document(document, theatre=theatre, record=record, as_of=date(2026, 11, 1))
    claim = next(one for one in report.claims if one.amount is not None)
    finding = report.findings[claim.id]
    assert finding.verdict is (Verdict.NO_EVIDENCE if part else Verdict.CONTRADICTED)
    assert finding.why.startswith("a part of what the series count") == part
