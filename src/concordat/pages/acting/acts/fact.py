"""State that something the procedure asks about is now true."""

from django.http import Http404

from concordat.brief.view import CaseView
from concordat.core.acts import FactStated
from concordat.core.labels import SUMMARY
from concordat.core.protocol import Fact
from concordat.pages.acting.ask import BOTH_READ, Ask
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.forms.fields import LongText


def label(view: CaseView, key: str) -> str:
    return f"Say that this is so: {_fact(view, key).title}"


def form(ask: Ask) -> ActForm:
    fact = _fact(ask.view, ask.about)
    summary = ask.ask(
        LongText(
            "summary", "Since when, and how do you know?", kept=SUMMARY, hint=BOTH_READ, rows=3
        )
    )
    return ActForm(
        heading=fact.title,
        act=lambda: FactStated(fact.key, notes=ask.notes(summary)),
        button="Yes, this is so",
        lead=("The procedure asks about this. Anything it requires starts when you record it.",),
        dated=True,
    )


def _fact(view: CaseView, key: str) -> Fact:
    """The fact of that key. Raises Http404 where the procedure asks about none."""
    found = view.protocol.fact(key)
    if found is None:
        raise Http404
    return found


PAGE = ActPage(label, form)
