"""Asking for something: advice, a meeting, company, an answer."""

from django.http import Http404

from concordat.core.acts import Advised, AnyAct, Appointed, Asked, Reminded, Used
from concordat.core.protocol import Permission
from concordat.pages.acting.ask import Ask, Form
from concordat.pages.components.fields import Field
from concordat.pages.telling import duties

COMPANION = "companion"


def use(ask: Ask) -> Form:
    """Something the procedure allows and nobody owes: advice, guidance, a shorter way."""
    permission = _permission(ask)
    people = _people(ask, permission)
    fields: list[Field] = [ask.radios("of", "Who?", people)] if people else []
    fields.append(
        ask.area(
            "summary",
            "What do you ask, and why?",
            needed="Say what you ask for.",
            hint="Both sides will read this.",
        )
    )
    return Form(
        heading=f"{permission.what[:1].upper()}{permission.what[1:]}",
        fields=tuple(fields),
        act=lambda: Used(permission.key, ask.text("of") or None, ask.notes(summary="summary")),
        lead=("Everybody's time goes on meanwhile: asking stops no limit.",),
        dated=True,
    )


def _permission(ask: Ask) -> Permission:
    found = next((each for each in ask.protocol.permissions if each.key == ask.about), None)
    if found is None:
        raise Http404
    return found


def _people(ask: Ask, permission: Permission) -> dict[str, str]:
    near = (
        "answering"
        if ask.view.actor.on("answering") and not ask.view.actor.on("raising")
        else "raising"
    )
    holders = [holder for post in permission.of for holder in ask.names.holders(post, near=near)]  # type: ignore[arg-type]
    return {
        holder.acting.id: f"{holder.acting.name}, {holder.title}"
        for holder in holders
        if holder.acting
    }


def advised(ask: Ask) -> Form:
    """Advice that came. Whoever gave it is shown as an adviser if they decide the matter later."""
    people = {
        person: words
        for permission in ask.protocol.permissions
        if permission.act == "advise"
        for person, words in _people(ask, permission).items()
    }
    return Form(
        heading="Record advice that was given",
        fields=(
            ask.select("person", "Who gave it?", people, needed="Say who gave the advice."),
            ask.area(
                "summary",
                "What was the advice?",
                needed="Say what the advice was.",
                hint="Both sides will read this.",
            ),
        ),
        act=lambda: Advised(ask.text("person"), ask.notes(summary="summary")),
        lead=("If they have to decide this matter later, the record shows that they advised.",),
        dated=True,
    )


def meeting(ask: Ask) -> Form:
    """A request to meet."""
    return Form(
        heading="Ask for a meeting",
        fields=(
            ask.area(
                "summary",
                "What should it be about, and when could you come?",
                needed="Say what it should be about.",
            ),
        ),
        act=lambda: Asked("meeting", ask.notes(summary="summary")),
        button="Ask for it",
        lead=("The other side reads this in the record. It stops no limit.",),
    )


def companion(ask: Ask) -> Form:
    """A request not to have to go alone. Somebody who is named gets a part in the case."""
    return Form(
        heading="Ask somebody to come with you",
        fields=(
            ask.area(
                "summary",
                "What would help?",
                needed="Say what would help.",
                hint="Both sides will read this.",
                rows=3,
            ),
            ask.select(
                "person",
                "Who of your own agency is it, if you know?",
                _colleagues(ask),
                hint="They will be able to read this case, and both sides see that they can.",
            ),
        ),
        act=lambda: _accompanied(ask),
        button="Ask for it",
        lead=(
            (
                "Nobody has to challenge somebody more senior alone. Asking for company is part of "
                "the procedure."
            ),
        ),
    )


def _colleagues(ask: Ask) -> dict[str, str]:
    """Everybody with a post in the reader's own agency: nobody is shown a case by the other
    side.
    """
    own = {
        held.agency for held in ask.view.actor.capacities if held.side in ("raising", "answering")
    }
    seats = [seat for seat in ask.view.record.directory.seats if seat.agency in own]
    there = {person for seat in seats for person in (seat.holder, seat.cover)} - {
        ask.view.actor.person
    }
    return {person: words for person, words in ask.members().items() if person in there}


def _accompanied(ask: Ask) -> AnyAct:
    notes = ask.notes(summary="summary")
    held = next(
        (each for each in ask.view.actor.capacities if each.side in ("raising", "answering")), None
    )
    if ask.text("person") and held is not None:
        return Appointed(
            COMPANION, ask.text("person"), side=held.side, agency=held.agency, notes=notes
        )
    return Asked("companion", notes)


def remind(ask: Ask) -> Form:
    """A reminder of something that is open."""
    duty = ask.duty()
    return Form(
        heading="Remind them",
        fields=(
            ask.area(
                "summary", "Anything to say with it?", hint="You can leave this empty.", rows=3
            ),
        ),
        act=lambda: Reminded((duty.id,), ask.notes(summary="summary")),
        button="Send the reminder",
        lead=(f"{duties.sentence(ask.view, ask.names, duty)}.",),
        duty=duty,
    )
