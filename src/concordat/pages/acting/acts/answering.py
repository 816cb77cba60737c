"""Move a case to the right agency, or add that agency beside one that already answers."""

from concordat.brief.losing_sight import no_longer_sees
from concordat.core import sentences
from concordat.core.acts import Answering
from concordat.core.acts.raising import why_not_with
from concordat.core.labels import REASON, SERVICE
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.forms.fields import FromList, Line, LongText, OneOf
from concordat.pages.forms.sheet import Answer
from concordat.people.values import Agency

LABEL = "Move it to another agency"
INSTEAD = "If another agency answers in its place, "
TOO = "too"
NOT_LISTED = "not-listed"
THEIRS = "Choose a service of the agency that should answer."


def form(ask: Ask) -> ActForm:
    others = _others(ask)
    answers = [party.id for party in ask.view.case.answering]
    agency = ask.ask(
        FromList(
            "agency",
            "Which agency should answer?",
            options={each.id: each.name for each in others},
            needed="Say which agency.",
        )
    )
    instead_of = ask.ask(OneOf("instead-of", "How?", options=_ways(ask), needed="Say how."))
    service = _ask_service(ask, others, agency)
    service_else = ask.ask(
        Line(
            "service-else",
            sentences.ASK_OTHER_SERVICE,
            kept=SERVICE,
            hint=sentences.MAY_STAY_EMPTY,
        )
    )
    reason = ask.ask(LongText("reason", kept=REASON, needed=sentences.SAY_WHY_TO_ALL))
    moves = instead_of.value in answers

    def answering() -> Answering:
        listed = service.value if service.value != NOT_LISTED else None
        party = ask.agencies()[agency.given].party(listed)
        old = None if instead_of.value == TOO else instead_of.value
        return Answering(party, old, notes=ask.notes(service_else, reason))

    return ActForm(
        heading=LABEL,
        act=answering,
        button="Move it",
        lead=(
            "The case keeps its start. The new agency's own deadlines run from now.",
            no_longer_sees(ask.names, *answers, if_=INSTEAD),
        ),
        weighs=moves,  # another one beside them takes nothing from anybody
        happens=(no_longer_sees(ask.names, instead_of.given),) if moves else (),
    )


def _ask_service(ask: Ask, agencies: list[Agency], chosen: Answer[str]) -> Answer[str]:
    """Ask for a service of these agencies. One of an agency that wasn't chosen is refused."""
    listed = {
        service.id: f"{agency.name}: {service.name}"
        for agency in agencies
        for service in agency.services
    }
    options = {**listed, NOT_LISTED: "Another, or I don't know"}
    service = ask.ask(
        FromList("service", "Which service of theirs?", options=options, strange=THEIRS)
    )
    theirs = {NOT_LISTED, None}
    for agency in agencies:
        if agency.id == chosen.value:
            theirs |= {each.id for each in agency.services}
    if chosen.value and service.value not in theirs:
        service.refuse(THEIRS)
    return service


def _others(ask: Ask) -> list[Agency]:
    """The agencies that have no part in the case, of those that may answer."""
    case = ask.view.case
    there = {case.raising.id, *(party.id for party in case.answering)}
    others = (agency for agency in ask.agencies().values() if agency.id not in there)
    return [each for each in others if not why_not_with(ask.protocol, each.kind, case.route)]


def _ways(ask: Ask) -> dict[str, str]:
    """Whether it answers instead of one of the agencies, or beside them all."""
    answering = ask.view.case.answering
    ways = {party.id: f"Instead of {ask.names.agency(party.id)}" for party in answering}
    return {**ways, TOO: "Beside those who answer now"}


PAGE = ActPage(LABEL, form)
