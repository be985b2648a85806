"""Alerts: what is worth one, what makes two the same, and that each is told once to each channel."""

from __future__ import annotations

import io
import json
import socket
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tallystick import plugins
from tallystick.model.document import Document, PublishedBasis
from tallystick.model.finding import Verdict
from tallystick.model.report import Report
from tallystick.network.asking import Asker
from tallystick.network.exchange import Answer, Limits
from tallystick.pipeline import check_document, open_theatre
from tallystick.watch.alerts import Alert, alerts_of
from tallystick.watch.channels import CHANNELS, Outside, Undelivered
from tallystick.watch.configuration import Channel, Thresholds
from tallystick.watch.state import MemoryState
from tallystick.watch.telling import Teller

NOW = datetime(2025, 1, 6, tzinfo=UTC)
WRONG = "The General Staff put Russian losses in November 2024 at 61,300 men. "


def report(text: str, id: str = "a") -> Report:
    theatre, record = open_theatre("ukraine", "snapshot")
    document = Document(
        id=id, text=text, title="A bad month", publisher="The Paper", url=f"https://paper.example/{id}",
        published=date(2025, 1, 5), published_basis=PublishedBasis.GIVEN,
    )  # fmt: skip
    return check_document(document, theatre=theatre, record=record, as_of=date(2025, 1, 6))


def test_a_contradicted_figure_is_worth_an_alert() -> None:
    (alert,) = alerts_of(report(WRONG), Thresholds())
    assert (alert.verdict, alert.measure) == ("contradicted", "personnel_losses")
    assert "61,300" in alert.line and "https://paper.example/a" in alert.line and "\n" not in alert.line
    assert json.loads(json.dumps(alert.as_data()))["published"] == "2025-01-05"


def test_thresholds_decide() -> None:
    checked = report(WRONG)
    assert not list(alerts_of(checked, Thresholds(gap_percent=500)))
    assert not list(alerts_of(checked, Thresholds(measures=frozenset({"tank_losses"}))))
    assert not list(alerts_of(checked, Thresholds(verdicts=frozenset({Verdict.CONFLICTING}))))
    assert list(alerts_of(checked, Thresholds(gap_percent=10, measures=frozenset({"personnel_losses"}))))
    assert not list(alerts_of(report("The weather was mild in November 2024."), Thresholds()))


def test_the_same_thing_said_elsewhere_is_the_same_alert() -> None:
    first = {alert.key for alert in alerts_of(report(WRONG + WRONG), Thresholds())}
    again = {alert.key for alert in alerts_of(report("It rained. " + WRONG, "b"), Thresholds())}
    other = {alert.key for alert in alerts_of(report(WRONG.replace("61,300", "62,900")), Thresholds())}
    assert len(first) == 1 and first == again and not first & other


ONE = Alert(
    key="1", theatre="ukraine", verdict="contradicted", claim="61,300 men\x1b[31m", why="not so", link="https://a"
)
TWO = Alert(key="2", theatre="ukraine", verdict="contradicted", claim="5 ships", why="two", published=date(2025, 1, 5))


def outside(stream: io.StringIO | None = None) -> Outside:
    hasty = Limits(connect_seconds=1, read_seconds=1, total_seconds=3)
    asker = Asker("tests", {}, limits=hasty, tries=1, pace_seconds=0)

    def post(address: str, body: bytes) -> Answer:
        return asker.ask(address, {"content-type": "application/json"}, body)

    return Outside(terminal=stream or io.StringIO(), post=post)


def send(kind: str, *target: str, alerts: tuple[Alert, ...] = (ONE, TWO), to: Outside | None = None) -> None:
    plugins.modules(CHANNELS)[kind].send(target, alerts, to or outside())


def test_the_terminal_gets_a_line_each() -> None:
    stream = io.StringIO()
    send("terminal", to=outside(stream))
    first, second = stream.getvalue().splitlines()
    assert first == "contradicted: “61,300 men[31m”: not so (https://a)" and "5 ships" in second


def test_a_file_grows(tmp_path: Path) -> None:
    path = tmp_path / "alerts.jsonl"
    send("file", str(path))
    send("file", str(path), alerts=(TWO,))
    assert [json.loads(line)["key"] for line in path.read_text().splitlines()] == ["1", "2", "2"]
    with pytest.raises(Undelivered, match="takes no alerts"):
        send("file", str(tmp_path / "none" / "alerts.jsonl"))


def test_a_command_gets_them_on_its_input(tmp_path: Path) -> None:
    path = tmp_path / "got"
    program = "import sys, pathlib; pathlib.Path(sys.argv[1]).write_text(sys.stdin.read())"
    send("command", sys.executable, "-c", program, str(path))
    assert [json.loads(line)["claim"] for line in path.read_text().splitlines()][1] == "5 ships"
    with pytest.raises(Undelivered, match="ended with 3"):
        send("command", sys.executable, "-c", "raise SystemExit(3)")
    with pytest.raises(Undelivered, match="cannot be run"):
        send("command", str(tmp_path / "no such program"))


@pytest.fixture
def hook() -> Iterator[tuple[str, list[bytes], list[int]]]:
    """An address that takes posts, what was posted, and the statuses it answers with."""
    got: list[bytes] = []
    statuses: list[int] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            got.append(self.rfile.read(int(self.headers["content-length"])))
            self.send_response(statuses.pop(0) if statuses else 204)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/secret", got, statuses
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_webhook_gets_words_and_data(hook: tuple[str, list[bytes], list[int]]) -> None:
    address, got, statuses = hook
    send("webhook", address)
    posted = json.loads(got[0])
    assert "61,300" in posted["text"] and [alert["key"] for alert in posted["alerts"]] == ["1", "2"]
    statuses.append(500)
    with pytest.raises(Undelivered, match="answers 500") as caught:
        send("webhook", address)
    assert "secret" not in str(caught.value)
    with pytest.raises(Undelivered, match="takes no connection"):
        send("webhook", "http://127.0.0.1:9/secret")


@pytest.fixture
def mail() -> Iterator[tuple[int, list[str]]]:
    """The port of a mail server that takes one mail, and its lines."""
    listener = socket.create_server(("127.0.0.1", 0))
    lines: list[str] = []

    def serve() -> None:
        try:
            connected, _ = listener.accept()
        except OSError:
            return
        with connected, connected.makefile("rwb") as stream:

            def say(words: str) -> None:
                stream.write(f"{words}\r\n".encode())
                stream.flush()

            say("220 here")
            inside = False
            for line in stream:
                text = line.decode().rstrip("\r\n")
                lines.append(text)
                if inside:
                    inside = text != "."
                    if not inside:
                        say("250 taken")
                elif text.upper() == "DATA":
                    inside = True
                    say("354 go on")
                elif text.upper() == "QUIT":
                    say("221 bye")
                    return
                else:
                    say("250 fine")

    thread = Thread(target=serve, daemon=True)
    thread.start()
    yield listener.getsockname()[1], lines
    listener.close()
    thread.join(5)


def test_a_mail_has_them_all(mail: tuple[int, list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    port, lines = mail
    monkeypatch.setenv("TALLYSTICK_SMTP", f"smtp://127.0.0.1:{port}")
    send("email", "desk@paper.example")
    assert "To: desk@paper.example" in lines
    assert any(line.startswith("Subject: ") and "2 alerts" in line for line in lines)
    for bad, message in (("smtp://127.0.0.1:9", "takes no alerts"), ("mail.example", "is no mail server")):
        monkeypatch.setenv("TALLYSTICK_SMTP", bad)
        with pytest.raises(Undelivered, match=message):
            send("email", "desk@paper.example")


TARGETS = {  # kind, target -> is it right?
    ("email", "desk@paper.example"): True,
    ("email", "desk"): False,
    ("email", "a@b.example, c@d.example"): False,
    ("email", "a@b.example\nBcc: c@d.example"): False,
    ("webhook", "https://hooks.example/x"): True,
    ("webhook", "file:///etc/passwd"): False,
    ("file", "/"): False,
    ("terminal", ""): True,
    ("command", "notify-send"): True,
}


@pytest.mark.parametrize(("given", "right"), TARGETS.items(), ids=map(str, TARGETS))
def test_targets(given: tuple[str, str], right: bool) -> None:
    kind, target = given
    assert (plugins.modules(CHANNELS)[kind].fault((target,)) is None) is right


def test_each_channel_is_told_once_and_again_only_when_it_failed(tmp_path: Path) -> None:
    path = tmp_path / "later" / "alerts.jsonl"
    stream = io.StringIO()
    channels = {
        "screen": Channel(name="screen", kind="terminal"),
        "desk": Channel(name="desk", kind="file", target=(str(path),)),
    }
    teller = Teller(channels, MemoryState(), outside(stream), now=lambda: NOW)
    (fault,) = teller.tell([ONE], ["screen", "desk"])
    assert fault.startswith("channel desk: ")
    path.parent.mkdir()
    assert teller.tell([ONE, TWO], ["screen", "desk"]) == []
    assert teller.tell([ONE, TWO], ["screen", "desk"]) == []
    assert len(stream.getvalue().splitlines()) == 2
    assert [json.loads(line)["key"] for line in path.read_text().splitlines()] == ["1", "2"]
