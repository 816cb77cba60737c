"""The words of a first protocol file: a ladder, the clauses of the text, and “To do:” lines."""

import json
import re

import msgspec

from concordat.core.protocol import Version
from concordat.core.wording import capitalised, joined
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
    "When no answer comes from whoever keeps the case on its step, other than the raising"
    " side and the board, the raising side may move up to the next step. Where the answer"
    " has a date: once the date that now holds has passed; a closed day that is added "
    "later takes nothing away. Where it has none: after a recorded reminder, from the "
    "next open day on, with the reason written, also while a time for the stage still "
    "runs. Once the time for the stage has passed: at once, with the reason written where"
    " the answer had no date. Where the board itself is silent, nothing moves: the lists "
    "of both sides and of the chair say so."
)
WHY = (
    "The text says what is owed and by when, and not what to do when nothing comes. "
    "Challenge must not stall on silence."
)


class Stage(msgspec.Struct, frozen=True):
    """Who talks with their opposite number, and by when; "" if no time is given."""

    talkers: tuple[str, ...]
    within: str


class Answers(msgspec.Struct, frozen=True):
    """What was answered. `source` is the text itself; `decider` is "" if nobody decides."""

    id: str
    version: Version
    title: str
    board: str
    nation: Nation
    source: str
    stages: tuple[Stage, ...]
    decider: str
    decides_within: str


def first_file(answers: Answers) -> str:
    """The whole file."""
    parts = [_about(answers)]
    parts += [_post(post) for post in _posts(answers)]
    parts.append(_ladder(answers))
    parts += [_talk(answers, n, stage) for n, stage in enumerate(answers.stages, start=1)]
    if answers.decider:
        parts.append(_decision(answers))
    parts.append(
        "\n\n# The clauses: every statement of the text, in its own words. “strength” is a guess "
        "from them.\n"
    )
    parts += [_clause(passage) for passage in passages(answers.source)]
    parts.append(f"""

# What the text doesn't say, and every protocol has to.

[local.no-answer]
text = {quoted(NO_ANSWER)}
why = {quoted(WHY)}
""")
    return "".join(parts)


def _about(answers: Answers) -> str:
    return f"""\
# A first file, made by “concordat protocol new”. “concordat protocol check” accepts it as it is,
# and lists what is to do: every line that says “To do:”. Put the text's own words there, or yours.
# docs/how-to/write-a-protocol.md goes through a whole procedure.

[protocol]
id = {quoted(answers.id)}
version = {_version(answers.version)}
title = {quoted(answers.title)}
board = {quoted(answers.board)}
source = "{TO_DO}say where the text was published, and when."
nation = {quoted(answers.nation)}
purpose = "{TO_DO}say in one sentence for whom and for what the procedure is."


# Who is who. Which person holds a post in which agency is in the directory.
"""


def _version(version: Version) -> str:
    """A version as it is written in a file: a day needs no quotation marks."""
    is_day = version.revision == 1 and len(version.dated) == len("2017-05-18")
    return str(version) if is_day else quoted(str(version))


def _posts(answers: Answers) -> list[str]:
    """The posts to declare, each once.

    What every board has needs no table, unless the agencies have it too.
    """
    by_tier = {}
    for stage in answers.stages:
        for post in stage.talkers:
            by_tier[_tier(post)] = post
    if answers.decider and _tier(answers.decider) not in BOARD_POSTS:
        by_tier[_tier(answers.decider)] = answers.decider
    return list(by_tier.values())


def _post(post: str) -> str:
    return f"""
[post.{_key(_tier(post))}]
title = {quoted(capitalised(post))}
"""


def _ladder(answers: Answers) -> str:
    return f"""

# The ladder. Each step has duties; their outcomes lead on.

[route.main]
title = {quoted(answers.title)}
first = "{_step(1)}"
"""


def _talk(answers: Answers, number: int, stage: Stage) -> str:
    """A step in which both sides talk, with where agreement and its lack lead."""
    leads_to = _step(number + 1)
    if number == len(answers.stages):
        leads_to = "decision" if answers.decider else "end: no further stage"
    above = "" if leads_to.startswith("end") else f"above = {quoted(leads_to)}\n"
    posts = []
    for side in ("raising", "answering"):
        posts += [quoted(f"{side} {_tier(post)}") for post in stage.talkers]
    return f"""
[step.{_step(number)}]
stage = "{number}"
title = {quoted(capitalised(joined(stage.talkers)))}
{above}
[step.{_step(number)}.duty.talk]
local = {quoted(FROM_WHERE)}
act = "discuss"
what = "talk it over and try to agree"
who = [{", ".join(posts)}]
opens = "entered"
{_within(stage.within)}
strength = "should"
then = {{ agreed = "end: agreed", "not agreed" = {quoted(leads_to)} }}
"""


def _decision(answers: Answers) -> str:
    return f"""
[step.decision]
stage = "{len(answers.stages) + 1}"
title = "The decision"

[step.decision.duty.decide]
local = {quoted(FROM_WHERE)}
act = "decide"
what = "decide, and tell both sides in writing"
who = [{quoted(f"board {_tier(answers.decider)}")}]
opens = "entered"
{_within(answers.decides_within)}
strength = "should"
# Other ends: “end: decided and binding”, “end: upheld”, “end: recommended”.
then = {{ decided = "end: decided" }}
"""


def _within(limit: str) -> str:
    if limit:
        return f"within = {quoted(limit)}"
    return '# No time is given. Say so in a [silence.NAME] with lacks = "limit", and make none up.'


def _clause(passage: Passage) -> str:
    return f"""
[clause.{quoted(passage.id)}]
at = {quoted(passage.at)}
text = {quoted(passage.text)}
strength = "{passage.strength}"
only = {quoted(UNUSED)}
"""


def _step(number: int) -> str:
    return f"stage-{number}"


def _tier(post: str) -> str:
    """A post as the file's own name for it."""
    return post.lower()


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else quoted(name)


def quoted(text: str) -> str:
    """A text as it is written in TOML, on one line."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False).replace("\x7f", "")
