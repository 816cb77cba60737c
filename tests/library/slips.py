"""Changes to two sound files, each with all that is said of it then.

A file in `slips` names the file that is changed, and has changes one after the other: “# ” says
what the author did; “@ ” under which heading; “- ” are lines (or words within one) that were taken
away, and “+ ” what was put in their place, or under the heading, or at the end of the file.
Recorded after it:

    > LINE KEY: SENTENCE           a problem, and in the next line “>     HINT”
    ? LINE KEY: SENTENCE           where there is none, a finding that the sound file hasn't
    ! SENTENCE                     and one that only the sound file has
    = sound                        where there is none of these

`python -m tests.library.slips` writes what is said now; the difference is there to be read.
"""

import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

from concordat.library.files.load import problems
from concordat.library.findings.check import check
from concordat.library.problems import Problem

HERE = Path(__file__).parent
SLIPS = HERE / "slips"


class Slip(msgspec.Struct, frozen=True):
    """One change to a file: what its author did, the lines as they stand in the record, and what is
    recorded of it.
    """

    base: Path
    did: str
    lines: tuple[str, ...]
    recorded: str


def slips(path: Path) -> list[Slip]:
    """The changes of a file, in their order."""
    base, *blocks = path.read_text("utf-8").strip("\n").split("\n\n")
    return [_slip(HERE / base, *block.split("\n")) for block in blocks]


def _slip(base: Path, did: str, *rest: str) -> Slip:
    changes = tuple(line for line in rest if line[0] in "@-+")
    return Slip(base, did, changes, "\n".join(line for line in rest if line[0] not in "@-+"))


def every_slip() -> list[Slip]:
    """The changes of every file."""
    return [slip for path in sorted(SLIPS.glob("*.txt")) for slip in slips(path)]


def changed(slip: Slip) -> str:
    """The whole file with the change in it."""
    text, at = slip.base.read_text("utf-8"), 0
    old: list[str] = []
    new: list[str] = []
    for line in (*slip.lines, "@"):
        mark, words = line.partition(" ")[::2]
        if mark == "@" or (mark == "-" and new):
            text, old, new = _replaced(text, at, old, new), [], []
        if mark == "@":
            at = text.index(f"\n{words}\n") if words else 0
        elif mark == "-":
            old.append(words)
        else:
            new.append(words)
    return text


def _replaced(text: str, at: int, old: list[str], new: list[str]) -> str:
    """The text with the first such lines (or words in a line) after that place replaced; without
    old ones, new ones are put under the heading that stands there, or at the end of the file.
    """
    before, after = ("".join(f"{line}\n" for line in lines) for lines in (old, new))
    if not old:
        place = text.index("\n", at + 1) + 1 if at else len(text)
    elif f"\n{before}" in text[at:]:
        place = text.index(f"\n{before}", at) + 1
    else:
        before, after = old[0], "\n".join(new)
        assert len(old) == 1, f"These lines are not in the file: {old}"
        assert before in text[at:], f"These words are not in the file: {before}"
        place = text.index(before, at)
    return text[:place] + after + text[place + len(before) :]


def said(slip: Slip) -> str:
    """All that is said of a change."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.toml"
        path.write_text(changed(slip), "utf-8")
        return "\n".join(_said(path, slip.base)) or "= sound"


def _said(path: Path, base: Path) -> Iterator[str]:
    if found := problems(path):
        for each in found:
            yield from _shown(">", each)
        return
    findings, usual = check(path).findings, _usual(base)
    for each in findings:
        if each.sentence not in usual:
            yield from _shown("?", each)
    yield from (
        f"! {sentence}"
        for sentence in usual
        if sentence not in {each.sentence for each in findings}
    )


@cache
def _usual(base: Path) -> tuple[str, ...]:
    return tuple(each.sentence for each in check(base).findings)


def _shown(mark: str, problem: Problem) -> Iterator[str]:
    yield f"{mark} {problem.line} {problem.key}: {problem.sentence}"
    yield f"{mark}     {problem.hint}".rstrip()


def renewed(path: Path) -> str:
    """The file with what is said now."""
    first = path.read_text("utf-8").partition("\n")[0]
    blocks = ["\n".join([slip.did, *slip.lines, said(slip)]) for slip in slips(path)]
    return "\n\n".join([first, *blocks]) + "\n"


if __name__ == "__main__":
    for file in sorted(SLIPS.glob("*.txt")):
        file.write_text(renewed(file), "utf-8")
