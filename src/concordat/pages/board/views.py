"""A board's live cases and what waits in them, for the board's officers."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from concordat import clock
from concordat.casework import queries
from concordat.casework.errors import NotFound
from concordat.pages.access import SignedIn, signed_in
from concordat.pages.board import page as pages
from concordat.pages.frame import frame
from concordat.pages.shell import Link, Shell
from concordat.people.values import Board

HERE = "Board"


@signed_in
@require_safe
def first(request: SignedIn) -> HttpResponse:
    """The first board whose cases somebody may see; or else what they may see, if they have a post
    at a board.
    """
    boards = [post.board for post in request.seen_as.posts if post.of_the_board]
    if not boards:
        raise Http404
    for board in boards:
        if queries.board_live(board.id, request.person.id, clock.now()) is not None:
            return redirect("board-live", board.id)
    return render(
        request,
        "board/not_an_officer.html",
        {"page": frame(request, "Board", board=boards[0], here=HERE)},
    )


@signed_in
@require_safe
def live(request: SignedIn, board_id: str) -> HttpResponse:
    """What the board owes, then its live cases: late ones first, the others by stage."""
    now, stage = clock.now(), request.GET.get("stage") or None
    try:
        found = queries.board_live(
            board_id, request.person.id, now, stage=stage, after=request.GET.get("after")
        )
    except NotFound as error:
        raise Http404 from error
    if found is None:
        raise Http404
    board = board_of(request, board_id)
    page = frame(request, "Live cases", board=board, here=HERE)
    shown = {"page": page, "board": board, "live": pages.live(found, board_id, stage, now)}
    return render(request, "board/live.html", shown)


@signed_in
@require_safe
def waiting(request: SignedIn, board_id: str) -> HttpResponse:
    """Open cases in which nothing has a due time."""
    now = clock.now()
    try:
        found = queries.waiting_on_nobody(
            board_id, request.person.id, now, after=request.GET.get("after")
        )
    except NotFound as error:
        raise Http404 from error
    if found is None:
        raise Http404
    address = reverse("board-waiting", args=[board_id])
    page = within(request, "Waiting on nobody's limit", board_id)
    shown = {
        "page": page,
        "cases": pages.still(found, now),
        "more": pages.further(address, found.next),
    }
    return render(request, "board/waiting.html", shown)


@signed_in
@require_safe
def after_the_end(request: SignedIn, board_id: str) -> HttpResponse:
    """Letters and actions past their date, in cases that have ended."""
    now = clock.now()
    try:
        found = queries.after_the_end(
            board_id, request.person.id, now, after=request.GET.get("after")
        )
    except NotFound as error:
        raise Http404 from error
    if found is None:
        raise Http404
    address = reverse("board-after-the-end", args=[board_id])
    page = within(request, "Past their date after an end", board_id)
    shown = {
        "page": page,
        "groups": pages.after_the_end(found, now),
        "more": pages.further(address, found.next),
    }
    return render(request, "board/after_the_end.html", shown)


def board_of(request: SignedIn, board_id: str) -> Board:
    """A board at which somebody has a post. Raises Http404."""
    for post in request.seen_as.posts:
        if post.board.id == board_id:
            return post.board
    raise Http404


def within(request: SignedIn, title: str, board_id: str, *, has_errors: bool = False) -> Shell:
    """The frame of a page below the board's own page."""
    back = Link("Live cases", reverse("board-live", args=[board_id]))
    board = board_of(request, board_id)
    return frame(request, title, board=board, here=HERE, back=back, has_errors=has_errors)
