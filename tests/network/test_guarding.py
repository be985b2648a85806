"""Who may be asked for a stranger: hosts on the public internet, at the address that was checked, all the way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tallystick.network import guarding
from tallystick.network.asking import Asker
from tallystick.network.exchange import Limits
from tallystick.network.failure import Failure
from tallystick.network.guarding import is_public, public_address, resolve
from tests.record.source_server import Reply, SourceServer

PUBLIC = ["8.8.8.8", "93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::808:808", "2002:808:808::1"]
INSIDE = [
    *("127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.4.4", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1"),
    *("224.0.0.1", "255.255.255.255", "240.0.0.1", "198.18.0.1", "192.0.2.1"),
    *("::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:a00:1"),
    *("64:ff9b::7f00:1", "2002:7f00:1::1", "2001:0:808:808:0:0:0:1", "localhost", ""),
]


@pytest.mark.parametrize("address", PUBLIC)
def test_what_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", INSIDE)
def test_what_is_not(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "2130706433", "0x7f.1", "017700000001", "[::1]", "127.1"])
def test_no_spelling_of_a_local_address_gets_through(host: str) -> None:
    with pytest.raises(Failure, match=r"not on the public internet|not known by that name"):
        public_address(host, 80, resolve)


def test_one_address_inside_is_enough_to_refuse() -> None:
    with pytest.raises(Failure, match=r"10\.0\.0\.7, which is not on the public internet"):
        public_address("paper.example", 80, lambda *_: ["8.8.8.8", "10.0.0.7"])
    assert public_address("paper.example", 80, lambda *_: ["8.8.8.8", "9.9.9.9"]) == "8.8.8.8"


@pytest.fixture
def server() -> Iterator[SourceServer]:
    with SourceServer().running() as running:
        yield running


def asker(rewrites: dict[str, str] | None = None, **more) -> Asker:
    return Asker("tests", rewrites or {}, tries=1, pace_seconds=0, guarded=True, **more)


def test_a_guarded_asker_asks_nobody_inside(server: SourceServer) -> None:
    with pytest.raises(Failure, match="not on the public internet"):
        asker().ask(f"{server.base}/secret")
    assert server.asked == []


def test_a_mirror_that_the_user_has_set_is_asked_and_where_it_leads_is_checked(server: SourceServer) -> None:
    server.replies["https://paper.example/a"] = Reply(data=b"words")
    assert asker(server.rewrites).ask("https://paper.example/a").data == b"words"


def test_the_address_that_was_checked_is_asked_in_the_name_of_the_host(
    server: SourceServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guarding, "is_public", lambda address: address == "127.0.0.1")  # stands for the internet
    port = server.base.rpartition(":")[2]
    asked: list[str] = []

    def resolve(host: str, _: int) -> list[str]:
        asked.append(host)
        return ["10.0.0.1"] if host == "inside.example" or asked.count(host) > 1 else ["127.0.0.1"]

    guarded = asker(resolve=resolve, limits=Limits(connect_seconds=1, read_seconds=1))
    server.replies[""] = Reply(data=b"words")
    answer = guarded.ask(f"http://paper.example:{port}")
    assert (answer.data, answer.address) == (b"words", f"http://paper.example:{port}")
    assert server.asked[-1][1]["host"] == f"paper.example:{port}"
    server.replies["go"] = Reply(status=302, headers={"Location": f"http://inside.example:{port}/secret"})
    with pytest.raises(Failure, match=r"leads to 10\.0\.0\.1"):
        guarded.ask(f"http://other.example:{port}/go")
    assert [path for path, _ in server.asked] == ["", "go"]
    with pytest.raises(Failure, match=r"leads to 10\.0\.0\.1"):  # the name has changed its mind
        guarded.ask(f"http://paper.example:{port}")


@pytest.mark.parametrize("address", ["http://", "http://[", "http://a..b/", "http://\x00/", "http://a:99999/"])
def test_an_address_that_is_none_is_a_failure(address: str) -> None:
    with pytest.raises(Failure):
        asker().ask(address)
