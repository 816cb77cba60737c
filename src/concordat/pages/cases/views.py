"""The cases in which the reader has a part: open or ended, by board and stage, late ones only."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from concordat import clock
from concordat.casework import queries
from concordat.casework.errors import NotFound
from concordat.pages import sent
from concordat.pages.access import SignedIn, signed_in
from concordat.pages.cases import page as pages
from concordat.pages.cases.filters import Chosen, Filter
from concordat.pages.dressing.dangers import standing
from concordat.pages.forms.typed import Typed
from concordat.pages.frame import frame, today


@signed_in
@require_safe
def my_cases(request: SignedIn) -> HttpResponse:
    """A page of them. The address holds what was chosen."""
    now = clock.now()
    boards = {post.board.id: post.board for post in request.seen_as.posts}
    chosen = Chosen.read(Typed.asked(request, today(now)))
    try:
        found = queries.cases(
            request.person.id, now, chosen.filters(), after=sent.AFTER.of(request)
        )
    except NotFound as error:
        raise Http404 from error
    filters = Filter(tuple(boards.values()), chosen, today(now))
    page = frame(request, "Cases", here="Cases")
    shown = {
        "page": page,
        "dangers": standing(request.person.id, now),
        "cases": pages.cases_page(found, chosen, now),
        "fields": filters.fields,
    }
    return render(request, "cases/cases.html", {**shown, "filtered": chosen.narrow})
