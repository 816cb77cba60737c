"""The words of a first protocol file: a ladder, the clauses of the text, and “To do:” where its
author goes on.
"""

import json
import re
from collections.abc import Iterator
from datetime import date

import msgspec

from concordat.library.files.fields import Nation
from concordat.library.files.names import BOARD_POSTS
from concordat.library.findings.unfinished import TO_DO
from concordat.library.first_file.passages import Passage, passages

FROM_WHERE = (
    f"{TO_DO}write in place of this line the clause that asks for it, such as: clause = '2'"
)
UNUSED = (
    f"{TO_DO}name this clause in the duty that carries it out and take this line away, or "
    "say why nothing follows."
)
NO_ANSWER = (
    "When a step in which the answering side takes part is late, the raising side may move up "
    "on the ground that there "
    "is no answer. Where there is no limit, after a recorded reminder and with the reason written."
)
WHY = (
    "The text says what is owed and by when, and not what to do when nothing comes. "
    "Challenge must not stall on silence."
)


class Stage(msgspec.Struct, frozen=True):
    """Who talks with their opposite number, and by when; "" where no time is given."""

    talkers: tuple[str, ...]
    within: str


class Answers(msgspec.Struct, frozen=True):
    """What was answered. `source` is the text itself, `decider` "" where nobody decides."""

    id: str
    version: date
    title: str
    board: str
    nation: Nation
    source: str
    stages: tuple[Stage, ...]
    decider: str
    decides_within: str


def first_file(answers: Answers) -> str:
    """The whole file."""
    return "\n".join(_lines(answers)) + "\n"


def _lines(answers: Answers) -> Iterator[str]:
    yield (
        "# A first file, made by “concordat protocol new”. “concordat protocol check” "
        "accepts it as it stands,"
    )
    yield (
        "# and lists what is to do: every line that says “To do:”. Put the text's own words "
        "there, or yours."
    )
    yield "# docs/how-to/write-a-protocol.md goes through a whole procedure."
    yield ""
    yield "[protocol]"
    yield f"id = {quoted(answers.id)}"
    yield f"version = {answers.version}"
    yield f"title = {quoted(answers.title)}"
    yield f"board = {quoted(answers.board)}"
    yield f'source = "{TO_DO}say where the text was published, and when."'
    yield f"nation = {quoted(answers.nation)}"
    yield f'purpose = "{TO_DO}say in one sentence for whom and for what the procedure is."'
    yield from _heading(
        "Who is who. Which person holds a post in which agency stands in the directory."
    )
    for post in _posts(answers):
        yield from (
            "",
            f"[post.{_key(_tier(post))}]",
            f"title = {quoted(post[:1].upper() + post[1:])}",
        )
    yield from _heading("The ladder. Each step has duties; their outcomes lead on.")
    yield from ("", "[route.main]", f"title = {quoted(answers.title)}", f'first = "{_step(1)}"')
    for number, stage in enumerate(answers.stages, 1):
        yield from _talking(answers, number, stage)
    if answers.decider:
        yield from _deciding(answers)
    yield from _heading(
        "The clauses: every statement of the text, in its own words. “strength” is a guess "
        "from them."
    )
    for passage in passages(answers.source):
        yield from _clause(passage)
    yield from _heading("What the text doesn't say, and every protocol has to.")
    yield from ("", "[local.no-answer]", f"text = {quoted(NO_ANSWER)}", f"why = {quoted(WHY)}")


def _talking(answers: Answers, number: int, stage: Stage) -> Iterator[str]:
    """A step in which both sides talk, with where agreement and its lack lead."""
    last = number == len(answers.stages)
    onward = "decision" if answers.decider else "end: no further stage"
    leads = onward if last else _step(number + 1)
    tiers = [_tier(post) for post in stage.talkers]
    title = " and ".join(stage.talkers)
    yield from ("", f"[step.{_step(number)}]", f'stage = "{number}"')
    yield f"title = {quoted(title[:1].upper() + title[1:])}"
    if not leads.startswith("end"):
        yield f"above = {quoted(leads)}"
    yield from ("", f"[step.{_step(number)}.duty.talk]")
    yield f"local = {quoted(FROM_WHERE)}"
    yield from ('act = "discuss"', 'what = "talk it over and try to agree"')
    posts = [quoted(f"{side} {tier}") for side in ("raising", "answering") for tier in tiers]
    yield f"who = [{', '.join(posts)}]"
    yield 'opens = "entered"'
    yield _within(stage.within)
    yield 'strength = "should"'
    yield f'then = {{ agreed = "end: agreed", "not agreed" = {quoted(leads)} }}'


def _deciding(answers: Answers) -> Iterator[str]:
    yield from (
        "",
        "[step.decision]",
        f'stage = "{len(answers.stages) + 1}"',
        'title = "The decision"',
    )
    yield from ("", "[step.decision.duty.decide]", f"local = {quoted(FROM_WHERE)}")
    yield from ('act = "decide"', 'what = "decide, and tell both sides in writing"')
    yield f"who = [{quoted(f'board {_tier(answers.decider)}')}]"
    yield 'opens = "entered"'
    yield _within(answers.decides_within)
    yield 'strength = "should"'
    yield "# Other ends: “end: decided and binding”, “end: upheld”, “end: recommended”."
    yield 'then = { decided = "end: decided" }'


def _within(limit: str) -> str:
    if limit:
        return f"within = {quoted(limit)}"
    return '# No time is given. Say so in a [silence.NAME] with lacks = "limit", and make none up.'


def _clause(passage: Passage) -> Iterator[str]:
    yield from (
        "",
        f"[clause.{quoted(passage.id)}]",
        f"at = {quoted(passage.at)}",
        f"text = {quoted(passage.text)}",
    )
    yield from (f'strength = "{passage.strength}"', f"only = {quoted(UNUSED)}")


def _posts(answers: Answers) -> tuple[str, ...]:
    """The posts to be declared, each once: what every board has needs no table, unless the agencies
    have it too.
    """
    named = [post for stage in answers.stages for post in stage.talkers]
    named += (
        [answers.decider] if answers.decider and _tier(answers.decider) not in BOARD_POSTS else []
    )
    return tuple({_tier(post): post for post in named}.values())


def _step(number: int) -> str:
    return f"stage-{number}"


def _tier(post: str) -> str:
    """A post as the file's own name for it."""
    return post.lower()


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else quoted(name)


def _heading(words: str) -> tuple[str, str, str]:
    return "", "", f"# {words}"


def quoted(text: str) -> str:
    """A text as it is written in TOML, on one line."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False).replace("\x7f", "")
