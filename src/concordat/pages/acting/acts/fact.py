"""State that something the procedure asks about is now true."""

from django.http import Http404

from concordat.brief.view import CaseView
from concordat.core.acts import FactStated
from concordat.core.protocol import Fact
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.danger_said import lead, who_was_rung
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.forms import rung

LEAD = "The procedure asks about this. Anything it requires starts when you record it."
BUTTON = "Yes, this is so"


def label(view: CaseView, key: str) -> str:
    return f"Say that this is so: {_fact(view, key).title}"


def form(ask: Ask) -> ActForm:
    fact = _fact(ask.view, ask.about)
    if fact.states_danger:
        return _in_danger(ask, fact)
    summary = ask.summary("Since when, and how do you know?", rows=3)
    return ActForm(
        heading=fact.title,
        act=lambda: FactStated(fact.key, notes=ask.notes(summary)),
        button=BUTTON,
        lead=(LEAD,),
        dated=True,
    )


def _in_danger(ask: Ask, fact: Fact) -> ActForm:
    """The danger is stated first, and the fact with it, in the same words."""
    stated, times = who_was_rung(ask)
    why = ask.ask(rung.WHY.said(ask.names.said))
    return ActForm(
        heading=fact.title,
        act=lambda: stated(ask.note(why, "summary")),
        also=lambda: (FactStated(fact.key, notes=(ask.note(why, "summary"),)),),
        button=BUTTON,
        lead=(*lead(ask), LEAD),
        grave=True,
        about_danger=True,
        times=times,
    )


def _fact(view: CaseView, key: str) -> Fact:
    """The fact of that key. Raises Http404 where the procedure asks about none."""
    found = view.protocol.fact(key)
    if found is None:
        raise Http404
    return found


PAGE = ActPage(label, form)
