"""The command line: parse the request, call the pipeline, show the answer. No reckoning here.

Exit codes: 0 done, 1 `--strict` found something, 2 wrong usage or unreadable input, 3 partly done; 130 and 141 when
Ctrl-C or the reader of a pipe ended it. What goes wrong is one line on standard error: what, where, what to do.
"""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TextIO

from tallystick.cli.messages import say
from tallystick.errors import TallystickError
from tallystick.settings import DEBUG, debugging

DONE, FOUND, WRONG, PARTLY, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 3, 130, 141
FULL = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT, errno.EIO, errno.EBADF})  # what a write to a disk fails with

LOADED = 200_000  # objects beyond which garbage is looked for: no less than checking one article takes


def main() -> None:
    """The entry point of the `tallystick` command.

    What a command loads it needs until it ends: looking through it for garbage, while it is loaded and once more as the
    process ends, took a fifth of the time that checking one article does.
    """
    gc.set_threshold(LOADED, *gc.get_threshold()[1:])
    code = run(sys.argv[1:])
    gc.freeze()
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code. Nothing is raised, unless the user asks for tracebacks."""
    output: TextIO | None = sys.stdout
    try:
        from tallystick.cli.arguments import with_values
        from tallystick.cli.commands import app

        code = app(args=with_values(arguments) or ["--help"], prog_name="tallystick", standalone_mode=False)
        if code == INTERRUPTED:  # typer takes Ctrl-C first, and says nothing
            say("stopped")
        if output:
            output.flush()
        return code if isinstance(code, int) else DONE
    except KeyboardInterrupt:
        say("stopped")
        return INTERRUPTED
    except BrokenPipeError:
        _forget(output)
        return PIPE_CLOSED
    except SystemExit as left:  # typer takes a closed pipe first, and leaves with 1
        if not isinstance(left.__context__, BrokenPipeError):
            raise
        sys.stdout = output
        _forget(output)
        return PIPE_CLOSED
    except TallystickError as error:
        say(str(error))
        _forget(output, unless_sound=True)
        return WRONG
    except OSError as error:
        if error.errno not in FULL:
            return _fault(error)
        say(f"standard output cannot be written ({(error.strerror or '').lower()}): give another place")
        _forget(output)
        return WRONG
    except Exception as error:
        if hasattr(error, "format_message"):  # typer's errors of usage; it has moved their class more than once
            say(f"{error.format_message().rstrip('.')}: see {_command(error)} --help")
            return WRONG
        return _fault(error)


def _fault(error: Exception) -> int:
    if debugging():
        raise error
    say(f"{fault(error)}: a fault of the program; {DEBUG}=1 shows where")
    return WRONG


def _forget(output: TextIO | None, *, unless_sound: bool = False) -> None:
    """Leave unwritten what standard output still holds: Python would flush it once more as it ends, and fail again."""
    try:
        if output and unless_sound:
            output.flush()
            return
    except (OSError, ValueError):
        pass
    if output:
        with suppress(OSError, ValueError):  # a stream without a file behind it holds nothing back
            os.dup2(os.open(os.devnull, os.O_WRONLY), output.fileno())


def _command(error: Exception) -> str:
    """The command that was used wrongly, as far as it was recognised; without one, the one most used."""
    path = getattr(getattr(error, "ctx", None), "command_path", "")
    return path if " " in path else "tallystick check"


def fault(error: Exception) -> str:
    """An unexpected error in a few words."""
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
