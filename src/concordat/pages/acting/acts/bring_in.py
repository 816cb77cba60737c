"""Say who acts in a role whose holder stepped aside."""

from django.http import Http404
from msgspec.structs import replace

from concordat.brief.view import CaseView
from concordat.core import sentences
from concordat.core.acts import Appointed
from concordat.core.case.aside import Aside
from concordat.core.posts import PARTY_SIDES
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.acting.naming import fit_for
from concordat.pages.forms.fields import FromList


def label(view: CaseView, about: str) -> str:
    return f"Say who acts as {view.protocol.title_of_tier(about)}"


def form(ask: Ask) -> ActForm:
    left = _left(ask)
    agency = left.agency if left.side in PARTY_SIDES else None
    acting = Appointed(left.post, "", side=left.side or "board", agency=agency)
    person = ask.ask(
        FromList("person", "Who is it?", options=fit_for(ask, acting), needed=sentences.SAY_WHO)
    )
    reason = ask.reason("Why them?")
    return ActForm(
        heading=label(ask.view, ask.about),
        act=lambda: replace(acting, person=person.given, notes=ask.notes(reason)),
        button="Appoint them",
        lead=("Whoever had this role stepped aside. Deadlines keep running.",),
    )


def _left(ask: Ask) -> Aside:
    """The role that the page is about. Raises Http404 where nobody stepped aside from it."""
    found = next((each for each in ask.view.case.vacated if each.post == ask.about), None)
    if found is None:
        raise Http404
    return found


PAGE = ActPage(label, form)
