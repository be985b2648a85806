"""A real PostgreSQL of one's own: a temporary folder, an operating-system user that is not root, loopback only."""

import getpass
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SETTINGS = "-c listen_addresses=127.0.0.1 -c fsync=off -c shared_buffers=256MB -c max_wal_size=4GB"


def find_programs() -> Path | None:
    """The folder with initdb and pg_ctl; the newest where there are several."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    return folders[-1].parent if folders else None


@contextmanager
def running(programs: Path, settings: str = SETTINGS) -> Iterator[str]:
    """A server while the block lasts; gives its address without a database, `postgresql://user@127.0.0.1:port`."""
    user = _user()
    folder = Path(tempfile.mkdtemp(prefix="tallystick-postgresql-"))
    if user != getpass.getuser():
        shutil.chown(folder, user)

    def program(name: str, *arguments: str) -> None:
        command = [str(programs / name), "-D", str(folder / "data"), *arguments]
        as_user = {"user": user} if user != getpass.getuser() else {}
        log = folder / f"{name}.log"
        with log.open("ab") as file:  # a pipe would stay open in the server
            done = subprocess.run(command, stdout=file, stderr=file, cwd=folder, check=False, timeout=120, **as_user)
        if done.returncode:
            raise RuntimeError(f"{name} failed: {log.read_text()[-2000:]}")

    try:
        program("initdb", "--auth=trust", "--username=tally", "--encoding=UTF8", "--locale=C", "--no-sync")
        port = _free_port()
        options = f"-p {port} -c unix_socket_directories={folder} {settings}"
        program("pg_ctl", "start", "--wait", "-o", options, "-l", str(folder / "server.log"))
        try:
            yield f"postgresql://tally@127.0.0.1:{port}"
        finally:
            program("pg_ctl", "stop", "--wait", "-m", "immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _user() -> str:
    """Ourselves, or somebody else where we are root: initdb refuses root."""
    if os.geteuid() != 0:
        return getpass.getuser()
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])
