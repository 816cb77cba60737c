"""The right agency, instead of one that answers or beside it."""

from concordat.core.events import Answering
from concordat.core.posts import Party
from concordat.documents.written import REASON
from concordat.pages.acting.ask import MAY_BE_EMPTY, Ask
from concordat.pages.acting.form import ActPage, Form
from concordat.pages.forms.fields import FromList, Line, LongText, OneOf

LABEL = "Move it to another agency"
TOO = "too"


def form(ask: Ask) -> Form:
    agency = ask.ask(
        FromList(
            "agency",
            "Which agency should answer?",
            options=_others(ask),
            needed="Say which agency.",
        )
    )
    instead_of = ask.ask(OneOf("instead-of", "How?", options=_ways(ask), needed="Say how."))
    service = ask.ask(Line("service", "Which service of theirs?", hint=MAY_BE_EMPTY))
    reason = ask.ask(LongText("reason", kept=REASON, needed="Say why: everybody will read it."))

    def answering() -> Answering:
        _, known = ask.agencies()[agency.given]
        old = None if instead_of.value == TOO else instead_of.value
        return Answering(Party(known.id, known.kind, service.value), old, ask.notes(reason))

    return Form(
        heading=LABEL,
        act=answering,
        button="Move it",
        lead=("The case keeps its start. The new agency's own limits run from now.",),
    )


def _others(ask: Ask) -> dict[str, str]:
    """The agencies that have no part in the case."""
    case = ask.view.case
    there = {case.raising.id, *(party.id for party in case.answering)}
    return {id_: name for id_, (name, _) in ask.agencies().items() if id_ not in there}


def _ways(ask: Ask) -> dict[str, str]:
    """Instead of which agency, or beside them all."""
    answering = ask.view.case.answering
    ways = {party.id: f"Instead of {ask.names.agency(party.id)}" for party in answering}
    return {**ways, TOO: "Beside those who answer now"}


PAGE = ActPage(LABEL, form)
