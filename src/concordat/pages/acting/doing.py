"""Recording that a duty was done, in words that fit the act."""

from concordat.core.acts import AnyAct, Appointed, CarriedOut, roles
from concordat.core.case import Owed
from concordat.core.protocol import ACTION, Duty
from concordat.documents.story import issue_words
from concordat.pages.acting.ask import Ask, Form
from concordat.pages.components.fields import Field
from concordat.pages.telling import duties
from concordat.pages.telling.acts import DONE, for_others
from concordat.pages.words import joined

SUMMARY = {
    "discuss": "What was said?",
    "meet": "What was said at the meeting?",
    "write": "What does it say, in a sentence or two?",
    "notify": "What were they told?",
    "form": "Is there anything to add?",
    "refer": "What did you say or write?",
    "consider": "Why?",
    "advise": "What was the advice?",
    "represent": "Who gave their views, and what are they?",
    "decide": "Why was this decided?",
    "record": "Where is it written down?",
    "act": "What was done?",
}
NEEDED = {
    "discuss": "Say in a sentence or two what was said.",
    "meet": "Say in a sentence or two what was said.",
    "consider": "Say why: one or two sentences.",
    "advise": "Say what the advice was.",
    "represent": "Say whose views were given, and what they are.",
    "decide": "Give the reasons for the decision.",
}
NOTE = {"consider": "reason", "decide": "rationale"}
CHANNELS = {
    "spoken": {"in person": "In person", "telephone": "By telephone", "video": "By video call"},
    "sent": {
        "letter": "By letter",
        "e-mail": "By e-mail",
        "telephone": "By telephone",
        "in person": "In person",
    },
}
CHANNEL_OF = {
    "discuss": "spoken",
    "meet": "spoken",
    "write": "sent",
    "notify": "sent",
    "refer": "sent",
    "form": "sent",
}
# What raising asked already, by the word that tells which of a procedure's wishes it answers. It
# only starts the box.
WRITTEN_AT_FIRST = {
    "reason": "reasons",
    "outcome": "outcome",
    "achieve": "outcome",
    "problem": "decision",
    "disagree": "points",
    "challenge": "points",
}
REACHES_OTHERS = ("write", "notify", "refer", "form")
ACTS = {
    "discuss": "Spoke to each other",
    "speak": "Spoke to each other",
    "meet": "Met",
    "read the file": "Read the file",
    "write": "Wrote",
    "notify": "Told them",
    "record": "Wrote it down",
}


def done(ask: Ask) -> Form:
    """That a duty was done, or some of its acts."""
    duty, spec = ask.duty(), ask.spec(ask.duty())
    if spec is None or duty.key == ACTION:
        return _action_done(ask, duty)
    fields = [
        *_word(ask, spec),
        *_acts(ask, duty, spec),
        *_channel(ask, spec),
        *_words(ask, duty, spec),
        *_behalf(ask, duty),
    ]
    return Form(
        heading=DONE[spec.act],
        fields=tuple(fields),
        act=lambda: _carried_out(ask, duty, spec),
        lead=_lead(ask, duty, spec),
        duty=duty,
        paper=spec.paper,
        dated=True,
        received=spec.act in REACHES_OTHERS,
    )


def _carried_out(ask: Ask, duty: Owed, spec: Duty) -> AnyAct:
    ticked = tuple(each for each in spec.acts if each in ask.many("acts"))
    partly = bool(ticked) and not {each for each in spec.acts if each not in duty.did} <= set(
        ticked
    )
    notes = ask.notes(**{NOTE.get(spec.act, "summary"): "summary"})
    notes |= ask.notes(decided="decided")
    for number, _ in enumerate(spec.needs, start=1):
        notes |= ask.notes(**{f"need_{number}": f"need-{number}"})
    return CarriedOut(
        (duty.id,),
        word=ask.text("word") or None,
        channel=ask.text("channel") or None,
        notes=notes,
        acts=ticked if partly else (),
    )


def _lead(ask: Ask, duty: Owed, spec: Duty) -> tuple[str, ...]:
    lead = []
    if spec.settled == "positions":
        lead.append(
            "This records that it took place. What is agreed and what is not is said after it, "
            "point by point."
        )
    if spec.settled == "decision":
        lead.append(
            "Whoever has a part in the case is told. Add what is to be done as agreed actions, "
            "with dates."
        )
        if ask.view.case.advisers:
            advised = joined(sorted(map(ask.names.person, ask.view.case.advisers)))
            lead.append(f"Gave advice in this case earlier: {advised}.")
    if for_others(ask.view, duty):
        lead.append("You record this for somebody else. The record shows both of you.")
    return tuple(lead)


def _word(ask: Ask, spec: Duty) -> list[Field]:
    """The decision or choice, with where each leads."""
    if spec.settled not in ("decision", "choice"):
        return []
    words = spec.words or ("yes", "no")
    label = (
        "What was decided?"
        if spec.settled == "decision"
        else f"{spec.what[:1].upper()}{spec.what[1:]}:"
    )
    leads = {
        word: _leads_to(ask, spec.then[word].kind, spec.then[word].name) for word in spec.words
    }
    options = {word: word[:1].upper() + word[1:] for word in words}
    only = words[0] if len(words) == 1 else ""
    asked: list[Field] = [
        ask.radios("word", label, options, needed="Say which it was.", hints=leads, start=only)
    ]
    if spec.settled == "decision":
        needed = "Say what was decided, and who does what by when."
        asked.append(
            ask.area(
                "decided",
                "The decision, in your words",
                needed=needed,
                hint="Both sides will read this.",
            )
        )
    return asked


def _leads_to(ask: Ask, kind: str, name: str) -> str:
    if kind == "end":
        return f"The case ends: {name}."
    return f"It goes on to: {ask.protocol.steps[name].title}." if kind == "step" else ""


def _acts(ask: Ask, duty: Owed, spec: Duty) -> list[Field]:
    """Where a duty asks for several acts, which of them were done; what was ticked on an older page
    stays.
    """
    ticked = ask.many("acts")
    left = [each for each in spec.acts if each not in duty.did or each in ticked]
    if len(left) < 2 and not ticked:
        return []
    options = {each: ACTS.get(each, each.capitalize()) for each in left}
    return [
        ask.checkboxes("acts", "What was done?", options, needed="Say what was done.", start=left)
    ]


def _channel(ask: Ask, spec: Duty) -> list[Field]:
    sort = CHANNEL_OF.get(spec.act)
    return (
        [ask.radios("channel", "How?", CHANNELS[sort], hint="You can leave this out.")]
        if sort
        else []
    )


def _written_at_first(ask: Ask, duty: Owed, need: str) -> str:
    """What was written when the matter was raised and fits what the raiser's first duty asks for;
    "" elsewhere.
    """
    case = ask.view.case
    if duty.side != "raising" or duty.opened != case.start:
        return ""
    about = next((about for word, about in WRITTEN_AT_FIRST.items() if word in need), "")
    if about == "points":
        return "\n".join(issue_words(ask.view, issue.id) for issue in case.issues)
    return ask.view.words.get(case.raised.notes.get(about, ""), "")


def _words(ask: Ask, duty: Owed, spec: Duty) -> list[Field]:
    found: list[Field] = [
        ask.area(
            f"need-{number}",
            f"The procedure asks for: {need}",
            needed=f"Write down {need}.",
            rows=3,
            start=_written_at_first(ask, duty, need),
        )
        for number, need in enumerate(spec.needs, start=1)
    ]
    label, needed = SUMMARY[spec.act], NEEDED.get(spec.act, "")
    hint = (
        "Both sides will read this."
        if needed
        else "Both sides will read this. You can leave it empty."
    )
    return [*found, ask.area("summary", label, needed=needed, hint=hint)]


def _behalf(ask: Ask, duty: Owed) -> list[Field]:
    """For the board's officer: whose doing it was."""
    if not for_others(ask.view, duty):
        return []
    acting = [holder.acting for holder in ask.names.people_for(duty)]
    people = {card.id: card.name for card in acting if card is not None}
    return (
        [
            ask.radios(
                "behalf",
                "Who told you that it was done?",
                people,
                needed="Say for whom you record it.",
            )
        ]
        if people
        else []
    )


def _action_done(ask: Ask, duty: Owed) -> Form:
    return Form(
        heading="Record that this was done",
        fields=(
            ask.area(
                "summary",
                "What was done?",
                hint="Both sides will read this. You can leave it empty.",
            ),
        ),
        act=lambda: CarriedOut((duty.id,), notes=ask.notes(summary="summary")),
        lead=(f"{duties.what(ask.view, duty)[:1].upper()}{duties.what(ask.view, duty)[1:]}.",),
        duty=duty,
        dated=True,
    )


def appoint(ask: Ask) -> Form:
    """Who was brought in to a role."""
    duty = ask.duty()
    options = {role: _title(ask, role) for role in roles(ask.protocol, duty.key)}
    fields: list[Field] = []
    if len(options) > 1:
        fields.append(ask.radios("role", "To do what?", options, needed="Say what they are to do."))
    fields += [
        ask.select("person", "Who is it?", ask.members(), needed="Say who it is."),
        ask.area(
            "reason", "Why them?", hint="Both sides will read this. You can leave it empty.", rows=3
        ),
        *_behalf(ask, duty),
    ]
    only = next(iter(options), "mediator")
    return Form(
        heading="Record who was appointed",
        fields=tuple(fields),
        act=lambda: Appointed(
            ask.text("role") or only,
            ask.text("person"),
            (duty.id,),
            notes=ask.notes(reason="reason"),
        ),
        lead=(f"{duty.what[:1].upper()}{duty.what[1:]}.",),
        duty=duty,
        dated=True,
    )


def _title(ask: Ask, role: str) -> str:
    known = ask.protocol.posts.get(role)
    return known.title if known else role.capitalize()
