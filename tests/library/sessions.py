"""What the commands about protocols and stories print, whole, as somebody at a terminal sees it.

Each file in `sessions` holds commands after “$ ”, each followed by what it prints: a line of the
standard error begins with “stderr: ”, and an exit code other than 0 stands at the end. To record
another command, write it there.

`python -m tests.library.sessions` writes into the files what the commands print now.
"""

import contextlib
import io
import os
import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import msgspec

from concordat.cli import main

ROOT = Path(__file__).resolve().parents[2]
SESSIONS = Path(__file__).with_name("sessions")
STORIES = Path(__file__).with_name("stories")
UNENDED = "(no line break at the end)\n"
# Which holidays were counted with changes with the library of holidays, and is no matter here.
_CALENDAR = re.compile(r"(?<=the calendar )\S+")


class Command(msgspec.Struct, frozen=True):
    """A command of a session, and what is recorded of it."""

    session: str
    typed: str
    recorded: str


def recorded(path: Path) -> list[Command]:
    """The commands of a session, in their order."""
    parts = re.split(r"^\$ ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return [
        Command(path.stem, typed, shown)
        for typed, _, shown in (part.partition("\n") for part in parts)
    ]


def every_command() -> list[Command]:
    """The commands of every session."""
    return [command for path in sorted(SESSIONS.glob("*.txt")) for command in recorded(path)]


def printed(typed: str) -> str:
    """What the command prints, typed at the root of the checkout."""
    _, *arguments = shlex.split(typed)
    out, err = io.StringIO(), io.StringIO()
    as_typed = (contextlib.chdir(ROOT), mock.patch.dict(os.environ, COLUMNS="100", NO_COLOR="1"))
    with contextlib.ExitStack() as around:
        for each in (*as_typed, contextlib.redirect_stdout(out), contextlib.redirect_stderr(err)):
            around.enter_context(each)
        code = _exit_code(arguments)
    said = "".join(f"stderr: {line}\n" for line in err.getvalue().splitlines())
    return "".join([*_ended(out.getvalue()), said, *([f"exit code: {code}\n"] if code else [])])


def _exit_code(arguments: list[str]) -> int:
    """The parser leaves by itself when it is asked for help or doesn't understand."""
    try:
        return main(arguments)
    except SystemExit as left:
        return int(left.code or 0)


def _ended(text: str) -> Iterator[str]:
    yield _CALENDAR.sub("…", text)
    if text and not text.endswith("\n"):
        yield f"\n{UNENDED}"


def renewed(path: Path) -> str:
    """The session with what its commands print now."""
    return "".join(f"$ {command.typed}\n{printed(command.typed)}" for command in recorded(path))


if __name__ == "__main__":
    for session in [SESSIONS / f"{name}.txt" for name in sys.argv[1:]] or sorted(
        SESSIONS.glob("*.txt")
    ):
        session.write_text(renewed(session), encoding="utf-8")
