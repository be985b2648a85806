"""Killed at any moment, crowded, on a full disk, with a damaged file: nothing kept is lost, nothing is there twice."""

import random
from pathlib import Path

from tests.ledger.surviving import adding, crowd, kill_at_random, see_that_all_is_there, write_folder


def test_killed_at_any_moment(tmp_path: Path, address: str) -> None:
    """200 kills on each kind: `python bench/survival.py kill`."""
    folder = tmp_path / "texts"
    write_folder(folder, 30)
    kill_at_random(folder, address, 4, random.Random(1), longest=3.0)
    done = adding(folder, address)
    told = {line.split()[-1] for line in done.communicate(timeout=120)[0].decode().splitlines()}
    assert done.returncode == 0 and len(told) == 30
    see_that_all_is_there(address, told)


def test_writers_and_readers_at_once(address: str) -> None:
    """Two writers and ten readers for a minute on each kind: `python bench/survival.py crowd`."""
    wrote, read = crowd(address, writers=2, readers=3, seconds=2.0)
    assert all(wrote) and all(read)
