"""What the reader owes and what they were told."""

from datetime import datetime
from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from concordat import clock
from concordat.brief.names import Names
from concordat.casework import absences, drafts, queries, returned, traces
from concordat.casework.errors import NotFound
from concordat.pages import sent
from concordat.pages.access import SignedIn, signed_in
from concordat.pages.dressing.dangers import standing
from concordat.pages.dressing.ringing import answers_now
from concordat.pages.frame import frame, today, work_changed
from concordat.pages.shell import Link
from concordat.pages.worklist import page as pages
from concordat.pages.worklist.unsent import form_not_sent, why_not_any_more
from concordat.people import leave

HERE = "My work"


@signed_in
@require_safe
def my_work(request: SignedIn) -> HttpResponse:
    """What the reader owes, late first, then today, then by day; what they wait for; their drafts
    and their open cases.
    """
    now, person = clock.now(), request.person.id
    try:
        owed = queries.work(person, now, after=sent.AFTER.of(request))
    except NotFound as error:
        raise Http404 from error
    leaves = leave.of(person, today(now))
    covers = [each.cover.id for each in leaves if each.cover]
    found = pages.Everything(
        owed=owed,
        awaited=queries.awaited(person, now),
        cases=queries.cases(person, now),
        drafts=drafts.mine(person, now),
        forms=queries.kept_forms(person, now),
        leaves=leaves,
        not_in=absences.not_in(person, covers, now),
        held_by_nobody=queries.held_by_nobody_here(person, now),
        empty_roles=queries.nobody_acts_here(person, now),
        why_not=partial(why_not_any_more, person=person, now=now),
    )
    work = pages.my_work(found, now)
    work_changed(request)  # what it lists is counted with it, not as of a moment ago
    around = frame(request, "My work", here=HERE)
    in_danger = standing(person, now)
    refs = queries.told_of_danger(person, now)
    informed = [queries.informed(each, person, now) for each in refs]
    told = pages.told_of_danger(filter(None, informed))
    shown = {"page": around, "work": work, "dangers": in_danger, "told_of": told}
    return render(request, "worklist/work.html", shown)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def throw_away(request: SignedIn, kept: str) -> HttpResponse:
    """Ask first, then delete a form that was sent and not recorded."""
    now, person = clock.now(), request.person.id
    found = next((each for each in queries.kept_forms(person, now) if each.card.id == kept), None)
    if request.method == "POST":
        returned.discard(person, kept)
        return redirect("work")
    if found is None:
        raise Http404
    why_not = partial(why_not_any_more, person=person, now=now)
    page = frame(request, "Throw this away", here=HERE, back=Link("My work", reverse("work")))
    shown = {"page": page, "kept": form_not_sent(found, why_not, now)}
    return render(request, "worklist/throw_away.html", shown)


@signed_in
@require_safe
def told(request: SignedIn) -> HttpResponse:
    """What the reader was told (of the case that the address names, where it names one), by name
    or through a post. What is shown is new no more when they look again.
    """
    now, ref = clock.now(), sent.CASE.of(request)
    try:
        found = queries.news(request.person.id, now, sent.AFTER.of(request), ref=ref or None)
    except NotFound as error:
        raise Http404 from error
    heading = f"What you were told about {ref}" if ref else "What you were told"
    page = frame(request, heading, here=HERE, back=Link("My work", reverse("work")))
    shown = {
        "page": page,
        "heading": heading,
        "closed": bool(ref) and not any(row.opens for row in found.rows),
        "only_told": pages.only_told(found.rows),
        "heard": pages.heard(found.rows),
        **_of_danger(request, ref, now),
        "more": pages.further(reverse("told"), found.next, case=ref),
    }
    if request.method == "GET":
        traces.shown(request.person.id, found.rows, now)
        work_changed(request)
    return render(request, "worklist/told.html", shown)


def _of_danger(request: SignedIn, ref: str, now: datetime) -> dict[str, object]:
    """Of whom danger is asked and whom to ring, where the reader was told of it for information."""
    found = queries.informed(ref, request.person.id, now) if ref else None
    if found is None:
        return {"informed": None}
    view, agencies = found
    names = Names(view)
    ring = answers_now(view.board, now)
    return {"informed": pages.told_for_information(names, agencies), "ring": ring}
