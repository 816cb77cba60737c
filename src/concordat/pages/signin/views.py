"""Starts and ends a session for the person chosen."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from concordat import clock
from concordat.pages import access, eyes, sent
from concordat.pages.dressing.ringing import answers_now_at
from concordat.pages.frame import bare, count_work, frame, today
from concordat.pages.signin.page import Area, Chooser, groups, stories
from concordat.people import queries
from concordat.people.values import Board


@access.anyone
@require_safe
def home(request: access.Request) -> HttpResponse:
    """The front page: leads to the person's work, or to signing in."""
    return redirect("work" if request.person else "sign-in")


@access.anyone
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: access.Request) -> HttpResponse:
    """Choose whom to be (demonstration), or read that accounts are not set up yet."""
    if not settings.DEMONSTRATION:
        if request.method == "POST":
            raise Http404
        return render(request, "signin/no_accounts.html", {"page": bare("Sign in", clock.now())})
    if request.method == "POST":
        return _be(request)
    asked = sent.BOARD.of(request)
    own = request.seen_as.board.id if request.seen_as and request.seen_as.board else ""
    chooser = _chooser(asked, own, sent.NEXT.of(request), sent.ABOUT.of(request) == sent.DANGER)
    if chooser is None:
        return render(
            request, "signin/nobody.html", {"page": bare("Nobody is here yet", clock.now())}
        )
    chosen = chooser.board if asked == chooser.board.id else None  # else danger has no area yet
    page = frame(request, "Choose who to be", board=chosen)
    return render(request, "signin/choose.html", {"page": page, "chooser": chooser})


@access.anyone
@require_http_methods(["GET", "HEAD", "POST"])
def sign_out(request: access.Request) -> HttpResponse:
    """Ask, then end the session."""
    if request.method == "POST":
        request.session.flush()
        return redirect("sign-in")
    return render(request, "signin/sign_out.html", {"page": frame(request, "Sign out")})


def _be(request: HttpRequest) -> HttpResponse:
    person_id = sent.PERSON.of(request)
    person = queries.people([person_id]).get(person_id)
    if person is None:
        raise Http404
    request.session.flush()  # nothing of whoever was here before stays
    request.session[eyes.PERSON] = person_id
    count_work(request, person, clock.now())
    return redirect(access.way_back(request, sent.NEXT.in_a_form.of(request)))


def _chooser(asked: str, own: str, after: str, danger: bool) -> Chooser | None:
    """Everybody on the board asked for, or else on their own, or on the first; None if no directory
    has been loaded.
    """
    boards = queries.boards()
    if not boards:
        return None
    wanted = asked or own
    board = next((board for board in boards if board.id == wanted), boards[0])
    members = queries.people_of(board.id, today(clock.now()))
    covered = {part.covering for member in members for part in member.parts if part.covering}
    names = {person.id: person.name for person in queries.people(covered).values()}
    return Chooser(
        areas=tuple(_area(each, each.id == board.id, after, danger) for each in boards),
        board=board,
        groups=groups(members, _elsewhere(board, boards), names),
        after=after,
        stories=() if after or asked else stories(settings.STORIES),
        danger=danger,
        to_ring=answers_now_at(board.id, clock.now()) if danger else None,
    )


def _area(board: Board, chosen: bool, after: str, danger: bool) -> Area:
    wanted = {"board": board.id} | ({"next": after} if after else {})
    wanted |= {sent.ABOUT.name: sent.DANGER} if danger else {}
    return Area(board.name, f"{reverse('sign-in')}?{urlencode(wanted)}", chosen)


def _elsewhere(board: Board, boards: tuple[Board, ...]) -> set[str]:
    on = today(clock.now())
    others = (queries.people_of(each.id, on) for each in boards if each.id != board.id)
    return {member.person.id for members in others for member in members}
