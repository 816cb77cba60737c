"""The view of the short way: what has to be said now, on one page."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from concordat.core import sentences
from concordat.pages.access import SignedIn
from concordat.pages.forms.typed import Typed
from concordat.pages.frame import answered, frame
from concordat.pages.raising.again import linked_to
from concordat.pages.raising.draft import Draft
from concordat.pages.raising.drafts import answered_by, keep, on_a_draft, place_for
from concordat.pages.raising.ground import Ground
from concordat.pages.raising.questions.question import Question
from concordat.pages.raising.ring import nobody_rung
from concordat.pages.raising.single import (
    EVERYTHING,
    WHOM,
    Single,
    as_sent,
    says_more,
    shortened,
)
from concordat.pages.sent import BOARD, LEAVE, TO_BOARD

HERE = "Raise a disagreement"


@answered_by(lambda typed, draft, place, _key: as_sent(typed, draft, place))
@on_a_draft
@require_http_methods(["GET", "HEAD", "POST"])
def in_short(request: SignedIn, draft: Draft, place: Ground) -> HttpResponse:
    """What has to be said now, on one page. What was typed is kept, right or wrong."""
    if (board := BOARD.of(request)) and not draft.office:
        place = place_for(request.person, board)
    typed = Typed.posted(request, place.on)
    checked = _to_check(typed)
    if typed.sent:
        draft = as_sent(typed, draft, place)
    if request.method == "POST":
        draft = keep(draft, place)
        if there := _left_for(request, draft, place, checked):
            return there
    if says_more(draft, place):
        return redirect("raise-tasks", draft.id)
    single = Single(shortened(draft, place), place, checked)
    problems = single.problems()
    around = frame(request, HERE, board=place.board, here=HERE, has_errors=bool(problems))
    shown = {"single": single, "problems": problems, "place": place, "draft": draft}
    shown["read_by"] = sentences.ALL_READ
    shown["linked"] = linked_to(draft, place)
    ring = nobody_rung(draft, place)
    return answered(request, "raising/in_short.html", around, **shown, nobody_rung=ring)


def _to_check(typed: Typed) -> Sequence[type[Question]]:
    """What has to be answered: the agency alone, to see whom to ring there; or all of it."""
    if not typed.is_checked:
        return ()
    return WHOM if typed.text(LEAVE.name) == "ring" else EVERYTHING


def _left_for(
    request: SignedIn, draft: Draft, place: Ground, checked: Sequence[type[Question]]
) -> HttpResponse | None:
    """Where the one page was left for, once what was typed is kept; None where what was checked of
    it has to be put right first.
    """
    is_right = not Single(draft, place, checked).problems()
    if board := TO_BOARD.of(request):
        return redirect(_again(draft, board))
    match LEAVE.of(request):
        case "ring" if is_right:
            return redirect(f"{_again(draft, place.board.id)}#ring")
        case "" if is_right:
            return redirect("raise-check", draft.id)
        case left:
            return redirect(_elsewhere(draft)[left]) if left in _elsewhere(draft) else None


def _elsewhere(draft: Draft) -> Mapping[str, str]:
    """Where each of the other ways off the page leads."""
    return {
        "later": reverse("raise"),
        "at-length": reverse("raise-page", args=[draft.id, "procedure"]),
        "conduct": reverse("raise-conduct", args=[draft.id]),
    }


def _again(draft: Draft, board: str) -> str:
    """The address of the one page, for that board."""
    return f"{reverse('raise-short', args=[draft.id])}?{urlencode({'board': board})}"
