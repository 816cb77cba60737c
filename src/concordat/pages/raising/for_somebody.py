"""The board's business manager begins to raise for somebody who rang: who, how and when. From there
on it is asked as of everybody.
"""

from collections.abc import Iterable

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from concordat.pages import sent
from concordat.pages.access import SignedIn, signed_in
from concordat.pages.forms.typed import Typed
from concordat.pages.frame import answered, frame
from concordat.pages.raising import again, journey
from concordat.pages.raising.draft import WHO_RANG, Draft, fresh
from concordat.pages.raising.drafts import (
    begun,
    keep,
    nothing_to_raise_in,
    office_of,
    own_draft,
    place_of,
)
from concordat.pages.raising.ground import Ground, NothingToRaiseIn
from concordat.pages.raising.questions.question import Question
from concordat.pages.raising.questions.start import Danger
from concordat.pages.raising.views import FORM, HERE, on_from


@signed_in
@require_http_methods(FORM)
def start(request: SignedIn) -> HttpResponse:
    """Whether there is danger, and who rang."""
    try:
        place = office_of(request.person, sent.BOARD.of(request))
    except NothingToRaiseIn:
        return nothing_to_raise_in(request)
    before = again.ended(request)
    draft = fresh(before.ref if before else "", office=place.board.id)
    typed = Typed.posted(request, place.on)
    danger, rang = Danger(typed, place, draft, "danger"), _who_rang(typed, place, draft)
    if not (danger.is_right and rang.is_right):
        return _show(request, (danger, rang), draft, place)
    draft = draft.with_answers("danger", danger.kept()).with_answers(WHO_RANG, rang.kept())
    place = place_of(request.person, draft)
    if before:
        draft = again.with_what_is_known(draft, before, place)
    draft = keep(draft, place)
    return on_from(request, journey.FIXED["danger"], danger, draft)


@signed_in
@require_http_methods(FORM)
def who_rang(request: SignedIn, draft: str) -> HttpResponse:
    """Who rang, asked again of a draft."""
    found = own_draft(request.person, draft)
    if found.raised or not found.office:
        raise Http404
    try:
        place = place_of(request.person, found)
    except NothingToRaiseIn:
        return nothing_to_raise_in(request)
    if request.method != "POST" and not request.returned:
        return _show(request, (journey.filled(journey.CALLER, found, place),), found, place)
    rang = _who_rang(Typed.posted(request, place.on), place, found)
    if not rang.is_right:
        return _show(request, (rang,), found, place)
    found = found.with_answers(WHO_RANG, rang.kept())
    found = keep(found, place_of(request.person, found))
    return redirect("raise-go-on" if journey.missing(found, place) else "raise-check", found.id)


def _who_rang(typed: Typed, place: Ground, draft: Draft) -> Question:
    return journey.CALLER.form(typed, place, draft, WHO_RANG)


def _show(
    request: SignedIn, forms: Iterable[Question], draft: Draft, place: Ground
) -> HttpResponse:
    asked = tuple(forms)
    problems = tuple(each for form in asked if form.typed.is_checked for each in form.problems)
    around = frame(request, HERE, board=place.board, here=HERE, has_errors=bool(problems))
    shown = {
        "fields": tuple(field for form in asked for field in form.shown(headed=False)),
        "problems": problems,
        "begun": () if draft.id else begun(request.person, place.now),
        "place": place,
        "linked": again.linked_to(draft, place),
    }
    return answered(request, "raising/for_somebody.html", around, **shown)
