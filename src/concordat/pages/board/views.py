"""A board's live cases and what waits in them, for the board's officers."""

from collections.abc import Callable
from typing import TypeVar

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from concordat import clock
from concordat.casework import day_jobs, queries
from concordat.casework.errors import NotFound
from concordat.pages import sent
from concordat.pages.access import SignedIn, signed_in
from concordat.pages.board import page as pages
from concordat.pages.dressing.dangers import standing
from concordat.pages.dressing.lists import nobody_acts, work_groups
from concordat.pages.frame import frame
from concordat.pages.shell import Link, Shell
from concordat.people.values import Board

HERE = "Board"
Found = TypeVar("Found")


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
        if queries.is_officer(board.id, request.person.id, clock.now()):
            return redirect("board-live", board.id)
    return render(
        request,
        "board/not_an_officer.html",
        {"page": frame(request, "Board", board=boards[0], here=HERE)},
    )


@signed_in
@require_safe
def live(request: SignedIn, board_id: str) -> HttpResponse:
    """What the board has to do, then its live cases: late ones first, the others by stage."""
    now, stage = clock.now(), sent.STAGE.of(request) or None
    found = for_officers(
        lambda: queries.board_live(
            board_id, request.person.id, now, stage=stage, after=sent.AFTER.of(request)
        )
    )
    board = board_of(request, board_id)
    page = frame(request, "Live cases", board=board, here=HERE)
    shown = {
        "page": page,
        "board": board,
        "live": pages.live(found, board_id, stage, now),
        "follow_ups": pages.follow_ups(queries.to_follow_up(board_id, request.person.id, now), now),
        "dangers": standing(request.person.id, now),
        "being_recorded": pages.being_recorded(day_jobs.going_on(board_id, request.person.id), now),
    }
    return render(request, "board/live.html", shown)


@signed_in
@require_safe
def waiting(request: SignedIn, board_id: str) -> HttpResponse:
    """Open cases in which nothing has a due time."""
    now = clock.now()
    found = for_officers(
        lambda: queries.waiting_on_nobody(
            board_id, request.person.id, now, after=sent.AFTER.of(request)
        )
    )
    address = reverse("board-waiting", args=[board_id])
    page = within(request, "No deadline running", board_id)
    shown = {
        "page": page,
        "cases": pages.still(found, now),
        "more": pages.further(address, found.next),
    }
    return render(request, "board/waiting.html", shown)


@signed_in
@require_safe
def after_the_end(request: SignedIn, board_id: str) -> HttpResponse:
    """What is still owed in cases that have ended."""
    now = clock.now()
    found = for_officers(
        lambda: queries.after_the_end(
            board_id, request.person.id, now, after=sent.AFTER.of(request)
        )
    )
    address = reverse("board-after-the-end", args=[board_id])
    page = within(request, "Still to be done, case closed", board_id)
    shown = {
        "page": page,
        "groups": pages.after_the_end(found, now),
        "more": pages.further(address, found.next),
    }
    return render(request, "board/after_the_end.html", shown)


@signed_in
@require_safe
def nobody(request: SignedIn, board_id: str) -> HttpResponse:
    """What is owed, and nobody holds: whoever owed it is gone, or away with nobody standing in."""
    now = clock.now()
    person, after = request.person.id, sent.AFTER.of(request)
    found = for_officers(lambda: queries.held_by_nobody(board_id, person, now))
    roles = for_officers(lambda: queries.nobody_acts(board_id, person, now, after))
    address = reverse("board-nobody", args=[board_id])
    shown = {
        "page": within(request, "Unassigned tasks and empty roles", board_id),
        "groups": work_groups(found, now),
        "roles": nobody_acts(roles.rows),
        "more": pages.further(address, roles.next),
        "dangers": standing(person, now),
    }
    return render(request, "board/nobody.html", shown)


@signed_in
@require_safe
def both_sides(request: SignedIn, board_id: str) -> HttpResponse:
    """Who has posts on both sides of an open case, and on which side they keep a part."""
    found = for_officers(lambda: queries.on_both_sides(board_id, request.person.id, clock.now()))
    page = within(request, "On both sides", board_id)
    return render(request, "board/both_sides.html", {"page": page, "rows": pages.on_both(found)})


def board_of(request: SignedIn, board_id: str) -> Board:
    """A board at which somebody has a post. Raises Http404."""
    for post in request.seen_as.posts:
        if post.board.id == board_id:
            return post.board
    raise Http404


def for_officers(ask: Callable[[], Found | None]) -> Found:
    """What a board's officer asks for. Raises Http404 for anybody else, and for a place in a list
    that no page gave.
    """
    try:
        found = ask()
    except NotFound as error:
        raise Http404 from error
    if found is None:
        raise Http404
    return found


def within(request: SignedIn, title: str, board_id: str, *, has_errors: bool = False) -> Shell:
    """The frame of a page below the board's own page."""
    back = Link("Live cases", reverse("board-live", args=[board_id]))
    board = board_of(request, board_id)
    return frame(request, title, board=board, here=HERE, back=back, has_errors=has_errors)
