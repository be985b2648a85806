"""The command line: parse the request, call the pipeline, show the answer. No reckoning here.

Exit codes: 0 done, 1 `--strict` found something, 2 wrong usage or unreadable input, 3 partly done; 130 and 141 when
Ctrl-C or the reader of a pipe ended it. What goes wrong is one line on standard error: what, where, what to do.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from tallystick.cli.messages import say
from tallystick.errors import TallystickError
from tallystick.settings import DEBUG, debugging

DONE, FOUND, WRONG, PARTLY, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 3, 130, 141


def main() -> None:
    """The entry point of the `tallystick` command."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code. Nothing is raised, unless the user asks for tracebacks."""
    try:
        from tallystick.cli.commands import app

        code = app(args=list(arguments) or ["--help"], prog_name="tallystick", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else DONE
    except KeyboardInterrupt:
        say("stopped")
        return INTERRUPTED
    except BrokenPipeError:
        # Python flushes standard output once more as it ends; there is nobody left to read it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except TallystickError as error:
        say(str(error))
        return WRONG
    except Exception as error:
        if hasattr(error, "format_message"):  # typer's errors of usage; it has moved their class more than once
            command = "record" if arguments[:1] == ["record"] else "check"
            say(f"{error.format_message().rstrip('.')}: see tallystick {command} --help")
            return WRONG
        if debugging():
            raise
        say(f"{fault(error)}: a fault of the program; {DEBUG}=1 shows where")
        return WRONG


def fault(error: Exception) -> str:
    """An unexpected error in a few words."""
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
