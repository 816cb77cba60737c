"""The shape of a protocol file: which tables and keys there are, and what each may hold.

Only the form is checked here; `compile` finds out what the words refer to. The JSON Schema for
editors and the reference for authors are made from this: a field's description explains its key.
"""

from typing import Annotated, Literal

from pydantic import Field

from concordat.core.calendar import CLOSE
from concordat.library.files.fields import (
    Name,
    Nation,
    OneOrMore,
    Table,
    Text,
    TimeOfDay,
    VersionName,
)
from concordat.library.files.shape_steps import (
    ClockShape,
    DutyShape,
    NoticeShape,
    PermissionShape,
    StepShape,
)
from concordat.library.files.shape_text import (
    ClauseShape,
    LocalShape,
    ReadingShape,
    RemarkShape,
    SilenceShape,
)
from concordat.library.problems import KeyPath


class About(Table):
    """Whose procedure this is, which version, and where its text comes from."""

    id: Name = Field(description="A short name for it. Its folder has the same.")
    version: VersionName = Field(
        description="The date of the text, as in the name of the file: a day, a month (“2017-04”) "
        "or “undated”. A later revision of the file adds its number: “2017-05-18.2”."
    )
    title: Text = Field(description="The procedure's title.")
    board: Text = Field(description="Whose procedure it is.")
    source: Text = Field(description="Where the text was published, and when.")
    nation: Nation = Field(description="Whose bank holidays count.")
    purpose: Text = Field(description="For whom and for what it is, in one sentence.")
    close_of_day: TimeOfDay = Field(CLOSE, description="When a working day ends.")
    danger_minutes: Annotated[int, Field(ge=1, le=1440)] = Field(
        30,
        description="Within how many minutes somebody on each side acknowledges that a child is "
        "in immediate danger; then the next one up is asked. It is the board's own figure.",
    )
    base: Text | None = Field(
        None,
        description="The protocol on which this one is laid, as ID@VERSION, or a file beside "
        "it. All of it holds, except what is given here: a table here adds to the base's, and a "
        "key here replaces the base's.",
    )
    without: OneOrMore = Field(
        [], description="Headings of the base that don't hold here: “step.managers.duty.tell”."
    )


class KindShape(Table):
    """A kind of disagreement that the text lists."""

    title: Text = Field(description="What it is called.")
    clause: Text | None = Field(None, description="The clause that lists it.")
    route: Text | None = Field(
        None, description="The route that such a disagreement takes, unless another is chosen."
    )


class InsteadShape(Table):
    """What this procedure isn't for, and the procedure to use instead."""

    title: Text = Field(description="What it isn't for.")
    use: Text = Field(description="The procedure that is.")
    clause: Text | None = Field(None, description="The clause that says so.")


class FactShape(Table):
    """A fact about a case, as a practitioner would answer it. Duties, notices and limits may depend
    on it.
    """

    title: Text = Field(description="The fact, as a statement that is true or not.")
    clause: Text | None = Field(None, description="The clause that makes it matter.")
    ask: Literal["raising", "later"] = Field(
        "later",
        description=(
            "Whether it is asked when somebody raises a case, or only stated when it comes up."
        ),
    )
    states_danger: bool = Field(
        False,
        description=(
            "It says that a child is in immediate danger. Whoever states it says with it who was "
            "rung, so that the danger is asked of both sides and stands on the case."
        ),
    )


class PostShape(Table):
    """A tier of the ladder. The directory says which person holds it in which agency."""

    title: Text = Field(description="What it is called.")
    titles: dict[Text, Text] = Field(
        {}, description="What it is called in particular kinds of agency."
    )
    clause: Text | None = Field(None, description="The clause that names it.")
    fallback: Text | None = Field(None, description="The tier that acts where this one is empty.")
    independent: bool = Field(
        False, description="Whoever holds it comes from no agency that is involved."
    )
    fresh: bool = Field(
        False,
        description="Whoever is appointed to it neither acted nor gave advice in the case before.",
    )
    among: Text | None = Field(
        None,
        description="The post that whoever is appointed to it holds already, at the board or in "
        "any of its agencies: “board member”.",
    )
    of_a_side: bool = Field(
        False,
        description="Whoever is appointed to it may have a part on one of the two sides, because "
        "the clause itself names such people; a reading says so. Left out, nobody who took a side "
        "can be appointed.",
    )
    substitute: Text | None = Field(
        None,
        description="The post of another organisation that acts where an agency has none "
        "of its own: "
        "“board business manager”, “third education adviser”.",
    )


class RouteShape(Table):
    """A way through the steps for one kind of dispute. It may begin in the middle, as where another
    procedure hands a case over, and routes may meet in one step.
    """

    title: Text = Field(description="What it is for.")
    first: Text = Field(description="The step in which it begins.")
    clause: Text | None = Field(None, description="The clause that opens it.")
    default: bool = Field(False, description="Whether a case takes it when nothing else is chosen.")
    alone: bool = Field(
        False, description="It is for concerns that dispute with no agency: nobody answers."
    )
    answerers: OneOrMore = Field(
        [],
        description="The only kinds of agency with which a disagreement can be raised on it, "
        "beside what [admission] says.",
    )


class AdmissionShape(Table):
    """Who may raise what, and until when. What isn't said here isn't bounded."""

    raisers: OneOrMore = Field(
        [], description="The only kinds of agency that may raise a disagreement."
    )
    answerers: OneOrMore = Field(
        [], description="The only kinds of agency with which a disagreement may be raised."
    )
    otherwise: Text | None = Field(
        None,
        description="Where whoever is turned away can go: the name of an [instead.NAME] heading.",
    )
    begins: Text | None = Field(
        None,
        description="The question whose answer is “received start”, put to whoever raises it. "
        "Left out, they are asked when the decision reached them.",
    )
    conditions: OneOrMore = Field(
        [],
        alias="if",
        description=(
            "Facts of which one must be true: who may raise it, or what must have gone before."
        ),
    )
    grounds: Literal["open", "closed"] = Field(
        "open",
        description="“closed”: only the kinds of disagreement that are listed can be raised.",
    )
    window: Text | None = Field(
        None,
        description=(
            "Until when it may be raised, counted from when the decision was received, "
            "which is day 0."
        ),
    )
    inside: bool = Field(
        False, description="Whether people of one agency may raise it with each other."
    )
    clause: Text | None = Field(None, description="The clause that says so.")
    cites: OneOrMore = Field([], description="Further clauses that it rests on.")


class WordsShape(Table):
    """What readers see for Concordat's own words: what the posts that every board has are called
    here, and the person whom a disagreement is about.
    """

    board: Text | None = Field(None, description="The board itself.")
    independent_chair: Text | None = Field(
        None,
        alias="independent chair",
        description="Who leads the board and comes from none of its agencies.",
    )
    business_manager: Text | None = Field(
        None, alias="business manager", description="Who runs the board's work from day to day."
    )
    business_officer: Text | None = Field(
        None, alias="business officer", description="Who helps with that."
    )
    reviewing_group: Text | None = Field(
        None,
        alias="reviewing group",
        description="Those who look at cases afterwards, to learn from them.",
    )
    child: Text | None = Field(
        None,
        description=(
            "Whom disagreements are about, where that isn't a child: “adult” makes it "
            "“risk to the adult”."
        ),
    )
    children: Text | None = Field(None, description="Several of them.")


class AlongsideShape(Table):
    """Another procedure or body that may run beside this one, at any time. It pauses and replaces
    nothing.
    """

    title: Text = Field(description="What it is called.")
    clause: Text | None = Field(None, description="The clause that names it.")


class File(Table):
    """A whole protocol file."""

    protocol: About
    words: WordsShape = Field(default_factory=lambda: WordsShape.model_validate({}))
    kind: dict[Name, KindShape] = Field({})
    instead: dict[Name, InsteadShape] = Field({})
    admission: AdmissionShape = Field(default_factory=lambda: AdmissionShape.model_validate({}))
    alongside: dict[Name, AlongsideShape] = Field({})
    fact: dict[Name, FactShape] = Field({})
    post: dict[Name, PostShape] = Field({})
    route: Annotated[dict[Name, RouteShape], Field(min_length=1)]
    step: Annotated[dict[Name, StepShape], Field(min_length=1)]
    duty: dict[Name, DutyShape] = Field({})
    notice: dict[Name, NoticeShape] = Field({})
    clock: dict[Name, ClockShape] = Field({})
    permission: dict[Name, PermissionShape] = Field({})
    clause: dict[Text, ClauseShape] = Field({})
    reading: dict[Text, ReadingShape] = Field({})
    silence: dict[Text, SilenceShape] = Field({})
    gap: dict[Text, RemarkShape] = Field({})
    finding: dict[Text, RemarkShape] = Field({})
    local: dict[Text, LocalShape] = Field({})


SHAPES: dict[str, type[Table]] = {
    "protocol": About,
    "words": WordsShape,
    "kind": KindShape,
    "instead": InsteadShape,
    "admission": AdmissionShape,
    "alongside": AlongsideShape,
    "fact": FactShape,
    "post": PostShape,
    "route": RouteShape,
    "step": StepShape,
    "duty": DutyShape,
    "notice": NoticeShape,
    "clock": ClockShape,
    "permission": PermissionShape,
    "clause": ClauseShape,
    "reading": ReadingShape,
    "silence": SilenceShape,
    "gap": RemarkShape,
    "finding": RemarkShape,
    "local": LocalShape,
}
SINGLE = ("protocol", "words", "admission")
"""Headings that a file has once."""
ELEMENTS = tuple(sort for sort in SHAPES if sort not in SINGLE)
"""Headings with a name of their own, of which there may be several."""


def keys_of(path: KeyPath) -> list[str]:
    """The keys that the table at that path may have; the headings for an empty path."""
    sort = path[0] if path else ""
    if sort == "step" and len(path) > 3:
        sort = path[2]
    shape = SHAPES.get(str(sort), File)
    return [field.alias or name for name, field in shape.model_fields.items()]
