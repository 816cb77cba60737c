"""The short sentences of protocol files, and what each of them means or what is said of it.

`phrases.txt` has sections, “# SORT” or “# SORT, WHERE”, in which each line is a sentence as an
author writes it, and the lines under it, further in, are what it means or, after “No: ”, what is
said of it. `WHERE` is “outside” for what stands outside the steps and “empty” for a file that
declares nothing.

`python -m tests.library.phrases` writes what is meant and said now; the difference is there to be
read.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from concordat.library.files.names import Names
from concordat.library.files.posts import parse_post
from concordat.library.files.signals import parse_anchor, parse_signal, parse_target
from concordat.library.problems import Unclear

PHRASES = Path(__file__).with_name("phrases.txt")
STEP = "managers"
FULL = Names(
    steps=frozenset({"workers", "managers", "the chair"}),
    duties={
        "managers.tell": frozenset(),
        "workers.raise": frozenset(),
        "workers.talk": frozenset({"agreed", "not agreed"}),
        "managers.talk": frozenset({"agreed", "not agreed"}),
        "managers.weigh": frozenset({"yes", "no"}),
        "chair.hear": frozenset(),
        "panel.hear": frozenset(),
        "report": frozenset(),
        "done well": frozenset(),
    },
    facts=frozenset({"plan", "at home"}),
    posts=frozenset({"worker", "manager"}),
    kinds=frozenset({"threshold", "any other"}),
    routes=frozenset({"main", "short"}),
    stages=frozenset({"1", "2"}),
)
EMPTY = Names(frozenset(), {}, frozenset(), frozenset(), frozenset(), frozenset(), frozenset())
Read = Callable[[str, str | None, Names], object]
SORTS: dict[str, Read] = {
    "post": lambda text, _, names: parse_post(text, names),
    "what happens": parse_signal,
    "from when": parse_anchor,
    "where it leads": lambda text, _, names: parse_target(text, names),
    "condition": lambda text, _, names: names.attribute(text),
    "step": lambda text, _, names: names.step(text),
    "stage": lambda text, _, names: names.stage(text),
}


class Phrase(msgspec.Struct, frozen=True):
    """A sentence in its section, and what is recorded of it."""

    section: str
    text: str
    recorded: str


def phrases() -> list[Phrase]:
    """Every sentence of the file."""
    found: list[Phrase] = []
    section = ""
    for line in PHRASES.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            section = line.removeprefix("# ")
        elif line.startswith("    "):
            found[-1] = msgspec.structs.replace(found[-1], recorded=f"{found[-1].recorded}{line}\n")
        elif line:
            found.append(Phrase(section, line, ""))
    return found


def meaning(phrase: Phrase) -> str:
    """What the sentence means where it stands, or what is said of it."""
    sort, _, where = phrase.section.partition(", ")
    step, names = None if where else STEP, EMPTY if where == "empty" else FULL
    text = "" if phrase.text == "(nothing)" else phrase.text
    try:
        return f"    {SORTS[sort](text, step, names)}\n"
    except Unclear as unclear:
        hint = f"        {unclear.hint}\n" if unclear.hint else ""
        return f"    No: {unclear.sentence}\n{hint}"


def renewed() -> Iterator[str]:
    """The file with what is meant and said now."""
    section = ""
    for phrase in phrases():
        if phrase.section != section:
            yield f"\n# {phrase.section}\n" if section else f"# {phrase.section}\n"
            section = phrase.section
        yield f"{phrase.text}\n{meaning(phrase)}"


if __name__ == "__main__":
    PHRASES.write_text("".join(list(renewed())), encoding="utf-8")
