"""The quirks of the sources, one by one: figures checked by hand, and what the real files have that surprises."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date

import pytest

from tallystick.errors import BrokenSource, UnexpectedReply
from tallystick.model.observation import Observation
from tallystick.record.connectors import (
    cbr_key_rate,
    cbr_rate,
    correlates_of_war,
    economist,
    estimates,
    gaza,
    general_staff,
    isw,
    lebanon,
    mediazona,
    oryx,
    ucdp,
    uk_mod,
    wealth_fund,
    west_bank,
)
from tests.record.published import events_reply, key_rate_reply
from tests.record.source_server import Reply

pytestmark = pytest.mark.shared


def values(observations, series: str) -> dict[str, float]:
    return {
        date.fromordinal(o.day).isoformat(): o.value for o in observations if o.series == series and not o.restatement
    }


def restated(observations, series: str) -> dict[str, float]:
    return {date.fromordinal(o.day).isoformat(): o.value for o in observations if o.series == series and o.restatement}


def test_three_transcriptions_are_kept_and_put_to_the_vote(transport):
    found = list(general_staff.fetch(transport, None))
    voted, *single = (
        values(found, f"personnel_losses_general_staff{end}") for end in ("", ".ivaniuk", ".lod_db", ".minfin")
    )
    ivaniuk, lod_db, minfin = single
    assert (ivaniuk["2025-05-09"], minfin["2025-05-09"], voted["2025-05-09"]) == (963_270, 963_720, 963_270)
    assert lod_db["2024-10-07"] == lod_db["2024-10-06"]  # repeats the day before
    assert voted["2024-10-07"] == 661_630
    assert "2026-08-22" not in ivaniuk and voted["2026-08-22"] == 1_475_270  # the newest days are two against none
    assert "2022-02-24" not in voted  # one alone that is not the first
    assert voted["2025-01-02"] == ivaniuk["2025-01-02"]  # once filed under 2024
    assert len(values(found, "ground_robot_losses_general_staff")) == 98
    assert restated(found, "personnel_losses_general_staff") == {"2025-02-28": 1_650, "2025-04-22": 160}


def test_categories_that_were_split_begin_when_they_were_merged(transport):
    found = list(general_staff.fetch(transport, None))
    for series in ("vehicle_losses_general_staff", "cruise_missile_losses_general_staff"):
        for end in ("", ".ivaniuk", ".lod_db", ".minfin"):
            assert min(values(found, series + end)) >= "2022-05-01"


def edited(pages, address: str, edit: Callable[[list[dict]], object]) -> Reply:
    rows = json.loads(pages[address])
    edit(rows)
    return Reply(data=json.dumps(rows).encode())


SLIPS = {  # what a transcription does -> what is said of it
    "a total falls at the end": (lambda rows: rows[0].update(personnel=147_527), "ends with personnel at 147,527"),
    "a total leaps": (lambda rows: rows[0].update(personnel=14_752_700), "leap from 1,474,030 to 14,752,700"),
    "a day twice": (lambda rows: rows.insert(0, dict(rows[0])), "gives 2026-08-22 twice"),
    "no number": (lambda rows: rows[0].update(personnel="many"), "'personnel': 'many' is no number"),
    "no day": (lambda rows: rows[0].update(date="22.08.2026"), "'22.08.2026' is no day"),
    "far in the future": (lambda rows: rows[0].update(date="2062-08-22"), "in the future, 2062-08-22"),
    "a column of another table": (
        lambda rows: [row.update(tanks=row["uavs"] if i % 2 else row["tanks"]) for i, row in enumerate(rows)],
        "leap|fall",
    ),
}


@pytest.mark.parametrize(("slip", "message"), SLIPS.values(), ids=SLIPS)
def test_a_broken_transcription_is_told_and_the_others_go_on(slip, message, sources, transport, pages):
    sources.replies[general_staff.LOD_DB] = edited(pages, general_staff.LOD_DB, slip)
    found = list(general_staff.fetch(transport, None))
    (note,) = transport.notes
    assert re.search(message, note)
    voted = values(found, "personnel_losses_general_staff")
    assert values(found, "personnel_losses_general_staff.lod_db") == {}
    assert voted["2024-12-31"] == 789_550
    assert "2025-05-09" not in voted  # two differ, and who could decide is missing


def test_the_last_good_copy_of_a_transcription_votes(sources, transport, pages):
    before = list(general_staff.fetch(transport, None))
    for address in (general_staff.LOD_DB, general_staff.CORRECTIONS):
        sources.replies[address] = Reply(data=pages[address][:-500])
    assert list(general_staff.fetch(transport, None)) == before
    assert [note.partition("; its copy of")[2] for note in transport.notes] == [" 2026-08-23 was used instead"] * 2


def test_fewer_than_two_transcriptions_are_none(sources, transport):
    for address in (general_staff.LOD_DB, general_staff.EQUIPMENT):
        sources.replies[address] = Reply(status=500)
    with pytest.raises(BrokenSource, match=r"russia_losses_equipment\.json.* \| .*russian-losses\.json"):
        next(general_staff.fetch(transport, None))


def test_days_filed_under_the_wrong_year_are_found(sources, transport, pages):
    def misfile(rows):
        rows[-1]["date"] = "2025" + rows[-1]["date"][4:]

    sources.replies[general_staff.PERSONNEL] = edited(pages, general_staff.PERSONNEL, misfile)
    list(general_staff.fetch(transport, None))
    assert "twice" in transport.notes[0] or "as day 1627" in transport.notes[0]


def test_uk_mod_is_dated_by_its_month_and_known_a_week_later(transport):
    found = {o.day: o for o in uk_mod.fetch(transport, None)}
    december = found[date(2024, 12, 1).toordinal()]
    assert (december.value, date.fromordinal(december.known)) == (1_570, date(2025, 1, 7))


def test_a_month_that_does_not_multiply_out_is_refused(sources, transport, pages):
    sources.replies[uk_mod.ADDRESS] = Reply(
        data=pages[uk_mod.ADDRESS].replace(b"december,2024,1570", b"december,2024,157")
    )
    with pytest.raises(BrokenSource, match="gives 157 a day for december 2024"):
        next(uk_mod.fetch(transport, None))


def test_isw_gives_square_metres_and_a_day_twice(transport):
    found = values(isw.fetch(transport, None), "territory_controlled_isw")
    assert found["2024-12-31"] - found["2023-12-31"] == pytest.approx(3_734.7, abs=0.05)
    assert found["2026-04-04"] == pytest.approx(120_000, rel=0.05)


def test_an_area_in_another_unit_is_refused(sources, transport, pages):
    lines = pages[isw.ADDRESS].splitlines()
    day_, area, rest = lines[-1].split(b",", 2)
    lines[-1] = b",".join((day_, area[:6], rest))
    sources.replies[isw.ADDRESS] = Reply(data=b"\n".join(lines))
    with pytest.raises(BrokenSource, match="lets the area go from"):
        next(isw.fetch(transport, None))


def test_oryx_reads_past_headings_with_counts_in_them(transport):
    found = list(oryx.fetch(transport, None))
    tanks = values(found, "tank_losses_oryx")
    assert (tanks["2023-12-31"], tanks["2024-12-31"]) == (2_608, 3_668)
    falls = sum(b < a for a, b in zip(tanks.values(), list(tanks.values())[1:], strict=False))
    assert falls == 4  # the list is revised
    assert len({o.series for o in found}) == 8


REPLY = """<?xml version="1.0" encoding="windows-1251"?>
<ValCurs ID="R01235" DateRange1="27.12.2024" DateRange2="12.01.2025" name="Динамика">
<Record Date="28.12.2024" Id="R01235"><Nominal>1</Nominal><Value>100,5281</Value></Record>
<Record Date="29.12.2024" Id="R01235"><Nominal>10</Nominal><Value>1\xa0016,797</Value></Record>
<Record Date="10.01.2025" Id="R01235"><Nominal>1</Nominal><Value>102,2911</Value></Record>
</ValCurs>"""


def test_the_bank_of_russia_answers_in_its_own_way(sources, transport):
    """windows-1251, a decimal comma, a rate for ten dollars, and no record over the holidays."""
    sources.replies[cbr_rate.DYNAMIC] = Reply(data=REPLY.replace("\xa0", "").encode("cp1251"))
    found = values(cbr_rate.fetch(transport, date(2024, 12, 31)), "rub_usd_official")
    assert found["2024-12-31"] == found["2025-01-09"] == pytest.approx(101.6797)
    assert found["2025-01-10"] == 102.2911
    assert min(found) == "2024-12-31"
    assert "date_req1=17/12/2024" in sources.asked[-1][0]  # from before the holidays


BANK = {
    "another currency": (REPLY.replace('ID="R01235"', 'ID="R01239"'), "no table of the dollar"),
    "no comma": (REPLY.replace("100,5281", "1005281"), "go from"),
    "no number": (REPLY.replace("100,5281", "n/a"), "is no number"),
    "a day twice": (REPLY.replace("29.12.2024", "28.12.2024"), "on 28.12.2024"),
    "nothing for none": (REPLY.replace("<Nominal>10<", "<Nominal>0<"), "for 0 dollars"),
    "no records": ('<?xml version="1.0"?><ValCurs ID="R01235"></ValCurs>', "no rates for these days"),
    "cut short": (REPLY[:300], "no whole XML"),
}


@pytest.mark.parametrize(("reply", "message"), BANK.values(), ids=BANK)
def test_a_reply_that_is_not_the_rate_is_refused(reply, message, sources, transport):
    sources.replies[cbr_rate.DYNAMIC] = Reply(data=reply.replace("\xa0", "").encode("cp1251"))
    with pytest.raises(BrokenSource, match=message):
        next(cbr_rate.fetch(transport, None))


TABLE = """<html><head><title>Ключевая ставка Банка России</title></head><body><table class="data">
<tr><th>Дата</th><th>Ставка</th></tr>
<tr><td>28.10.2024</td><td>21,00</td></tr>
<tr><td>25.10.2024</td><td>19,00</td></tr></table></body></html>"""


def test_the_key_rate_by_the_service_or_by_the_table(sources, transport):
    by_service = values(cbr_key_rate.fetch(transport, None), "key_rate_cbr")
    assert (by_service["2024-09-15"], by_service["2024-10-27"], by_service["2024-10-28"]) == (18, 19, 21)
    assert transport.notes == []
    sources.replies[cbr_key_rate.SERVICE] = Reply(status=500)
    sources.replies[cbr_key_rate.TABLE] = Reply(data=TABLE.encode())
    by_table = values(cbr_key_rate.fetch(transport, None), "key_rate_cbr")
    assert by_table == {"2024-10-25": 19, "2024-10-26": 19, "2024-10-27": 19, "2024-10-28": 21}
    assert "was read instead" in transport.notes[0]


@pytest.mark.parametrize("reply", [b"<a/>", key_rate_reply({"2024-10-28": 2100}), b"<html>busy</html>"])
def test_neither_of_them(reply, sources, transport):
    sources.replies[cbr_key_rate.SERVICE] = Reply(data=reply)
    sources.replies[cbr_key_rate.TABLE] = Reply(data=b"<html><body>busy</body></html>")
    with pytest.raises(UnexpectedReply, match=r"hd_base/KeyRate.*no key rate"):
        next(cbr_key_rate.fetch(transport, None))


def test_the_fund_in_both_its_tables(transport):
    found = list(wealth_fund.fetch(transport, None))
    total, liquid = values(found, "nwf_total_minfin"), values(found, "nwf_liquid_minfin")
    assert (total["2008-02-01"], total["2025-01-01"]) == (32e9, pytest.approx(116.8372e9))
    assert (liquid["2024-01-01"], liquid["2025-01-01"]) == (pytest.approx(55.88e9), pytest.approx(37.4693e9))


def test_a_fund_in_another_unit_is_refused(sources, transport, pages):
    changed = pages[wealth_fund.TOTALS].replace(b"2025-01-01,", b"2025-01-01,1")
    sources.replies[wealth_fund.TOTALS] = Reply(data=changed)
    with pytest.raises(BrokenSource, match="for 2025-01-01, the composition 116,837"):
        next(wealth_fund.fetch(transport, None))


def test_lists_of_the_dead_are_vintages(transport):
    """Dead of 2024 by name: 89,054 as listed in 2026, 37,593 as listed just after the year; 128,270 by excess."""
    found = list(mediazona.fetch(transport, None))
    first, last = date(2023, 12, 31).toordinal(), date(2024, 12, 29).toordinal()

    def in_2024(series: str, known: date) -> float:
        total = {o.day: o.value for o in found if o.series == series and o.known == known.toordinal()}
        return total[last] - total[first]

    assert in_2024(mediazona.NAMED, date(2025, 2, 28)) == 37_593
    assert in_2024(mediazona.NAMED, date(2026, 5, 31)) == 89_054
    assert in_2024(mediazona.EXCESS, date(2026, 5, 31)) == 128_270
    assert all(o.day <= o.known for o in found)


def test_lists_that_have_changed_places_are_refused(sources, transport, pages):
    head, rest = pages[mediazona.LIST_2026].split(b"\n", 1)
    head = head.replace(b"BmzNow", b"x").replace(b"Bmz2022", b"BmzNow").replace(b"x", b"Bmz2022", 1)
    sources.replies[mediazona.LIST_2026] = Reply(data=head + b"\n" + rest)
    with pytest.raises(BrokenSource, match="shorter than the one before"):
        next(mediazona.fetch(transport, None))


def test_the_model_is_a_vintage_with_its_interval(transport):
    found = {(o.series, o.day): o for o in economist.fetch(transport, None)}
    end = found["personnel_losses_economist", date(2024, 12, 31).toordinal()]
    assert (end.value, end.low, end.high) == (754_041, 729_104, 779_831)
    assert date.fromordinal(end.known) == date(2026, 8, 22)  # the day of the table, whose own row is NA
    start = found["personnel_losses_economist", date(2023, 12, 31).toordinal()]
    assert end.value - start.value == pytest.approx(410_965, abs=1)


def test_a_value_outside_its_bounds_is_refused(sources, transport, pages):
    address = economist.TABLES["personnel_deaths_economist"]
    sources.replies[address] = Reply(data=pages[address].replace(b"490321.4478010625,", b"990321,"))
    with pytest.raises(BrokenSource, match="gives 990,321 for 2026-08-21, outside its own bounds"):
        list(economist.fetch(transport, None))


def by(observations, series: str, day_: str) -> Observation:
    (found,) = [o for o in observations if o.series == series and date.fromordinal(o.day).isoformat() == day_]
    return found


ESTIMATES = {  # series, day -> value, low, high, label
    ("personnel_losses_governments", "2024-12-07"): (700_000, 700_000, None, "US DoD: at least that"),  # "700,000"
    ("personnel_deaths_researchers", "2025-02-21"): (178_682, 146_194, 211_169, "BBC Russia"),
    ("personnel_losses_researchers", "2025-12-01"): (1_200_000, None, None, "CSIS"),  # dated 1/12/2025
    ("personnel_deaths_governments", "2022-06-29"): (25_000, None, 25_000, "UK Ministry of Defence: at most that"),
    ("personnel_deaths_excess_stated", "2024-06-21"): (120_000, 106_000, 140_000, "Mediazona; Meduza"),
    ("ukrainian_personnel_losses_officials", "2024-09-17"): (480_000, None, None, "Ukrainian estimate (leak via WSJ)"),
}


@pytest.mark.parametrize(("key", "wanted"), ESTIMATES.items(), ids=[" ".join(key) for key in ESTIMATES])
def test_single_estimates(key, wanted, transport):
    found = by(list(estimates.fetch(transport, None)), *key)
    assert (found.value, found.low, found.high, found.label) == wanted
    assert date.fromordinal(found.start) == date(2022, 2, 24)


def test_what_warring_parties_say_and_the_monthly_table_are_left_out(transport):
    labels = [o.label for o in estimates.fetch(transport, None)]
    assert not any("Armed Forces of Ukraine" in label or "Russian Ministry" in label for label in labels)
    assert len(labels) == 86


def test_gaza_as_the_ministry_reported_it(transport):
    found = list(gaza.fetch(transport, None))
    killed = values(found, "gaza_killed_moh")
    assert (killed["2023-12-31"], killed["2024-12-31"], killed["2026-08-22"]) == (21_822, 45_541, 73_419)
    assert restated(found, "gaza_killed_moh")["2023-12-05"] == 349 - 725
    children = list(values(found, "gaza_children_killed_moh").values())
    assert children == sorted(set(children))


def test_the_west_bank_without_the_days_that_are_filled_in(transport):
    found = values(west_bank.fetch(transport, None), "west_bank_killed_ocha")
    assert len(found) == 256 and max(found) == "2026-08-10"


def test_lebanon_began_anew_in_2026(transport):
    found = list(lebanon.fetch(transport, None))
    assert values(found, "lebanon_killed_moph")["2024-12-04"] == 4_047
    second = values(found, "lebanon_killed_moph_2026")
    assert (second["2026-03-05"], second["2026-08-16"]) == (123, 4_346)


def test_a_third_war_in_lebanon_is_not_guessed_at(sources, transport, pages):
    sources.replies[lebanon.ADDRESS] = edited(pages, lebanon.ADDRESS, lambda rows: rows[-1].update(phase=3))
    with pytest.raises(BrokenSource, match="holds the phase '3'"):
        next(lebanon.fetch(transport, None))


def test_the_war_of_iran_and_iraq(transport):
    """CR line ends, latin-1, -8 and -9 for what is not there."""
    found = {o.series: o for o in correlates_of_war.fetch(transport, None)}
    assert {series: o.value for series, o in found.items()} == {
        "iraqi_battle_deaths_cow": 500_000,
        "iranian_battle_deaths_cow": 750_000,
    }
    one = found["iraqi_battle_deaths_cow"]
    assert (date.fromordinal(one.start), date.fromordinal(one.day)) == (date(1980, 9, 22), date(1988, 8, 20))


def test_a_missing_figure_is_no_figure(sources, transport, pages):
    changed = pages[correlates_of_war.ADDRESS].replace(b"-8,750000,4", b"-8,-9,4")
    sources.replies[correlates_of_war.ADDRESS] = Reply(data=changed)
    with pytest.raises(BrokenSource, match="no battle deaths for Iran-Iraq, Iran"):
        next(correlates_of_war.fetch(transport, None))


def test_ucdp_over_several_pages(sources, transport):
    pages = [
        events_reply([(1, "2022-03-14", 10, 8, 15), (2, "2022-03-31", 5, 5, 5)], pages=2, total=3),
        events_reply([(2, "2022-03-31", 5, 5, 5), (3, "2022-04-01", 7, 6, 9)], pages=2, total=3),
    ]
    for number, data in enumerate(pages):
        sources.replies[ucdp.address(number)] = Reply(data=data)
    march, april = ucdp.fetch(transport, None)
    assert (march.value, march.low, march.high) == (15, 13, 20)
    assert (date.fromordinal(march.start), date.fromordinal(march.day)) == (date(2022, 3, 1), date(2022, 3, 31))
    assert april.value == 7
    assert all(headers["x-ucdp-access-token"] == "secret" for _, headers in sources.asked)


def test_ucdp_without_a_token_says_how_to_get_one(monkeypatch, transport):
    monkeypatch.delenv(ucdp.TOKEN)
    with pytest.raises(BrokenSource, match="wants a token: ask UCDP for one and set TALLYSTICK_UCDP_TOKEN"):
        next(ucdp.fetch(transport, None))


def test_ucdp_with_pages_missing_is_refused(sources, transport):
    sources.replies[ucdp.address(0)] = Reply(data=events_reply([(1, "2022-03-14", 1, 1, 1)], pages=1, total=5))
    with pytest.raises(BrokenSource, match="ends after 1 of 5 events"):
        next(ucdp.fetch(transport, None))


HEAD = (
    "date,estimate_low,estimate_high,estimate,type,source,source_url,country,"
    '"ignore for chart, data from warring parties"\n'
)
BAD_ESTIMATES = {  # a row                                                             what is said
    "an end beyond every number": ("16/01/2024,5,1e999,,deaths,A,,russia,", "'1e999' is no number that can be held"),
    "a figure of 400 digits": (f"16/01/2024,,,{'9' * 400},deaths,A,,russia,", "is no number that can be held"),
    "a name over two lines": ('16/01/2024,,,x,deaths,"A\nB",,russia,', "A B, 16/01/2024: 'x' is no number"),
    "a day over two lines": ('"16/01\n/2024",,,5,deaths,A,,russia,', "is no day"),
}


@pytest.mark.parametrize(("row", "said"), BAD_ESTIMATES.values(), ids=BAD_ESTIMATES)
def test_an_estimate_that_cannot_be_is_one_line(row: str, said: str, sources, transport):
    sources.replies[estimates.ADDRESS] = Reply(data=(HEAD + row + "\n").encode())
    with pytest.raises(UnexpectedReply, match=re.escape(said)) as caught:
        list(estimates.fetch(transport, None))
    assert "\n" not in str(caught.value)


def test_a_number_of_json_that_no_float_holds_is_refused(sources, transport, pages):
    rows = json.loads(pages[general_staff.PERSONNEL])
    rows[-1]["personnel"] = 10**400
    sources.replies[general_staff.PERSONNEL] = Reply(data=json.dumps(rows).encode())
    list(general_staff.fetch(transport, None))
    assert any("is no number that can be held" in note for note in transport.notes)
