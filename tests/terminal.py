"""What commands print, whole, as somebody at a terminal sees it.

A session is a file of commands, each after “$ ” and followed by what it prints: a line of the
standard error begins with “stderr: ”, and an exit code other than 0 comes at the end.
"""

import contextlib
import io
import os
import re
import shlex
from pathlib import Path
from unittest import mock

from concordat.cli import main

ROOT = Path(__file__).resolve().parents[1]
UNENDED = "(no line break at the end)\n"
# Which holidays were counted with changes with the library of holidays, and doesn't matter here.
_CALENDAR = re.compile(r"(?<=the calendar )\S+")


def commands_in(session: Path) -> list[str]:
    """The commands of a session, in their order."""
    return re.findall(r"^\$ (.*)$", session.read_text("utf-8"), flags=re.MULTILINE)


def session_now(session: Path) -> str:
    """The session with what its commands print now."""
    return "".join(f"$ {command}\n{printed(command)}" for command in commands_in(session))


def printed(command: str) -> str:
    """What the command prints, typed at the root of the checkout."""
    _, *arguments = shlex.split(command)
    out, err = io.StringIO(), io.StringIO()
    with (
        contextlib.chdir(ROOT),
        mock.patch.dict(os.environ, COLUMNS="100", NO_COLOR="1"),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        code = _exit_code(arguments)
    text = _CALENDAR.sub("…", out.getvalue())
    if text and not text.endswith("\n"):
        text += f"\n{UNENDED}"
    errors = "".join(f"stderr: {line}\n" for line in err.getvalue().splitlines())
    return text + errors + (f"exit code: {code}\n" if code else "")


def _exit_code(arguments: list[str]) -> int:
    """The parser leaves by itself when it is asked for help or doesn't understand."""
    try:
        return main(arguments)
    except SystemExit as left:
        return int(left.code or 0)
