"""Set a date that the procedure leaves open."""

from datetime import date

from django.http import Http404

from concordat.brief import duties
from concordat.brief.view import CaseView
from concordat.core import sentences
from concordat.core.acts import DateSet, Note
from concordat.core.labels import REASON
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.behalf import ask_who_wants
from concordat.pages.acting.by_when import ask_by_when
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.forms.fields import LongText

LABEL = "Set the date"


def label(view: CaseView, of: str) -> str:
    return LABEL if view.duty_called(of) else f"{LABEL} for the whole stage"


def form(ask: Ask) -> ActForm:
    what = _what(ask)
    until = ask_by_when(ask, "until", DateSet, "Give a date.")
    reason = ask.ask(
        LongText("reason", "Why this day?", kept=REASON, hint=sentences.MAY_STAY_EMPTY, rows=3)
    )
    ask_who_wants(ask, _date_set(ask, ask.typed.today, ()))
    return ActForm(
        heading=LABEL,
        act=lambda: _date_set(ask, until.given, ask.notes(reason)),
        button="Set it",
        lead=(what,),
    )


def _date_set(ask: Ask, until: date, notes: tuple[Note, ...]) -> DateSet:
    duty = ask.view.duty_called(ask.about)
    if duty is not None:
        return DateSet(until, duty.id, notes=notes)
    return DateSet(until, clock=ask.about, notes=notes)


def _what(ask: Ask) -> str:
    """What the date is for, and what the procedure says. Raises Http404 if nothing with that id has
    a date to set.
    """
    duty = ask.view.duty_called(ask.about)
    if duty is not None:
        sentence = duties.sentence(ask.names, duty)
        return f"{sentence}. The procedure says: {duty.limit}."
    clock = next((each for each in ask.view.case.clocks if each.key == ask.about), None)
    if clock is None:
        raise Http404
    return f"The deadline for the whole stage. The procedure says: {clock.limit}."


PAGE = ActPage(label, form)
