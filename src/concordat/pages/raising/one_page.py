"""The view of the short way: what has to be said now, on one page."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from concordat.pages.access import SignedIn
from concordat.pages.components.fields import FieldProblem
from concordat.pages.forms.typed import Typed
from concordat.pages.frame import answered, frame
from concordat.pages.raising.draft import Draft
from concordat.pages.raising.drafts import keep, on_a_draft, place_for
from concordat.pages.raising.ground import Ground
from concordat.pages.raising.single import Single, as_sent, says_more, shortened
from concordat.pages.sent import BOARD, LEAVE, TO_BOARD

HERE = "Raise a disagreement"


@on_a_draft
@require_http_methods(["GET", "HEAD", "POST"])
def in_short(request: SignedIn, draft: Draft, place: Ground) -> HttpResponse:
    """What has to be said now, on one page. What was typed is kept, right or wrong."""
    if (board := BOARD.of(request)) and not draft.office:
        place = place_for(request, board)
    typed = Typed.posted(request, place.on)
    problems: tuple[FieldProblem, ...] = ()
    if typed.sent:
        draft = as_sent(typed, draft, place)
    if request.method == "POST":
        draft = keep(draft, place)
        if there := _left_for(request, draft):
            return there
    if typed.is_checked:
        problems = Single(draft, place).problems()
        if not problems and not typed.kept:
            return redirect("raise-check", draft.id)
    if says_more(draft, place):
        return redirect("raise-tasks", draft.id)
    single = Single(shortened(draft, place), place)
    around = frame(request, HERE, board=place.board, here=HERE, has_errors=bool(problems))
    shown = {"single": single, "problems": problems, "place": place, "draft": draft}
    return answered(request, "raising/in_short.html", around, **shown)


def _left_for(request: SignedIn, draft: Draft) -> HttpResponse | None:
    """Where the one page was left for, once what was typed is kept; None where it was sent to be
    checked.
    """
    if board := TO_BOARD.of(request):
        return redirect(f"{reverse('raise-short', args=[draft.id])}?{urlencode({'board': board})}")
    match LEAVE.of(request):
        case "later":
            return redirect("raise")
        case "at-length":
            return redirect("raise-page", draft.id, "procedure")
        case "conduct":
            return redirect("raise-conduct", draft.id)
        case _:
            return None
