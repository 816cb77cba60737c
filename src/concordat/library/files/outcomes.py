"""Whether the outcomes of duties make sense: who can say them, and what follows from each."""

from collections.abc import Collection, Iterator, Mapping
from typing import get_args

from concordat.core.posts import PARTY_SIDES
from concordat.core.protocol import DIFFER, LATE, Act, Target
from concordat.library.files.defaults import POSITIONS
from concordat.library.files.tables import Tables, everywhere, texts, words_of
from concordat.library.problems import Comment, KeyPath, in_quotes

CHOOSING = ("decide", "consider")
AGREEING = ("agreed", "agreed in part", "agreed to differ")
"""Ends that only the two sides can bring about: they say that both of them agree to something."""
DECIDED = Target("end", "decided")


def is_of_neither_side(sides: Collection[str]) -> bool:
    """Whether whoever speaks on these sides speaks for neither of the two that disagree."""
    return bool(sides) and not {*PARTY_SIDES, "own"} & {*sides}


def as_whoever_says_it(sides: Collection[str], then: Mapping[str, Target]) -> dict[str, Target]:
    """Where each word leads when it is said on these sides: what the board or a third party calls
    agreed is its decision, because neither side has agreed to anything by it.
    """
    if not is_of_neither_side(sides):
        return dict(then)
    return {word: DECIDED if _agrees(target) else target for word, target in then.items()}


def _agrees(target: Target) -> bool:
    return target.kind == "end" and target.name in AGREEING


def agreed_by_others(tables: Tables) -> Iterator[Comment]:
    """Ends called agreed to which somebody leads who is of neither side."""
    for path, table in everywhere(tables, "duty"):
        sides = {post.partition(" ")[0] for post in texts(table.get("who"))}
        then = table.get("then")
        if not is_of_neither_side(sides) or not isinstance(then, Mapping):
            continue
        for word, target in then.items():
            if str(target).removeprefix("end: ") in AGREEING:
                yield Comment(
                    (*path, "then", word),
                    f"Whoever says “{word}” here is of neither side, so the case ends as "
                    f"{DECIDED.name}: only the two sides agree.",
                    f"Write “end: {DECIDED.name}” or, where both sides are to say so themselves, "
                    'a duty of theirs with agreed = … and "not agreed" = ….',
                )


def outcome_problems(tables: Tables) -> Iterator[Comment]:
    """What is wrong with the outcomes of any duty."""
    for path, table in everywhere(tables, "duty"):
        words = set(words_of(table.get("then")))
        yield from _late(path, words, table)
        yield from _differ(path, words, table)
        act = table.get("act")
        words -= {LATE, DIFFER}
        if act in CHOOSING or act not in get_args(Act) or not words:
            continue
        if words & set(POSITIONS):
            yield from _positions((*path, "then"), words)
        elif words != {"done"}:
            yield Comment(
                (*path, "then"),
                f"Nobody can say {in_quotes(sorted(words - {'done'}))} of a duty to {act}: "
                "it is done, or it isn't.",
                'Write done = …; or agreed = … and "not agreed" = … where the two sides say so; '
                'or, for words of your own, act = "decide" or "consider".',
            )


def _positions(path: KeyPath, words: set[str]) -> Iterator[Comment]:
    """One position without the other, or words beside them."""
    for missing in sorted(set(POSITIONS) - words):
        word = "agreed" if missing == "agreed" else "“not agreed”, in quotation marks,"
        yield Comment(
            path,
            f"Nothing says what follows when it is {missing}.",
            f"Add {word} and after “=” a step, an end such as “end: agreed”, or “stay”.",
        )
    for word in sorted(words - set(POSITIONS)):
        yield Comment(
            (*path, word),
            f"“{word}” can't be said where the two sides say “agreed” or “not agreed”.",
            'Take it away or, if somebody decides, write act = "decide".',
        )


def _late(path: KeyPath, words: set[str], table: Tables) -> Iterator[Comment]:
    if LATE in words and "within" not in table:
        yield Comment(
            (*path, "then", LATE),
            "The case is to move when this is late, and it has no time limit.",
            "Add “within”, or take “late” away.",
        )


def _differ(path: KeyPath, words: set[str], table: Tables) -> Iterator[Comment]:
    """“differ” where nobody can, or its lack where several decide, each for themselves."""
    chooses = table.get("act") in CHOOSING and table.get("owed") == "post"
    together = chooses and len(texts(table.get("who"))) > 1
    if DIFFER in words and not together:
        yield Comment(
            (*path, "then", DIFFER),
            "“differ” follows where several posts decide, and here they don't.",
            'Write owed = "post" if each of them decides, or take “differ” away.',
        )
    if together and DIFFER not in words and len(words - {LATE}) > 1:
        yield Comment(
            (*path, "then"),
            "Several posts decide this, and nothing says what follows when they differ.",
            "Add differ = …, and after “=” a step, an end, or “stay”.",
        )
