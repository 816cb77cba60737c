"""The shape of what a file says about the text behind it: its clauses, and how they are read."""

from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, Field, WithJsonSchema

from concordat.core.protocol import Matter
from concordat.library.files.fields import OneOrMore, Table, Text, as_list

ClauseStrength = Literal["must", "should", "aim", "may", "none"]


def one_or_more(words: tuple[str, ...], least: int = 0) -> dict[str, Any]:
    """The schema of one of these words, or a list of them."""
    one = {"enum": list(words)}
    return {"anyOf": [one, {"type": "array", "items": one, "minItems": least}]}


Strengths = Annotated[
    list[ClauseStrength],
    BeforeValidator(as_list),
    Field(min_length=1),
    WithJsonSchema(one_or_more(get_args(ClauseStrength), least=1)),
]


class ClauseShape(Table):
    """A statement of the source, in its own words. List every one: each is carried out, only text,
    or remarked on.
    """

    at: Text = Field(description="Where it is in the source: a heading, a paragraph, a page.")
    text: str = Field(description="Its words, exactly as they are there.")
    strength: Strengths = Field(
        description="How it binds: “must”, “should”, “aim” or “may”; “none” where it binds nobody. "
        "A list where it says two things."
    )
    only: Text | None = Field(None, description="Why nobody has to do anything because of it.")


_MATTERS = get_args(Matter)
_LACKS = (*_MATTERS, "post")
Reads = Annotated[list[Matter], BeforeValidator(as_list), WithJsonSchema(one_or_more(_MATTERS))]
Lacks = Annotated[
    list[Matter | Literal["post"]],
    BeforeValidator(as_list),
    Field(min_length=1),
    WithJsonSchema(one_or_more(_LACKS, least=1)),
]


class ReadingShape(Table):
    """Words that can be taken in more than one way. The board confirms the way taken, and readers
    see it.
    """

    clauses: OneOrMore = Field(description="The clauses that it is about.")
    reads: Reads | None = Field(
        None,
        description="What it settles, and nothing else: the “limit” (how long), its “unit” (which "
        "days), its “anchor” (from when), the “strength”, the “actor” (who owes or is told), the "
        "“decider”, or the “outcome” (what follows). Empty where it is none of these: []. Needed, "
        "except in versions published before there was this key.",
    )
    text: Text = Field(description="The words, or what is unclear about them.")
    taken: Text = Field(description="How they are taken here.")
    others: OneOrMore = Field(description="How else they could be taken.")
    changes: Text = Field(description="What the other ways would change.")


class SilenceShape(Table):
    """Something that a duty needs and that the text doesn't say."""

    clauses: OneOrMore = Field(description="The clauses that it is about.")
    lacks: Lacks = Field(
        description="What is missing, in the words of “reads”; “post” is who holds a post."
    )
    text: Text = Field(description="What the text doesn't say, and what follows from that here.")


class RemarkShape(Table):
    """A gap is what the source doesn't deal with; a finding is what the board may wish to
    look at.
    """

    clauses: OneOrMore = Field(description="The clauses that it is about.")
    text: Text = Field(description="What was found.")


class LocalShape(Table):
    """A rule that isn't in the text. Every file has “no-answer”: what the raising side may do when
    no answer comes.
    """

    text: Text = Field(description="The rule.")
    why: Text = Field(description="Who added it and why.")
    within: Text | None = Field(
        None,
        description="The board's own figure for a task that Concordat adds to every procedure, by "
        "the rule's name: “say” (what is agreed), “confirm” (what was agreed), “accept” (an "
        "action), “not-taken-on” (what becomes of an action that wasn't), “check-done” (that an "
        "action was done), “identify” (who the child is), “confirm-time” (whether something "
        "happened when the other side says so), “answer” (a request for advice or guidance); or "
        "“plan-without-end” (after how long a safety plan without an end is asked about again).",
    )
