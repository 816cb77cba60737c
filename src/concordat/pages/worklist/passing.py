"""Who goes on: a task handed to a colleague, or a case taken over. One place for both."""

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from concordat import clock
from concordat.brief.reading import Brief
from concordat.casework import queries
from concordat.casework.errors import NotFound
from concordat.core.acts import ActKind
from concordat.core.wording import capitalised
from concordat.pages import sent
from concordat.pages.access import SignedIn, signed_in
from concordat.pages.components.lists import Pages
from concordat.pages.dressing.lists import case_row
from concordat.pages.frame import frame
from concordat.pages.shell import Link

HERE, TITLE = "My work", "Reassign a case"


@signed_in
@require_safe
def choose(request: SignedIn) -> HttpResponse:
    """The reader's open cases, to choose the one to hand on."""
    now = clock.now()
    try:
        found = queries.cases(
            request.person.id,
            now,
            queries.Filters(to_hand_on=True),
            after=sent.AFTER.of(request),
        )
    except NotFound as error:
        raise Http404 from error
    page = frame(request, TITLE, here=HERE, back=Link("My work", reverse("work")))
    rows = tuple(
        (case_row(line, now), reverse("hand-on-case", args=[line.ref])) for line in found.lines
    )
    more = Pages(older=f"?after={found.next}" if found.next else "")
    return render(request, "worklist/choose.html", {"page": page, "rows": rows, "more": more})


@signed_in
@require_safe
def hand_on(request: SignedIn, ref: str) -> HttpResponse:
    """The reader's tasks in a case, each with the way to hand it to a colleague; and who can say
    who goes on with the whole of it.
    """
    view = queries.case(ref, request.person.id, clock.now())
    if view is None:
        raise Http404
    brief = Brief(view)
    page = frame(
        request,
        f"Reassign case {ref}",
        board=view.board,
        here=HERE,
        back=Link(TITLE, reverse("hand-on")),
    )
    shown = {"page": page, "ref": ref, "tasks": _tasks(brief), "ways": _ways(brief)}
    return render(request, "worklist/hand_on.html", shown)


def _tasks(brief: Brief) -> tuple[tuple[Link, str], ...]:
    """Each task that the reader can hand on, with the way to do it, and how that stands."""
    can = {each.about for each in brief.offers if each.kind == "hand-on" and each.open}
    return tuple(
        (_link(brief, capitalised(duty.what), "hand-on", str(duty.id)), duty.handed)
        for duty in brief.duties
        if str(duty.id) in can
    )


def _ways(brief: Brief) -> tuple[Link, ...]:
    """The offers to go on in somebody's place, or to say who does."""
    words = "Say who goes on with it for" if brief.view.actor.is_officer else "Take it over for"
    return tuple(
        _link(brief, f"{words} {brief.names.agency(offer.about)}", offer.kind, offer.about)
        for offer in brief.offers
        if offer.kind == "take-over" and offer.open
    )


def _link(brief: Brief, words: str, kind: ActKind, about: str) -> Link:
    """The way to the page of an act."""
    there = reverse(f"act-{kind}", args=[brief.view.ref])
    return Link(words, f"{there}?{urlencode({'about': about})}")
