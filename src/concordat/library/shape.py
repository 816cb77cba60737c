"""The shape of a protocol file: which tables and keys there are, and what each may hold.

Only the form is judged here; what the words refer to is `compile`'s. The JSON Schema for editors comes from this too.
"""

from datetime import date, time
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema

from concordat.core.calendar import CLOSE
from concordat.core.protocol import Act, Other, Strength

Nation = Literal["england", "wales", "scotland", "northern-ireland"]

Text = Annotated[str, StringConstraints(min_length=1)]
"""Words; never empty."""

Name = Annotated[str, StringConstraints(pattern=r"^[^\s.:]([^.:]*[^\s.:])?$")]
"""The key of a table: no dot or colon, for these part the names of duties and outcomes."""


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _as_time(value: Any) -> Any:
    """“17:00” as a time of day; anything else is left for pydantic to refuse."""
    if not isinstance(value, str):
        return value
    try:
        return time.fromisoformat(value)
    except ValueError:
        return value


_ONE_OR_MORE = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]}
Texts = Annotated[list[Text], Field(min_length=1)]
OneOrMore = Annotated[Texts, BeforeValidator(_as_list), WithJsonSchema(_ONE_OR_MORE)]
TimeOfDay = Annotated[
    time, BeforeValidator(_as_time), WithJsonSchema({"type": "string", "pattern": r"^\d\d:\d\d(:\d\d)?$"})
]


class Table(BaseModel):
    """A table of the file. Every key that isn't named is a problem, and nothing is converted."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class About(Table):
    """Whose procedure this is, which version, and where its text comes from."""

    id: Name
    version: date
    title: Text
    board: Text
    source: Text
    nation: Nation
    purpose: Text
    close_of_day: TimeOfDay = CLOSE


class KindShape(Table):
    """A kind of disagreement that the text lists, with the route it takes."""

    title: Text
    clause: Text | None = None
    route: Text | None = None


class InsteadShape(Table):
    """What this procedure isn't for, and the procedure to use instead."""

    title: Text
    use: Text
    clause: Text | None = None


class FactShape(Table):
    """A fact about a case, as a practitioner would answer it: when raising, or later."""

    title: Text
    clause: Text | None = None
    ask: Literal["raising", "later"] = "later"


class PostShape(Table):
    """A tier: its title, and the titles it has in particular kinds of agency."""

    title: Text
    titles: dict[Text, Text] = {}
    clause: Text | None = None
    fallback: Text | None = None
    independent: bool = False
    substitute: Text | None = None


ClauseStrength = Literal["must", "should", "aim", "may", "none"]


class ClauseShape(Table):
    """A statement of the source in its own words. `only` says why nothing runs from it."""

    at: Text
    text: str
    strength: Annotated[
        list[ClauseStrength],
        BeforeValidator(_as_list),
        Field(min_length=1),
        WithJsonSchema(
            {
                "anyOf": [
                    {"enum": ["must", "should", "aim", "may", "none"]},
                    {"type": "array", "items": {"enum": ["must", "should", "aim", "may", "none"]}, "minItems": 1},
                ]
            }
        ),
    ]
    only: Text | None = None


class ReadingShape(Table):
    """Words that can be taken in more than one way: the way taken, the others, and what they would change."""

    clauses: OneOrMore
    text: Text
    taken: Text
    others: OneOrMore
    changes: Text


class SilenceShape(Table):
    """Something a duty needs that the text doesn't say."""

    clauses: OneOrMore
    lacks: Literal["actor", "limit", "decider", "post"]
    text: Text


class RemarkShape(Table):
    """A gap in the source, or a finding for the board."""

    clauses: OneOrMore
    text: Text


class LocalShape(Table):
    """A rule that isn't in the text: what it is, and why it was added."""

    text: Text
    why: Text


class RouteShape(Table):
    """A way through the steps for one kind of dispute."""

    title: Text
    first: Text
    clause: Text | None = None
    default: bool = False


Within = Text | dict[Text, Text]


class AdmissionShape(Table):
    """Who may raise what, and until when."""

    raisers: OneOrMore = []
    grounds: Literal["open", "closed"] = "open"
    window: Text | None = None
    inside: bool = False
    alone: bool = False
    clause: Text | None = None


class AlongsideShape(Table):
    """Another procedure or body that may run beside this one."""

    title: Text
    clause: Text | None = None


class DutyShape(Table):
    """Something somebody owes."""

    act: Act
    what: Text
    who: OneOrMore
    opens: OneOrMore
    strength: Strength
    clause: Text | None = None
    local: Text | None = None
    cites: OneOrMore = []
    towards: OneOrMore = []
    within: Within | None = None
    standard: Text | None = None
    extendable: Text | None = None
    days: Nation | None = None
    since: OneOrMore = Field([], alias="from")
    whichever: Literal["first", "last"] = "last"
    conditions: OneOrMore = Field([], alias="if")
    then: dict[Text, Text] = {}
    owed: Literal["once", "agency", "party", "post"] | None = None
    waits: Literal["first", "all"] = "first"
    needs: OneOrMore = []
    paper: Text | None = None
    holds: bool | None = None
    survives: bool | None = None
    met: Literal["by the record"] | None = None
    inside: bool = False
    also: list[Other] = []
    satisfied: OneOrMore = []


class NoticeShape(Table):
    """Something the system tells somebody."""

    on: OneOrMore
    to: OneOrMore
    what: Text
    clause: Text | None = None
    local: Text | None = None
    cites: OneOrMore = []
    paper: Text | None = None
    conditions: OneOrMore = Field([], alias="if")


class StepShape(Table):
    """One rung of the ladder with its duties and notices."""

    stage: Text
    title: Text | None = None
    above: Text | None = None
    clause: Text | None = None
    early: OneOrMore = []
    times: Annotated[int, Field(ge=1)] | None = None
    duty: dict[Name, DutyShape] = {}
    notice: dict[Name, NoticeShape] = {}


class ClockShape(Table):
    """A limit over one or more stages."""

    clause: Text
    over: OneOrMore
    within: Within
    days: Nation | None = None
    strength: Strength
    cites: OneOrMore = []
    since: Text = Field("start", alias="from")


class PermissionShape(Table):
    """What may be done and is never owed."""

    clause: Text
    act: Act
    what: Text
    who: OneOrMore
    of: OneOrMore = []
    over: OneOrMore = []
    cites: OneOrMore = []


class File(Table):
    """A whole protocol file."""

    protocol: About
    words: dict[Text, Text] = {}
    kind: dict[Name, KindShape] = {}
    instead: dict[Name, InsteadShape] = {}
    admission: AdmissionShape = Field(default_factory=AdmissionShape)
    alongside: dict[Name, AlongsideShape] = {}
    fact: dict[Name, FactShape] = {}
    post: dict[Name, PostShape] = {}
    route: Annotated[dict[Name, RouteShape], Field(min_length=1)]
    step: Annotated[dict[Name, StepShape], Field(min_length=1)]
    duty: dict[Name, DutyShape] = {}
    notice: dict[Name, NoticeShape] = {}
    clock: dict[Name, ClockShape] = {}
    permission: dict[Name, PermissionShape] = {}
    clause: dict[Text, ClauseShape] = {}
    reading: dict[Text, ReadingShape] = {}
    silence: dict[Text, SilenceShape] = {}
    gap: dict[Text, RemarkShape] = {}
    finding: dict[Text, RemarkShape] = {}
    local: dict[Text, LocalShape] = {}


def fields_of(path: tuple[str | int, ...]) -> list[str]:
    """The keys that the table at that path may have."""
    sort = path[2] if path[:1] == ("step",) and len(path) > 3 else path[0] if path else ""
    shape = _SHAPES.get(str(sort), File)
    return [field.alias or name for name, field in shape.model_fields.items()]


_SHAPES: dict[str, type[Table]] = {
    "protocol": About,
    "kind": KindShape,
    "instead": InsteadShape,
    "admission": AdmissionShape,
    "alongside": AlongsideShape,
    "fact": FactShape,
    "post": PostShape,
    "clause": ClauseShape,
    "reading": ReadingShape,
    "silence": SilenceShape,
    "gap": RemarkShape,
    "finding": RemarkShape,
    "local": LocalShape,
    "route": RouteShape,
    "step": StepShape,
    "duty": DutyShape,
    "notice": NoticeShape,
    "clock": ClockShape,
    "permission": PermissionShape,
}
