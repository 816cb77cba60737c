"""The page of a case. People with no part in it get the same answer as for a case that doesn't
exist.
"""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from concordat import clock
from concordat.brief.reading import Brief
from concordat.brief.view import CaseView
from concordat.casework import queries
from concordat.library.files.papers import papers_of
from concordat.pages.access import SignedIn, signed_in
from concordat.pages.case.page import case_page
from concordat.pages.frame import frame
from concordat.pages.shell import Link


@signed_in
def case(request: SignedIn, ref: str) -> HttpResponse:
    view = queries.case(ref, request.person.id, clock.now())
    if view is None:
        raise Http404
    page = frame(
        request, f"Case {view.ref}", board=view.board, here="Cases", back=Link("Cases", "/cases/")
    )
    shown = case_page(Brief(view), papers_of(view.protocol), _readers(view))
    return render(request, "case/case.html", {"page": page, "case": shown})


def _readers(view: CaseView) -> tuple[str, ...]:
    """The names of those who have opened this case, the latest first."""
    return tuple(dict.fromkeys(card.name for card, _ in queries.read_by(view)))
