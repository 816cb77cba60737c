"""Say who acts in a role whose holder stepped aside."""

from django.http import Http404

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
    person = ask.ask(
        FromList("person", "Who is it?", options=_options(ask, left), needed=sentences.SAY_WHO)
    )
    reason = ask.reason("Why them?")
    agency = left.agency if left.side in PARTY_SIDES else None
    return ActForm(
        heading=label(ask.view, ask.about),
        act=lambda: Appointed(
            left.post,
            person.given,
            side=left.side or "board",
            agency=agency,
            notes=ask.notes(reason),
        ),
        button="Appoint them",
        lead=("Whoever had this role stepped aside. Deadlines keep running.",),
    )


def _left(ask: Ask) -> Aside:
    """The role that the page is about. Raises Http404 where nobody stepped aside from it."""
    found = next((each for each in ask.view.case.vacated if each.post == ask.about), None)
    if found is None:
        raise Http404
    return found


def _options(ask: Ask, left: Aside) -> dict[str, str]:
    """Everybody who is fit for it and didn't step aside; of an agency, its own people."""
    gone = ask.view.case.stood_aside | ask.view.record.directory.excluded
    found = fit_for(ask, left.post, side=left.side or "board")
    fit = {id_: words for id_, words in found.items() if id_ not in gone}
    if left.side not in PARTY_SIDES or left.agency is None:
        return fit
    works_in = ask.view.record.directory.works_in
    return {id_: words for id_, words in fit.items() if works_in(id_, left.agency)}


PAGE = ActPage(label, form)
