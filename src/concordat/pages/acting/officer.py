"""What only the board's officer may do: never agreeing, deciding or editing for a party."""

from collections.abc import Iterable
from dataclasses import replace

from concordat.core.acts import Answering, LocalFigure, OpenedInError
from concordat.pages.acting.ask import Ask, Form
from concordat.pages.components.fields import Select
from concordat.pages.telling import duties
from concordat.people.values import Agency

NOT_LISTED = "not-listed"


def local_figure(ask: Ask) -> Form:
    """A date of the board's own, where the text gives no number."""
    duty = ask.duty()
    return Form(
        heading="Set the board's own date",
        fields=(
            ask.date(
                "until", "Which day?", needed="Give a date.", hint="It ends at close of that day."
            ),
            ask.area("reason", "Why this day?", needed="Say why: both sides will read it.", rows=3),
        ),
        act=lambda: LocalFigure(
            duty.id, ask.on("until") or ask.names.today, ask.notes(reason="reason")
        ),
        button="Set it",
        lead=(
            f"{duties.sentence(ask.view, ask.names, duty)}.",
            (
                "The procedure gives no time for this. Your date is shown as the board's own, "
                "never as the text's."
            ),
        ),
        duty=duty,
    )


def answering(ask: Ask) -> Form:
    """The right agency, instead of one that answers or besides it."""
    agencies = ask.agencies()
    case = ask.view.case
    taken = {case.raising.id, *(party.id for party in case.answering)}
    others = {id_: agency.name for id_, agency in agencies.items() if id_ not in taken}
    instead = {party.id: f"Instead of {ask.names.agency(party.id)}" for party in case.answering}
    return Form(
        heading="Move it to another agency",
        fields=(
            ask.select("agency", "Which agency should answer?", others, needed="Say which agency."),
            ask.radios(
                "instead-of",
                "How?",
                {**instead, "too": "Beside those who answer now"},
                needed="Say how.",
            ),
            _service(ask, [agencies[id_] for id_ in others]),
            ask.line("service-else", "If it is another service, which?"),
            ask.area("reason", "Why?", needed="Say why: everybody will read it."),
        ),
        act=lambda: _answering(ask),
        button="Move it",
        lead=("The case keeps its start. The new agency's own limits run from now.",),
    )


def _service(ask: Ask, agencies: Iterable[Agency]) -> Select:
    """The services of these agencies. Choosing one of an agency that wasn't chosen is wrong."""
    listed, theirs = {}, {NOT_LISTED}
    for agency in agencies:
        for service in agency.services:
            listed[service.id] = f"{agency.name}: {service.name}"
            if agency.id == ask.text("agency"):
                theirs.add(service.id)
    field = ask.select(
        "service", "Which service of theirs?", {**listed, NOT_LISTED: "Another, or I don't know"}
    )
    if not ask.text("agency") or ask.text("service") in ("", *theirs):
        return field
    return replace(field, error="Choose a service of the agency that should answer.")


def _answering(ask: Ask) -> Answering:
    service, instead = ask.text("service"), ask.text("instead-of")
    known = service not in ("", NOT_LISTED)
    party = ask.agencies()[ask.text("agency")].party(service if known else None)
    notes = ask.notes(reason="reason", service="service-else")
    return Answering(party, None if instead == "too" else instead, notes)


def opened_in_error(ask: Ask) -> Form:
    """The wrong child, or the wrong procedure."""
    needed = ask.names.said("Say what was wrong: the wrong child, the wrong procedure.")
    return Form(
        heading="Close it: opened in error",
        fields=(ask.area("reason", "What was wrong?", needed=needed),),
        act=lambda: OpenedInError(ask.notes(reason="reason")),
        button="Close it",
        lead=("It ends here and is not counted as raised. The record stays, with your reason.",),
        grave=True,
    )
