"""Another procedure, or a change in the child's life, beside the case."""

from concordat.core import sentences
from concordat.core.acts import ALLEGATION, BESIDE, DIED, Alongside, Subject
from concordat.core.labels import SUMMARY
from concordat.core.protocol import Kind
from concordat.core.who.allowed import why_not
from concordat.core.wording import capitalised
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.dressing.elsewhere import CONDUCT
from concordat.pages.forms.act_days import day_of
from concordat.pages.forms.fields import LongText, OneOf

LABEL = "Something else is happening at the same time"


def form(ask: Ask) -> ActForm:
    what = ask.ask(
        OneOf(
            "what",
            "What is it?",
            options={each: ask.names.said(_called(each)) for each in BESIDE},
            apart=DIED,
            needed="Say what it is.",
        )
    )
    since = ask.ask(day_of(Alongside, "on", ask.typed.today, hint=sentences.MAY_STAY_EMPTY))
    summary = ask.ask(
        LongText(
            "summary",
            "What should both sides know?",
            kept=SUMMARY,
            hint=sentences.MAY_STAY_EMPTY,
            rows=3,
        )
    )
    if what.value == ALLEGATION and summary.value:
        summary.refuse(sentences.NOTHING_OF_AN_ALLEGATION)
    return ActForm(
        heading=LABEL,
        act=lambda: Alongside(what.given, since.value, notes=ask.notes(summary)),
        lead=("It replaces nothing, and deadlines keep running.",),
        instead=_instead(ask) if what.value == ALLEGATION else None,
    )


def _called(what: str) -> str:
    return "The child has died" if what == DIED else capitalised(what)


def _instead(ask: Ask) -> Kind | None:
    """What an allegation is for: only the board's office records here that there is one."""
    refused = why_not(
        ask.protocol, ask.view.case, ask.view.actor, "alongside", Subject(name=ALLEGATION)
    )
    return CONDUCT if refused else None


PAGE = ActPage(LABEL, form)
