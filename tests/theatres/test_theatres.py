"""Every theatre of the package keeps the schema; a broken one is refused with file and field."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

import tallystick.theatres
from tallystick.errors import InvalidTheatre, UnknownTheatre
from tallystick.model.theatre import Theatre
from tallystick.theatres import list_theatres, load_theatre

FOLDER = Path(tallystick.theatres.__file__).parent
FIRST = load_theatre("ukraine")

MEASURES = {  # measure: unit, subject, additive, has series
    "personnel_losses": ("person", "russia", True, True),
    "tank_losses": ("tank", "russia", True, True),
    "apc_losses": ("vehicle", "russia", True, True),
    "artillery_losses": ("system", "russia", True, True),
    "mlrs_losses": ("launcher", "russia", True, True),
    "air_defence_losses": ("system", "russia", True, True),
    "aircraft_losses": ("aircraft", "russia", True, True),
    "helicopter_losses": ("helicopter", "russia", True, True),
    "uav_losses": ("drone", "russia", True, True),
    "cruise_missile_losses": ("missile", "russia", True, True),
    "ship_losses": ("ship", "russia", True, True),
    "submarine_losses": ("submarine", "russia", True, True),
    "vehicle_losses": ("vehicle", "russia", True, True),
    "special_equipment_losses": ("item", "russia", True, True),
    "personnel_deaths": ("person", "russia", True, True),
    "ukrainian_personnel_losses": ("person", "ukraine", True, True),
    "ukrainian_personnel_deaths": ("person", "ukraine", True, True),
    "civilian_casualties": ("person", None, True, False),
    "drones_launched": ("drone", None, True, True),
    "missiles_launched": ("missile", None, True, True),
    "territory_controlled": ("km²", None, False, True),
    "territory_gained": ("km²", "russia", True, True),
    "rub_usd": ("RUB/USD", None, False, True),
    "key_rate": ("percent", None, False, True),
    "brent": ("USD/barrel", None, False, True),
    "nwf_liquid": ("USD", None, False, True),
    "nwf_total": ("USD", None, False, True),
}


@pytest.mark.parametrize(("id_", "expected"), MEASURES.items(), ids=MEASURES)
def test_measures_of_the_first_theatre(id_, expected):
    measure = FIRST.measures[id_]
    assert (measure.unit, measure.subject, measure.additive, bool(FIRST.series[id_])) == expected


def test_a_rouble_low_is_a_maximum_and_gains_are_changes_of_the_area():
    assert FIRST.measures["rub_usd"].low_is_max
    assert FIRST.measures["territory_gained"].derived == "territory_controlled"


NAMES = {  # printed: kind, id
    "General Staff of the Armed Forces of Ukraine": ("speakers", "general_staff_ua"),
    "Ukraine's General Staff": ("speakers", "general_staff_ua"),
    "Russian General Staff": ("speakers", "general_staff_ru"),
    "Ukraine's Intelligence Directorate": ("speakers", "intelligence_ua"),
    "British Ministry of Defence": ("speakers", "uk_mod"),
    "FT": ("speakers", "financial_times"),
    "Russian military bloggers": ("speakers", "bloggers_ru"),
    "CBR": ("speakers", "bank_of_russia"),
    "Kremlin": ("actors", "russia"),
    "Kyiv": ("actors", "ukraine"),
    "Russian troops": ("actors", "russian_forces"),
    "Donetsk region": ("places", "donetsk_oblast"),
    "Chasiv Yar": ("places", "chasiv_yar"),
    "the Black Sea": ("places", "black_sea"),
}


@pytest.mark.parametrize(("printed", "expected"), NAMES.items(), ids=NAMES)
def test_names_of_the_first_theatre(printed, expected):
    kind, id_ = expected
    found = [name.id for name in getattr(FIRST, kind) if printed in (name.name, *name.aliases)]
    assert found == [id_]


@pytest.mark.parametrize("theatre", [load_theatre(name) for name in list_theatres()], ids=list_theatres())
class TestEveryTheatre:
    def test_a_printed_name_means_one_thing_of_its_kind(self, theatre: Theatre):
        for names in (theatre.actors, theatre.speakers, theatre.places):
            owners: dict[str, str] = {}
            for name in names:
                for printed in (name.name, *name.aliases):
                    plain = printed.removeprefix("the ").removeprefix("The ")
                    assert owners.setdefault(plain, name.id) == name.id, printed

    def test_sides_and_subjects_are_actors(self, theatre: Theatre):
        actors = {actor.id for actor in theatre.actors}
        sides = {name.side for name in (*theatre.actors, *theatre.speakers, *theatre.places)} - {None}
        subjects = {measure.subject for measure in theatre.measures.values()} - {None}
        assert sides <= actors
        assert subjects <= actors

    def test_phrases_are_lower_case_words_parted_by_one_blank(self, theatre: Theatre):
        for measure in theatre.measures.values():
            for phrase in (*measure.words, *measure.context, *measure.excludes, *measure.despite):
                assert phrase == " ".join(phrase.lower().split())

    def test_every_series_has_a_source_with_a_licence_and_a_convention(self, theatre: Theatre):
        for specs in theatre.series.values():
            for spec in specs:
                assert theatre.sources[spec.source].licence
                assert spec.conventions
                assert spec.definition

    def test_series_are_described_once(self, theatre: Theatre):
        ids = [spec.id for specs in theatre.series.values() for spec in specs]
        assert len(ids) == len(set(ids))

    def test_the_war_starts_with_an_anchor(self, theatre: Theatre):
        assert theatre.anchors["start of the war"] == theatre.start


def test_anchors_of_the_first_theatre():
    assert FIRST.start == date(2022, 2, 24)
    assert FIRST.anchors["start of the full-scale invasion"] == FIRST.start
    assert FIRST.anchors["kursk incursion"] == date(2024, 8, 6)
    assert FIRST.anchors["fall of avdiivka"] == date(2024, 2, 17)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A user's copy of the second theatre."""
    return Path(shutil.copytree(FOLDER / "gaza", tmp_path / "mine"))


def test_a_users_folder_is_a_theatre(own: Path):
    theatre = load_theatre(str(own))
    assert theatre.measures == load_theatre("gaza").measures
    assert theatre.folder == str(own)


def test_an_unknown_theatre_names_the_known_ones(tmp_path: Path):
    for name in ("atlantis", str(tmp_path)):
        with pytest.raises(UnknownTheatre, match="known are gaza, iran_iraq, ukraine"):
            load_theatre(name)


BROKEN = {  # what is done: file, old text, new text, what the message must say
    "no TOML": ("theatre.toml", 'id = "gaza"', "id = ", r"theatre\.toml: not valid TOML"),
    "missing field": ("theatre.toml", "start = 2023-10-07", "", r"theatre\.toml: the field 'start' is missing"),
    "wrong type": ("theatre.toml", "start = 2023-10-07", 'start = "soon"', r"'start' must be a day such as"),
    "misspelt field": ("theatre.toml", "start =", "begin =", r"unknown field 'begin'"),
    "bad anchor": ("theatre.toml", "2023-10-27 |", "27.10.2023 |", r"anchors: '27\.10\.2023' is not a day"),
    "too many columns": ("places.toml", "| town\n", "| town | big\n", r"places\.toml: .* 6 columns"),
    "name without id": ("places.toml", "jenin | Jenin", " | Jenin", r"'Jenin' needs an id and a name"),
    "id twice": ("places.toml", "jenin | Jenin", "hebron | Jenin", r"'hebron' is given twice"),
    "source without licence": ("sources.toml", "public domain (Unlicense)", "", r"'moh_gaza' needs"),
    "convention without days": ("conventions.toml", "| -1 | 0", "| early | 0", r"whole days, not 'early'"),
    "side that is no actor": (
        "speakers.toml",
        "| israel |",
        "| isreal |",
        r"the side of '\w+' is 'isreal', no id",
    ),
    "unknown kind": ("places.toml", "| town\n", "| village\n", r"is a 'village'; known are country, region, town, sea"),
    "one form for two": ("places.toml", "jenin | Jenin", "jenin | Hebron", r"'Hebron' stands for '\w+' and for '\w+'"),
    "subject that is no actor": (
        "measures/gaza_killed.toml",
        "order =",
        'subject = "x"\norder =',
        r"'subject' is 'x', no id",
    ),
    "spread in percent": (
        "measures/gaza_killed.toml",
        "unit =",
        "spread = 5.0\nunit =",
        r"'spread' is 5; it is",
    ),
    "unknown form": ("measures/gaza_killed.toml", '"cumulative"', '"heap"', r"'form' is 'heap'; known are cumulative"),
    "unknown source": ("measures/gaza_killed.toml", '"moh_gaza"', '"rumour"', r"names the source 'rumour'"),
    "unknown convention": ("measures/gaza_killed.toml", "day_after", "someday", r"names the convention 'someday'"),
    "unknown basis": (
        "measures/gaza_killed.toml",
        '"claimed"',
        '"rumoured"',
        r"'basis' is 'rumoured'; known",
    ),
    "no basis": (
        "measures/gaza_killed.toml",
        'basis = "claimed"\n',
        "",
        r"_moh: the field 'basis' is missing",
    ),
    "near miss": ("measures/gaza_killed.toml", "definition =", "defintion =", r"is 'definition' meant\?"),
    "a day too long": (
        "conventions.toml",
        "| 0 | 1",
        "| 0 | 2",
        r"'day_after' runs from 0 to 2",
    ),
    "off by one": ("conventions.toml", "| -1 | 0", "| 0 | 0", r"'report_day' runs from 0 to 0"),
    "ends before it starts": (
        *("theatre.toml", "start = 2023-10-07", "start = 2023-10-07\nend = 2023-10-06"),
        r"'end' \(2023-10-06\) is before 'start' \(2023-10-07\)",
    ),
    "no words": ("measures/hostages.toml", "hostages, captives, hostage", "", r"hostages\.toml: 'words' is empty"),
    "lag is no number": ("measures/gaza_killed.toml", "lag_days = 0", "lag_days = true", r"'lag_days' must be a whole"),
}


@pytest.mark.parametrize(("file", "old", "new", "message"), BROKEN.values(), ids=BROKEN)
def test_a_broken_theatre_is_refused_with_file_and_field(own: Path, file, old, new, message):
    path = own / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(InvalidTheatre, match=message):
        load_theatre(str(own))


def test_a_series_described_twice_is_refused(own: Path):
    shutil.copy(own / "measures" / "gaza_killed.toml", own / "measures" / "again.toml")
    with pytest.raises(InvalidTheatre, match=r"series '\w+' is described in \w+\.toml too"):
        load_theatre(str(own))


def test_a_missing_file_is_refused(own: Path):
    (own / "speakers.toml").unlink()
    with pytest.raises(InvalidTheatre, match=r"speakers\.toml: cannot be read"):
        load_theatre(str(own))


def test_a_theatre_without_measures_is_refused(own: Path):
    shutil.rmtree(own / "measures")
    with pytest.raises(InvalidTheatre, match="no measure file"):
        load_theatre(str(own))


def test_speakers_of_every_war_are_known_in_a_theatre_of_ones_own(own: Path):
    (own / "speakers.toml").write_text("names = '''\nreuters | Reuters desk | Reuters | israel | media\n'''\n", "utf-8")
    speakers = {speaker.id: speaker for speaker in load_theatre(str(own)).speakers}
    assert speakers["reuters"].name == "Reuters desk"  # the theatre's own row comes first
    assert speakers["ocha"].side == "united_nations"
    assert speakers["macron"].side is None  # that theatre knows no actor of the name "france"


def test_a_shared_speaker_gives_up_the_words_that_the_theatre_uses(own: Path):
    (own / "speakers.toml").write_text("names = '''\nagency | Agency | AFP | | media\n'''\n", "utf-8")
    speakers = {speaker.id: speaker for speaker in load_theatre(str(own)).speakers}
    assert "AFP" not in (speakers["afp"].name, *speakers["afp"].aliases)
    assert speakers["afp"].name == "Agence France-Presse"
