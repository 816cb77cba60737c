"""Mistakes in a sound file, with what matters of what is said then.

A file in `mistakes` names the file that is changed, and has changes one after the other: “# ” says
what the author did; “@ ” under which heading; “- ” are lines (or words within one) that were taken
away, and “+ ” what was put in their place, or under the heading, or at the end of the file. Then:

    > KEY: SENTENCE → HINT     a problem; part of its sentence and, where it matters, of its hint
    ? KEY: SENTENCE → HINT     where there is no problem, a finding that the sound file hasn't
    * KEY: SENTENCE → HINT     likewise, where a case can stay for ever: `check` ends with 1
    ! SENTENCE                 a finding that only the sound file has
    = sound                    there is none of these

Every problem and every new finding is named.
"""

from functools import cache
from pathlib import Path

import msgspec

from concordat.library.files.load import problems
from concordat.library.findings.check import check
from concordat.library.problems import Problem

HERE = Path(__file__).parent
MISTAKES = HERE / "mistakes"


class Expected(msgspec.Struct, frozen=True):
    """A problem or finding by its key, with part of its sentence and of its hint."""

    key: str
    sentence: str
    hint: str


class Mistake(msgspec.Struct, frozen=True):
    """One change to a file: what its author did, how, and what has to be said."""

    base: Path
    did: str
    changes: tuple[str, ...]
    problems: tuple[Expected, ...]
    findings: tuple[Expected, ...]
    stuck: tuple[Expected, ...]
    gone: tuple[str, ...]


def every_mistake() -> list[Mistake]:
    found = []
    for path in sorted(MISTAKES.glob("*.txt")):
        base, *blocks = path.read_text("utf-8").strip("\n").split("\n\n")
        found += [_mistake(HERE / base, block.split("\n")) for block in blocks]
    return found


def _mistake(base: Path, lines: list[str]) -> Mistake:
    return Mistake(
        base=base,
        did=lines[0],
        changes=tuple(line for line in lines if line[0] in "@-+"),
        problems=tuple(expected(line) for line in lines if line[0] == ">"),
        findings=tuple(expected(line) for line in lines if line[0] in "?*"),
        stuck=tuple(expected(line) for line in lines if line[0] == "*"),
        gone=tuple(line[2:] for line in lines if line[0] == "!"),
    )


def expected(line: str) -> Expected:
    """A problem or finding from a line such as “> KEY: SENTENCE → HINT”."""
    key, _, said = line[2:].partition(": ")
    sentence, _, hint = said.partition(" → ")
    return Expected(key, sentence, hint)


def said(mistake: Mistake, folder: Path) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """The problems; or else the findings that the sound file hasn't."""
    path = folder / "file.toml"
    path.write_text(changed(mistake), "utf-8")
    if found := problems(path):
        return found, ()
    usual = usual_findings(mistake.base)
    return (), tuple(each for each in comments_of(path) if each.sentence not in usual)


def comments_of(path: Path) -> tuple[Problem, ...]:
    """What is said of a file without problems: where a case may stay for ever, then findings."""
    verdict = check(path)
    return (*verdict.stuck, *verdict.findings)


@cache
def usual_findings(base: Path) -> tuple[str, ...]:
    """The sentences of the findings that the sound file has."""
    return tuple(each.sentence for each in comments_of(base))


def changed(mistake: Mistake) -> str:
    """The whole file with the change in it."""
    text, at = mistake.base.read_text("utf-8"), 0
    old: list[str] = []
    new: list[str] = []
    for line in (*mistake.changes, "@"):
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
    """The text with the first such lines (or words in a line) after that place replaced.

    Without old ones, new ones are put under the heading there, or at the end of the file.
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


def assert_said(found: tuple[Problem, ...], wanted: tuple[Expected, ...]) -> None:
    """Fail unless what was found is at the keys that are wanted, and says what is wanted there."""
    shown = "\n".join(f"{it.line} {it.key}: {it.sentence} {it.hint}" for it in found)
    assert {it.key for it in found} == {it.key for it in wanted}, shown
    for each in wanted:
        assert any(
            each.key == it.key and each.sentence in it.sentence and each.hint in it.hint
            for it in found
        ), f"{each}\n{shown}"
