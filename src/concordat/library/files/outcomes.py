"""Whether the outcomes of duties make sense: who can say them, and what follows from each."""

from collections.abc import Iterator
from typing import get_args

from concordat.core.protocol import DIFFER, LATE, Act
from concordat.library.files.outline import Raw, elements, strings, words_of
from concordat.library.files.positions import Path
from concordat.library.problems import Unclear, listed

POSITIONS = {"agreed", "not agreed"}
CHOOSING = ("decide", "consider")
Found = tuple[Path, Unclear]


def outcome_problems(raw: Raw) -> Iterator[Found]:
    """What is wrong with any duty's outcomes, with its place."""
    for path, _, _, table in elements(raw, "duty"):
        words = set(words_of(table.get("then")))
        yield from _by_themselves((*path, "then"), words, table)
        words -= {LATE, DIFFER}
        act = table.get("act")
        if act in CHOOSING or act not in get_args(Act) or not words:
            continue
        if words & POSITIONS:
            yield from _positions((*path, "then"), words)
        elif words != {"done"}:
            sentence = (
                f"Nobody can say {listed(sorted(words - {'done'}))} of a duty to {act}: "
                "it is done, or it isn't."
            )
            hint = (
                'Write done = …; or agreed = … and "not agreed" = … where the two sides say so; '
                'or, for words of your own, act = "decide" or "consider".'
            )
            yield (*path, "then"), Unclear(sentence, hint)


def _positions(path: Path, words: set[str]) -> Iterator[Found]:
    for missing in sorted(POSITIONS - words):
        word = "agreed" if missing == "agreed" else "“not agreed”, in quotation marks,"
        hint = f"Add {word} and after “=” a step, an end such as “end: agreed”, or “stay”."
        yield path, Unclear(f"Nothing says what follows when it is {missing}.", hint)
    for word in sorted(words - POSITIONS):
        sentence = f"“{word}” can't be said where the two sides say “agreed” or “not agreed”."
        yield (
            (*path, word),
            Unclear(sentence, 'Take it away or, if somebody decides, write act = "decide".'),
        )


def _by_themselves(path: Path, words: set[str], table: Raw) -> Iterator[Found]:
    """Outcomes that nobody says: that the time ran out, and that several who decide don't say the
    same.
    """
    if LATE in words and "within" not in table:
        sentence = "The case is to move when this is late, and it has no time limit."
        yield (*path, LATE), Unclear(sentence, "Add “within”, or take “late” away.")
    together = (
        table.get("owed") == "post"
        and table.get("act") in CHOOSING
        and len(strings(table.get("who"))) > 1
    )
    if DIFFER in words and not together:
        sentence = "“differ” follows where several posts decide, and here they don't."
        hint = 'Write owed = "post" if each of them decides, or take “differ” away.'
        yield (*path, DIFFER), Unclear(sentence, hint)
    if together and DIFFER not in words and len(words - {LATE}) > 1:
        sentence = (
            "Several posts decide this, and nothing says what follows when they don't say the same."
        )
        yield path, Unclear(sentence, "Add differ = …, and after “=” a step, an end, or “stay”.")
