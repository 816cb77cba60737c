"""Appoint somebody to a role."""

from concordat.brief.verbs import VERBS
from concordat.core import sentences
from concordat.core.acts import Appointed, roles
from concordat.core.labels import REASON
from concordat.core.wording import capitalised
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.behalf import ask_whose
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.acting.naming import fit_for
from concordat.pages.forms.fields import FromList, LongText, OneOf

LABEL = VERBS["appoint"].record


def form(ask: Ask) -> ActForm:
    duty = ask.duty_recorded_as("appoint")
    titles = {role: _title(ask, role) for role in roles(ask.protocol, duty.key)}
    only = next(iter(titles), "mediator")
    role = None
    if len(titles) > 1:
        role = ask.ask(
            OneOf("role", "To do what?", options=titles, needed="Say what they are to do.")
        )
    fit = fit_for(ask, *(Appointed(each, "", (duty.id,)) for each in titles))
    person = ask.ask(FromList("person", "Who is it?", options=fit, needed=sentences.SAY_WHO))
    reason = ask.ask(
        LongText(
            "reason",
            VERBS["appoint"].asks,
            kept=REASON,
            hint=sentences.MAY_STAY_EMPTY,
            rows=3,
        )
    )
    ask_whose(ask, duty)
    return ActForm(
        heading=LABEL,
        act=lambda: Appointed(
            role.given if role else only, person.given, (duty.id,), notes=ask.notes(reason)
        ),
        lead=(f"{capitalised(duty.what)}.",),
        duty=duty,
        dated=True,
        weighs=True,
    )


def _title(ask: Ask, role: str) -> str:
    known = ask.protocol.posts.get(role)
    return known.title if known else role.capitalize()


PAGE = ActPage(LABEL, form)
