"""The page of a case. People with no part in it get the same answer as for a case that doesn't
exist; those who had one, what they were told.
"""

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from concordat import clock
from concordat.brief.reading import Brief
from concordat.brief.view import CaseView
from concordat.casework import queries
from concordat.library.files.papers import papers_of
from concordat.pages.access import SignedIn, signed_in
from concordat.pages.case.page import case_page
from concordat.pages.dressing.ringing import answers_now
from concordat.pages.frame import frame
from concordat.pages.shell import Link


@signed_in
@require_safe
def case(request: SignedIn, ref: str) -> HttpResponse:
    person = request.person.id
    view = queries.case(ref, person, clock.now())
    if view is None:
        return _only_told(request, ref)
    page = frame(
        request, f"Case {view.ref}", board=view.board, here="Cases", back=Link("Cases", "/cases/")
    )
    kept_out = tuple((card.name, why) for card, why in queries.kept_out(view))
    others = queries.other_cases(view)
    shown = case_page(
        Brief(view),
        papers_of(view.protocol),
        _readers(view),
        kept_out,
        others,
        there=queries.stands_in(others, person, view.now),
    )
    ring = answers_now(view.board, view.now) if shown.dangers or shown.dangers_there else None
    return render(request, "case/case.html", {"page": page, "case": shown, "ring": ring})


def _only_told(request: SignedIn, ref: str) -> HttpResponse:
    """To what they were told, for somebody who has no part in a case any more. Raises Http404 where
    they never had one.
    """
    if not queries.news(request.person.id, clock.now(), ref=ref).rows:
        raise Http404
    return redirect(f"{reverse('told')}?{urlencode({'case': ref})}")


def _readers(view: CaseView) -> tuple[str, ...]:
    """The names of those who have opened this case, the latest first."""
    return tuple(dict.fromkeys(card.name for card, _ in queries.read_by(view)))
