"""What is agreed, point by point: the raising side's word, and the other side's."""

from typing import Literal, cast

from django.http import Http404

from concordat.core.acts import Positioned, Word
from concordat.core.posts import Party
from concordat.core.who.offers import side_of
from concordat.documents.story import entry, issue_words
from concordat.pages.acting.ask import Ask, Form
from concordat.pages.components.fields import Field
from concordat.pages.words import joined

WORDS = {"agreed": "It is agreed", "not agreed": "It is not agreed"}
CONFIRMING = {
    "agreed": "Yes, that is what was agreed",
    "not agreed": "No, that is not what was agreed",
}


def say(ask: Ask) -> Form:
    """Each point with one answering agency: agreed or not, and what in words."""
    party = _party(ask)
    open_points = [
        issue.id
        for issue in ask.view.case.issues_with(party.id)
        if not ask.view.case.stand(party.id, issue.id).settled
    ]
    fields: list[Field] = []
    for point in open_points:
        fields += [
            ask.radios(
                _name("said", point),
                issue_words(ask.view, point),
                WORDS,
                needed="Say whether it is agreed.",
            ),
            ask.area(
                _name("words", point),
                "What was agreed, or what stands in the way?",
                hint="Both sides will read this.",
                rows=3,
            ),
        ]
    side = side_of(ask.view.actor, party.id)
    other = ask.names.agency(party.id) if side == "raising" else ask.names.raising
    return Form(
        heading="Say what is agreed",
        fields=tuple(fields),
        act=lambda: _positioned(ask, side, party.id, open_points),
        lead=(
            (
                (
                    f"This is between you and {other}. Where something is agreed, they are asked "
                    "to confirm it."
                ),
                *_goes_on(ask),
            )
            if side == "raising"
            else (
                f"{ask.names.raising} says whether this goes on; your answer stands beside theirs.",
            )
        ),
        dated=True,
    )


def _goes_on(ask: Ask) -> tuple[str, ...]:
    """What follows from "not agreed": the step or end it leads to, and whom the procedure brings in
    there.
    """
    specs = [ask.protocol.duties[key] for key in ask.protocol.steps[ask.view.case.step].duties]
    targets = [
        spec.then["not agreed"]
        for spec in specs
        if spec.settled == "positions" and "not agreed" in spec.then
    ]
    if not targets:
        return ()
    if targets[0].kind != "step":
        return (
            (
                "If something is not agreed, nothing goes on by itself: what is open then stands "
                "on the case."
            ),
        )
    step = ask.protocol.steps[targets[0].name]
    posts = [
        post
        for key in step.duties
        for post in ask.protocol.duties[key].who
        if post.side in ("raising", "answering")
    ]
    holders = [holder for post in dict.fromkeys(posts) for holder in ask.names.holders(post)]
    people = dict.fromkeys(f"{each.acting.name} ({each.title})" for each in holders if each.acting)
    brought_in = f" It is then with {joined(people)}." if people else ""
    return (
        f"If a point is not agreed, the whole case goes on at once to: {step.title}.{brought_in}",
    )


def confirm(ask: Ask) -> Form:
    """Each point that the raising side says is agreed: whether that is what was agreed."""
    party = _party(ask)
    case = ask.view.case
    stands = {issue.id: case.stand(party.id, issue.id) for issue in case.issues_with(party.id)}
    waiting = [
        point
        for point, stand in stands.items()
        if stand.raising == "agreed" and stand.answering is None
    ]
    fields: list[Field] = []
    for point in waiting:
        words = _their_words(ask, stands[point].raising_seq, point)
        hint = (
            f"{ask.names.raising} wrote: {words}"
            if words
            else f"{ask.names.raising} says that this is agreed."
        )
        label = issue_words(ask.view, point)
        fields += [
            ask.radios(
                _name("said", point),
                label,
                CONFIRMING,
                needed="Say whether that is what was agreed.",
                hint=hint,
            ),
            ask.area(
                _name("words", point), "Anything to add?", hint="Both sides will read this.", rows=3
            ),
        ]
    return Form(
        heading="Confirm what was agreed",
        fields=tuple(fields),
        act=lambda: _positioned(ask, "answering", party.id, waiting),
        lead=(
            (
                f"If it is not what was agreed, it goes back to {ask.names.raising}, who are asked "
                "again."
            ),
        ),
        dated=True,
    )


def _party(ask: Ask) -> Party:
    party = ask.view.case.party(ask.about or None)
    if party is None:
        raise Http404
    return party


def _name(kind: str, point: str) -> str:
    return f"{kind}-{point}"


def _positioned(
    ask: Ask, side: Literal["raising", "answering"], agency: str, points: list[str]
) -> Positioned:
    said = {point: cast(Word, ask.text(_name("said", point))) for point in points}
    written = {point: ask.note(_name("words", point)) for point in points}
    return Positioned(side, agency, said, {point: note for point, note in written.items() if note})


def _their_words(ask: Ask, seq: int, point: str) -> str:
    event = entry(ask.view, seq)
    notes = event.act.notes if event and isinstance(event.act, Positioned) else {}
    return ask.view.words.get(notes.get(point, ""), "")
