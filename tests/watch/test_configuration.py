"""FEEDS.toml: what it says, and every fault in it on a line with its key."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.model.finding import Verdict
from tallystick.watch.configuration import Configuration, InvalidFeeds, read_configuration
from tallystick.watch.durations import read_duration, shown_duration

EXAMPLE = Path(__file__).parents[2] / "examples" / "feeds.toml"
ONE = '[[feeds]]\naddress = "https://paper.example/rss"\n'


def read(folder: Path, text: str) -> Configuration:
    path = folder / "feeds.toml"
    path.write_text(text, "utf-8")
    return read_configuration(str(path))


def test_the_example() -> None:
    configuration = read_configuration(str(EXAMPLE))
    paper, agency, folder = configuration.feeds
    assert (paper.address, paper.publisher) == ("https://paper.example/war/rss.xml", "The Paper")
    assert (paper.kind, paper.theatre, paper.interval) == (None, "ukraine", timedelta(minutes=30))
    assert (paper.alerts, folder.alerts) == (("desk",), ())
    assert paper.thresholds.verdicts == {Verdict.CONTRADICTED} and paper.thresholds.gap_percent == 10
    assert (agency.kind, agency.interval) == ("sitemap", timedelta(hours=2))
    assert Path(folder.address) == EXAMPLE.parent / "inbox"
    assert configuration.channels["desk"].target == (str(EXAMPLE.parent / "alerts.jsonl"),)
    assert configuration.pace("paper.example") == timedelta(seconds=10)
    assert configuration.pace("other.example") == timedelta(seconds=2)


def test_a_feed_says_otherwise_than_the_top(tmp_path: Path) -> None:
    configuration = read(
        tmp_path,
        'theatre = "gaza"\nbacklog = 5\n[thresholds]\nmeasures = ["x"]\n[channels.a]\nkind = "terminal"\n'
        + ONE
        + 'theatre = "ukraine"\nbacklog = 0\nalerts = ["a"]\n[feeds.thresholds]\nverdicts = ["conflicting"]\n'
        + '[[feeds]]\naddress = "https://paper.example/2"\n',
    )
    first, second = configuration.feeds
    assert (first.theatre, first.backlog, first.alerts) == ("ukraine", 0, ("a",))
    assert first.thresholds.verdicts == {Verdict.CONFLICTING} and first.thresholds.measures == {"x"}
    assert (second.theatre, second.backlog) == ("gaza", 5)


FAULTS = {  # text                                                     what is said, after the file's name
    "no feed": ("", "feeds: there is none"),
    "no address": ("[[feeds]]\ninterval = '1h'", r"feeds\[1\].address: is missing"),
    "not the web": ("[[feeds]]\naddress = 'ftp://a/b'", r"feeds\[1\].address: 'ftp://a/b' is no address"),
    "a table, not a list": ("[feeds]\naddress = 'a'", r"feeds: is .*: write \[\[feeds\]\]"),
    "a number as interval": (ONE + "interval = 30", r"feeds\[1\].interval: is 30: write a number and its unit"),
    "too often": (ONE + "interval = '5s'", r"feeds\[1\].interval: is '5s'.* from 1 m to 30 d"),
    "an unknown key": (ONE + "adress = 'x'", r"feeds\[1\].adress: is no key here: did you mean address\?"),
    "an unknown key at the top": ("inteval = '1h'\n" + ONE, r"inteval: is no key here: did you mean interval\?"),
    "an unknown kind": (ONE + "kind = 'telegram'", r"feeds\[1\].kind: is 'telegram': write addresses, atom"),
    "an unknown channel": (ONE + "alerts = ['desk']", r"feeds\[1\].alerts: 'desk' is no channel"),
    "an unknown verdict": (ONE + "[feeds.thresholds]\nverdicts = ['false']", r"verdicts: 'false' is no verdict"),
    "a gap below zero": (ONE + "[feeds.thresholds]\ngap_percent = -1", r"gap_percent: is -1: write a number from 0"),
    "half an entry as backlog": (ONE + "backlog = 1.5", r"backlog: is 1.5: write a whole number"),
    "yes as a number": (ONE + "backlog = true", r"backlog: is True"),
    "no kind of channel": ("[channels.a]\npath = 'x'\n" + ONE, r"channels.a.kind: is missing"),
    "a channel without its target": ("[channels.a]\nkind = 'file'\n" + ONE, r"channels.a.path: is missing"),
    "no mail address": ("[channels.a]\nkind = 'email'\nto = 'desk'\n" + ONE, r"a.to: 'desk' is no mail address"),
    "no command": ("[channels.a]\nkind = 'command'\ncommand = 'ls'\n" + ONE, r"a.command: is 'ls': write a list"),
    "no address for a hook": ("[channels.a]\nkind = 'webhook'\naddress = 'x'\n" + ONE, r"a.address: 'x' is no"),
    "a pace of words": ("[hosts.a]\npace = 'slow'\n" + ONE, r"hosts.a.pace: is 'slow'"),
    "twice": (ONE + ONE, r"feeds\[2\].address: .* is there twice"),
    "no TOML": ("[[feeds", r"cannot be read .*expected"),
    "blank words": (ONE + "publisher = ' '", r"feeds\[1\].publisher: is ' ': write words"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "message"), FAULTS.values(), ids=FAULTS)
def test_every_fault_is_one_line_with_its_key(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(InvalidFeeds, match=f"feeds.toml: .*{message}") as caught:
        read(tmp_path, text)
    assert len(caught.value.faults) == 1 and "\n" not in caught.value.faults[0]


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(InvalidFeeds) as caught:
        read(tmp_path, "interval = 5\n" + ONE + "kind = 5\nbacklog = 'x'\nx = 1")
    assert len(caught.value.faults) == 4


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(InvalidFeeds):
            read_configuration(str(path))
    (tmp_path / "a.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(InvalidFeeds, match="not in UTF-8"):
        read_configuration(str(tmp_path / "a.toml"))


KEYS = st.sampled_from(["feeds", "hosts", "channels", "thresholds", "alerts"])
VALUES = st.sampled_from(["1", "'a'", "[1]", "['a']", "{a = 1}", "[{}]", "{a = {kind = 'file'}}"])


@given(values=st.dictionaries(KEYS, VALUES))
def test_no_value_of_another_type_fails_otherwise(
    tmp_path_factory: pytest.TempPathFactory, values: dict[str, str]
) -> None:
    with pytest.raises(InvalidFeeds):
        read(tmp_path_factory.getbasetemp(), "\n".join(f"{key} = {value}" for key, value in values.items()))


DURATIONS = {
    "30m": 1800,
    "2 h": 7200,
    "1.5 hours": 5400,
    "90 seconds": 90,
    "1d": 86_400,
    "m": None,
    "1y": None,
    "-5m": None,
    "": None,
}


@pytest.mark.parametrize(("printed", "seconds"), DURATIONS.items(), ids=DURATIONS)
def test_durations(printed: str, seconds: int | None) -> None:
    length = read_duration(printed)
    assert (length.total_seconds() if length else None) == seconds


def test_durations_are_shown_in_their_largest_unit() -> None:
    assert [shown_duration(timedelta(seconds=s)) for s in (5, 60, 5400, 86_400)] == ["5 s", "1 m", "1.5 h", "1 d"]
