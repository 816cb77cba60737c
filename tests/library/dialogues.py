"""`concordat protocol new`, whole: what it asks and says, and the file that comes of the answers.

Each file in `dialogues` says who answers (“a terminal” or “a list”), then what the text of the
procedure is (“| ”; ¶ ends a line as Windows does) and what is answered (after “< ”). Recorded after
“-----”: the screen, the standard error and every file.
"""

import contextlib
import io
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

from concordat.cli import main

DIALOGUES = Path(__file__).with_name("dialogues")
END = "-----\n"


class Terminal(io.StringIO):
    """What a person types."""

    def isatty(self) -> bool:
        return True


def dialogue_now(path: Path) -> str:
    """The dialogue with what comes of its answers now."""
    answers = path.read_text("utf-8").partition(END)[0]
    return answers + END + held(answers)


def held(answers: str) -> str:
    """What comes of the answers: screen, standard error and files."""
    who, *lines = answers.splitlines()
    typed = "".join(f"{line[2:]}\n" for line in lines if line.startswith("<"))
    source = "".join(f"{line[2:]}\n" for line in lines if line.startswith("|"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        (folder / "procedure.txt").write_bytes(source.replace("¶\n", "\r\n").encode("utf-8-sig"))
        library = folder / "protocols"
        with (
            contextlib.chdir(folder),
            mock.patch.dict(os.environ, CONCORDAT_PROTOCOLS=str(library)),
        ):
            return "".join(
                _held(library, Terminal(typed) if who == "a terminal" else io.StringIO(typed))
            )


def _held(library: Path, answers: io.StringIO) -> Iterator[str]:
    out, err = io.StringIO(), io.StringIO()
    with (
        mock.patch("sys.stdin", answers),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        code = main(["protocol", "new"])
    yield from [out.getvalue(), "\n" if out.getvalue()[-1:] != "\n" else ""]
    yield from [f"stderr: {err.getvalue()}" if err.getvalue() else "", f"exit code: {code}\n"]
    for path in sorted(library.rglob("*.*")):
        yield f"{END}{path.relative_to(library)}\n{path.read_text('utf-8')}"
