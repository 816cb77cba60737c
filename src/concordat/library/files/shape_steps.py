"""The shape of what runs: duties and notices on their steps, clocks over stages, permissions."""

from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, Field, WithJsonSchema

from concordat.core.protocol import Act, Channel, Other, Strength
from concordat.library.files.fields import Name, Nation, OneOrMore, Table, Text, Within, as_list

_OTHER = {"enum": list(get_args(Other))}
Others = Annotated[
    list[Other],
    BeforeValidator(as_list),
    WithJsonSchema({"anyOf": [_OTHER, {"type": "array", "items": _OTHER, "minItems": 1}]}),
]


class DutyShape(Table):
    """Something that somebody owes. What opens it, who owes it, by when, and where its outcome
    leads.
    """

    act: Act = Field(
        description=(
            "What is done. “decide”: one word, the decider's. “consider”: a choice, "
            "recorded either way."
        )
    )
    what: Text = Field(description="What is owed, in words that follow “to”: “talk it over”.")
    who: OneOrMore = Field(
        description="The posts that owe it, each with its side: “raising worker”, “board "
        "independent chair”. "
        "Where both sides are named, they do it together. Of several on one side any one may, "
        "unless “owed” says "
        "otherwise. They need not be of one rank. Of what “risk” opens, “own worker” is whoever "
        "says that a child is in danger, on either side, and so is “raising worker”."
    )
    opens: OneOrMore = Field(
        description="What begins it: “entered” or “left” (this step), “done raise”, “talk: not "
        "agreed”, “late raise”, or something else that happens. Of several, the first."
    )
    strength: Strength = Field(
        description="How the text binds: late “must”, “should” and “aim” are counted apart."
    )
    clause: Text | None = Field(None, description="The clause that asks for it.")
    local: Text | None = Field(
        None, description="Instead of a clause: who added this duty, and why."
    )
    cites: OneOrMore = Field([], description="Further clauses that it rests on.")
    towards: OneOrMore = Field(
        [],
        description="Whom it is done with or sent to. “own X” is the X of whoever owes the duty.",
    )
    within: Within | None = Field(
        None,
        description="The limit. A table where facts bring other limits: the first that is true "
        "holds, also when it "
        "becomes true while the time runs; “otherwise” holds if none is.",
    )
    standard: Text | None = Field(
        None,
        description=(
            "A standard that the text gives in place of a limit. It has no date, "
            "and none is made up."
        ),
    )
    extendable: Text | None = Field(
        None,
        description="How long it may take in all where the parties agree to put off the date, "
        "counted like the limit "
        "itself: “5 working days, and by agreement up to 5 more” is “10 working days”.",
    )
    days: Nation | None = Field(
        None, description="Whose working days count, where not the board's own."
    )
    since: OneOrMore = Field(
        [],
        alias="from",
        description="From when the limit is counted, if not from when the duty opened: "
        "“start”, “received refer”, "
        "“first done talk”.",
    )
    whichever: Literal["first", "last"] = Field(
        "last",
        description="Where “from” names two things: whether the earlier or the later counts.",
    )
    conditions: OneOrMore = Field(
        [],
        alias="if",
        description=(
            "Facts of which one must be true, or “kind X”, “level X”, “route X”. "
            "Otherwise it never opens."
        ),
    )
    unless: OneOrMore = Field(
        [], description="Facts of which none may be true, written as with “if”."
    )
    not_before: OneOrMore = Field(
        [],
        description="Duties of this step that come first: until each has been done by somebody "
        "who owes it, this one can't be.",
    )
    then: dict[Text, Text] = Field(
        {},
        description="Where each outcome leads: a step, an end (“end: agreed”), or “stay”. "
        "“late”: the case moves by "
        "itself when the limit passes. “differ”: where several posts decide and don't say the "
        "same.",
    )
    owed: Literal["once", "agency", "party", "post"] | None = Field(
        None,
        description="How often: once for the case, by each answering agency, by each party, or "
        "by each post named "
        "(both of them, not any). Left out, each answering agency owes what its posts do, and "
        "the rest is owed once.",
    )
    waits: Literal["first", "all"] | None = Field(
        None,
        description="Where several must act first, agencies, parties or posts: whether it "
        "waits for the first of them "
        "or for all. Left out, for all where several posts decide, each for themselves, and "
        "else for the first.",
    )
    needs: OneOrMore = Field(
        [], description="What has to be in it: “the evidence”, “the outcome wanted”."
    )
    paper: Text | None = Field(
        None, description="The form or letter that it yields, from the file of forms beside."
    )
    holds: bool | None = Field(
        None,
        description="Whether it keeps the case on its step: where nobody answers, the raising side "
        "may move up, and a clock over the stage shortens its limit. The outcome of another duty "
        "leads on all the same. Left out, it does, but for what is written, told, filled in, "
        "recorded or acted on.",
    )
    survives: bool | None = Field(
        None,
        description="Whether it is still owed once the case has left the step or ended. Left "
        "out, what is written, "
        "told, filled in, recorded or acted on is, and a duty of no step, [duty.NAME], but for "
        "a talk in which "
        "both sides say whether they agree. Write true where a must would be lost because another "
        "duty of its step leads on first: it is then owed until it is done. What keeps the "
        "case on its step (holds), and a must other than a paper, is late once the case has left "
        "if it has no limit. Where a limit ends the case (late = “end: …”), write false: otherwise "
        "what comes too late is still taken, as late.",
    )
    met: Literal["by the record", "by receipt"] | None = Field(
        None,
        description="“by the record”: what is entered in Concordat meets it. “by receipt”: it "
        "is in time only if what "
        "was sent has arrived in time.",
    )
    channel: Channel | None = Field(
        None,
        description="How it may be done, where the text says so and the acts don't: “by word”, "
        "“in writing”, or “any” where the text leaves it open. Without it what is discussed is "
        "done by word and what is written in writing.",
    )
    met_by_raising: bool = Field(
        False,
        description="Raising the disagreement in Concordat carries it out, because the text lets "
        "it be raised in writing. Only for a duty with which a route begins, and with a reading "
        "that says so.",
    )
    inside: bool = Field(
        False,
        description="It is between people of one agency. Where they are the same person it is "
        "passed over, and it "
        "goes on as with the first outcome named.",
    )
    also: Others = Field([], description="Other acts without which it isn't done.")
    satisfied: OneOrMore = Field(
        [],
        description=(
            "Who must be satisfied: the posts whose word is the raising side's at this stage."
        ),
    )
    only_told: bool = Field(
        False,
        description="Those towards whom it is done are told of it, and don't open the case by it: "
        "the text asks nothing of them there.",
    )


class NoticeShape(Table):
    """Something that Concordat tells somebody. What has a time limit is a duty."""

    on: OneOrMore = Field(
        description="When: as with “opens”. “decide: upheld” tells of that outcome only."
    )
    to: OneOrMore = Field(description="The posts that are told.")
    what: Text = Field(description="What they are told.")
    clause: Text | None = Field(None, description="The clause that asks for it.")
    local: Text | None = Field(
        None, description="Instead of a clause: who added this notice, and why."
    )
    cites: OneOrMore = Field([], description="Further clauses that it rests on.")
    waits: Literal["each", "all"] | None = Field(
        None,
        description="Where several act: whether it is told of each of them, or once when all "
        "have. Left out, once "
        "where several posts decide, each for themselves, and else of each.",
    )
    paper: Text | None = Field(None, description="The form or letter by which they are told.")
    conditions: OneOrMore = Field([], alias="if", description="Facts of which one must be true.")
    unless: OneOrMore = Field([], description="Facts of which none may be true.")
    only_told: bool = Field(
        False,
        description="They are told, and don't open the case by it: the text asks nothing of them "
        "there.",
    )


class StepShape(Table):
    """One rung of the ladder, with its duties and notices. Several steps may share the label of a
    stage.
    """

    stage: Text = Field(description="The label by which people know it: “1”, “Stage two”.")
    title: Text | None = Field(
        None, description="What it is called, where the name of the table isn't enough."
    )
    above: Text | None = Field(None, description="The step to which moving up leads.")
    clause: Text | None = Field(None, description="The clause that makes this step.")
    early: OneOrMore = Field(
        [], description="Grounds on which the raising side may move up before the limit."
    )
    times: Annotated[int, Field(ge=1)] | None = Field(
        None,
        description="How often a case may come to this step, if the text bounds going round "
        "again: after that no decision or choice sends it back here. Not agreeing, or moving up, "
        "may still lead here.",
    )
    duty: dict[Name, DutyShape] = Field({}, description="Its duties: [step.NAME.duty.NAME].")
    notice: dict[Name, NoticeShape] = Field({}, description="Its notices: [step.NAME.notice.NAME].")


class ClockShape(Table):
    """A limit over one or more stages. It shortens the limits of their duties, and gives none to a
    duty without one.
    """

    clause: Text | None = Field(None, description="The clause that sets it.")
    local: Text | None = Field(
        None, description="Instead of a clause: who added this clock, and why."
    )
    over: OneOrMore = Field(description="The stages, by their labels.")
    within: Within = Field(description="The limit; a table where facts bring other limits.")
    days: Nation | None = Field(
        None, description="Whose working days count, where not the board's own."
    )
    strength: Strength = Field(description="How the text binds.")
    cites: OneOrMore = Field([], description="Further clauses that it rests on.")
    since: Text = Field("start", alias="from", description="From when it runs.")


class PermissionShape(Table):
    """What may be done and is never owed: asking for advice, having dissent recorded, bringing in
    an outside body.
    """

    clause: Text | None = Field(None, description="The clause that allows it.")
    local: Text | None = Field(
        None, description="Instead of a clause: who added this permission, and why."
    )
    act: Act = Field(description="What may be done.")
    what: Text = Field(description="That in words that follow “may”.")
    done: Text | None = Field(
        None, description="That in words once it was done: “asked the Chair for guidance”."
    )
    told: Text | None = Field(
        None,
        description=(
            "What whoever it goes to is told, in words that follow the name of who did it: “asks "
            "you for guidance”."
        ),
    )
    who: OneOrMore = Field(description="Who may.")
    of: OneOrMore = Field([], description="Whom they may ask, or with whom they do it.")
    over: OneOrMore = Field([], description="The stages at which they may; any, if none is named.")
    conditions: OneOrMore = Field(
        [],
        alias="if",
        description=(
            "Facts of which one must be true, or “kind X”, “level X”, “route X”. "
            "Otherwise it isn't offered."
        ),
    )
    opens: OneOrMore = Field(
        [],
        description="What has to have happened first, as with a duty: “entered chair”, “done "
        "chair.seek”. Of several, any. Left out, it is offered from the start.",
    )
    needs: OneOrMore = Field(
        [], description="What they have to say when they use it: “how you reviewed the guidance”."
    )
    states_danger: bool = Field(
        False,
        description=(
            "Whoever uses it says that a child is in immediate danger, and with it who was rung, "
            "so that the danger is asked of both sides and stands on the case."
        ),
    )
    cites: OneOrMore = Field([], description="Further clauses that it rests on.")
