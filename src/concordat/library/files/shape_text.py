"""The shape of what a file says about the text behind it: its clauses, and how they are read."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from concordat.library.files.fields import OneOrMore, Table, Text, as_list

ClauseStrength = Literal["must", "should", "aim", "may", "none"]
_STRENGTHS = {"enum": ["must", "should", "aim", "may", "none"]}
Strengths = Annotated[
    list[ClauseStrength],
    BeforeValidator(as_list),
    Field(min_length=1),
    WithJsonSchema({"anyOf": [_STRENGTHS, {"type": "array", "items": _STRENGTHS, "minItems": 1}]}),
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


class ReadingShape(Table):
    """Words that can be taken in more than one way. The board confirms the way taken, and readers
    see it.
    """

    clauses: OneOrMore = Field(description="The clauses that it is about.")
    text: Text = Field(description="The words, or what is unclear about them.")
    taken: Text = Field(description="How they are taken here.")
    others: OneOrMore = Field(description="How else they could be taken.")
    changes: Text = Field(description="What the other ways would change.")


class SilenceShape(Table):
    """Something that a duty needs and that the text doesn't say."""

    clauses: OneOrMore = Field(description="The clauses that it is about.")
    lacks: Literal["actor", "limit", "decider", "post"] = Field(
        description="What is missing: who acts, by when, who decides, or who holds a post."
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
