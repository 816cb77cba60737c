"""The views from a draft to a case: every answer once more, the raising, and its end."""

from collections.abc import Collection

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from concordat import clock
from concordat.brief.other_cases import in_words
from concordat.brief.reading import Brief
from concordat.brief.view import CaseView
from concordat.casework import queries, returned, service, told
from concordat.core import sentences
from concordat.core.errors import Refused
from concordat.core.notices import Reached
from concordat.pages import sent
from concordat.pages.access import SignedIn, signed_in
from concordat.pages.components.fields import FieldProblem
from concordat.pages.dressing.ringing import answers_now
from concordat.pages.forms.typed import Typed
from concordat.pages.frame import answered, frame, work_changed
from concordat.pages.raising import end, journey, page, sending
from concordat.pages.raising.again import linked_to
from concordat.pages.raising.draft import Draft
from concordat.pages.raising.drafts import (
    keep,
    on_a_draft,
)
from concordat.pages.raising.ground import Ground
from concordat.pages.raising.questions import kept_out
from concordat.pages.raising.questions.kept_out import SOMEBODY, Anyone
from concordat.pages.raising.ring import in_their_place, nobody_rung
from concordat.pages.raising.views import FORM, HERE


@on_a_draft
@require_http_methods(FORM)
def check(request: SignedIn, draft: Draft, place: Ground) -> HttpResponse:
    """Every answer once more; sent from here, it is raised."""
    if journey.missing(draft, place):
        return redirect("raise-go-on", draft.id)
    said = sending.Answered(draft, place)
    anyone = Anyone(Typed.posted(request, place.on), place, draft)
    excluded = kept_out.excluded(draft, place)
    problems = () if excluded or not anyone.typed.sent else anyone.problems
    if request.method == "POST":
        if anyone.anyone.value == SOMEBODY and not excluded:
            return redirect("raise-page", draft.id, journey.KEPT_OUT.key)
        try:
            if not problems:
                return _sent(request, said, sent.SHOWN.every(request))
        except Refused as refused:
            request.refused = refused
    if request.refused:
        problems = (FieldProblem(request.refused.sentence),)
    to_tell, refused_now = _who_will_be_told(said)
    problems = problems or refused_now
    around = frame(
        request, "Check your answers", board=place.board, here=HERE, has_errors=bool(problems)
    )
    shown = {
        "sections": page.sections(draft, place),
        "told": to_tell,
        "instead": sending.who_follows_instead(said),
        "kept_out": page.kept_out(draft, place),
        "in_their_place": () if refused_now else in_their_place(draft, place),
        "already": [(each.ref, in_words(each, place.now)) for each in sending.raised_already(said)],
        "anyone": () if excluded else anyone.fields,
        "does": sending.what_it_does(said),
        "problems": problems,
        "linked": linked_to(draft, place),
        "draft": draft,
        "nobody_rung": nobody_rung(draft, place),
        "place": place,
        "read_by": sentences.ALL_READ,
    }
    return answered(request, "raising/check.html", around, **shown)


def _who_will_be_told(
    said: sending.Answered,
) -> tuple[tuple[str, ...], tuple[FieldProblem, ...]]:
    """Everybody who will be told; nobody, and why, where it can't be raised like this."""
    try:
        return sending.would_be_told(said), ()
    except Refused as refused:
        return (), (FieldProblem(refused.sentence),)


def _sent(request: SignedIn, said: sending.Answered, alike_seen: Collection[str]) -> HttpResponse:
    """Raise what the draft says and go to its end. Raises Refused."""
    ref = _raise(said, alike_seen)
    work_changed(request)
    return redirect("raise-raised", ref)


def _raise(said: sending.Answered, alike_seen: Collection[str]) -> str:
    """Record what the draft says, once however often it is sent, and return the case's reference.
    Raises Refused, also where a case about the same child stands beside it that was not shown.
    """
    draft, place, whole = said.draft, said.ground, sending.to_record(said)
    done = service.raise_case(
        place.board.id,
        whole.command,
        place.person.id,
        words=whole.words,
        excluded=kept_out.excluded(draft, place),
        alike_seen=alike_seen,
    )
    keep(draft.as_raised(done.ref), place)
    returned.discard_with_draft(place.person.id, draft.id)
    return done.ref


@signed_in
@require_safe
def raised(request: SignedIn, ref: str) -> HttpResponse:
    """The end: the reference, what happens next, by when, and what to say on the telephone."""
    view = queries.case(ref, request.person.id, clock.now())
    if view is None or request.person.id not in (view.case.raiser, view.record.events[0].by):
        raise Http404
    around = frame(request, f"Raised: {ref}", board=view.board, here=HERE)
    raised = end.page(Brief(view), request.person, _told_by_raising(view))
    ring = answers_now(view.board, view.now) if raised.in_danger or raised.unsafe else None
    return render(request, "raising/raised.html", {"page": around, "raised": raised, "ring": ring})


def _told_by_raising(view: CaseView) -> Reached:
    """What was told when it was raised: by the raising, and by what was sent with it."""
    sent_with_it = view.record.events[0].request
    entries = [each.seq for each in view.record.events if each.request == sent_with_it]
    return told.because_of(view.ref, entries)
