"""What the reader owes and what they were told."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from concordat import clock
from concordat.casework import queries
from concordat.casework.errors import NotFound
from concordat.pages.access import SignedIn, signed_in
from concordat.pages.frame import frame, today
from concordat.pages.shell import Link
from concordat.pages.worklist import page as pages
from concordat.people import leave

HERE = "My work"


@signed_in
@require_safe
def my_work(request: SignedIn) -> HttpResponse:
    """Late first, then today, then by day."""
    now = clock.now()
    try:
        found = queries.work(request.person.id, now, after=request.GET.get("after"))
    except NotFound as error:
        raise Http404 from error
    work = pages.my_work(found, leave.of(request.person.id, today(now)), now)
    return render(
        request, "worklist/work.html", {"page": frame(request, "My work", here=HERE), "work": work}
    )


@signed_in
@require_safe
def told(request: SignedIn) -> HttpResponse:
    """What the reader was told, by name or through a post."""
    try:
        found = queries.news(request.person.id, clock.now(), after=request.GET.get("after"))
    except NotFound as error:
        raise Http404 from error
    page = frame(request, "What you were told", here=HERE, back=Link("My work", reverse("work")))
    shown = {
        "page": page,
        "heard": pages.heard(found.rows),
        "more": pages.further(reverse("told"), found.next),
    }
    return render(request, "worklist/told.html", shown)
