"""The frame around a page, filled for the person looking at it. Only this module makes a
`Shell`.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from concordat import clock
from concordat.brief.view import BoardCard
from concordat.brief.words import date_of
from concordat.casework import queries
from concordat.casework.values import Waits
from concordat.pages import sent
from concordat.pages.eyes import SeenAs
from concordat.pages.shell import (
    SERVICE,
    Banner,
    Eyes,
    Flash,
    Link,
    Move,
    MoveTheClock,
    NavItem,
    Shell,
)
from concordat.people.values import Person

ACCENT = "1f5f66"  # where no board is known
FLASH = "flash"  # the session's key for what is said once, after an act
WORK, FOR_THE_BOARD = "My work", "Board"
NOT_SENT = "Nothing was sent yet, because you had been signed out. What you wrote is here again."
KEPT = "What you kept is here again. Nothing was sent yet."
TOLD_NOBODY = "Nothing was sent yet, and nobody has been told."
PLACES = (
    (WORK, "/my-work/"),
    ("Raise a disagreement", "/raise/"),
    ("Cases", "/cases/"),
    ("Board", "/board/"),
    ("Protocols", "/protocols/"),
    ("Help", "/help/"),
)
COUNTED = "waits"  # the session's key for how much was waiting, and when that was counted
COUNTED_FOR = timedelta(
    minutes=2
)  # a page of one case may cost ten queries; counting on every page would double it
MOVE_THE_CLOCK = MoveTheClock(
    "/demonstration/clock",
    (
        Move("the next hour", "next-hour"),
        Move("close of day", "close-of-day"),
        Move("the next working day", "next-working-day"),
    ),
)


def frame(
    request: HttpRequest,
    title: str,
    *,
    board: BoardCard | None = None,
    here: str = "",
    back: Link | None = None,
    has_errors: bool = False,
    about_danger: bool = False,
) -> Shell:
    """The shell of a page for somebody signed in.

    `title` is read aloud and kept in browser histories, so it never has a child's name or story.
    `board` is the case's or protocol's; without one, the first board in which the person has a
    post. `here` is the label of a place in the menu. `about_danger`: what is sent from it is
    about a child in danger, so that it says of what comes back that nobody was told.
    """
    now = clock.now()
    request.titled, request.about_danger = title, about_danger  # type: ignore[attr-defined]
    seen_as: SeenAs | None = getattr(request, "seen_as", None)
    if seen_as is None:
        return bare(title, now, board=board, back=back, has_errors=has_errors)
    danger_href = _danger_in(request, board) if board else _danger_of(seen_as)
    board = board or seen_as.board
    page = bare(title, now, board=board, back=back, has_errors=has_errors)
    return replace(
        page,
        danger_href=danger_href,
        banners=(*_came_back(request, about_danger=about_danger), *page.banners),
        eyes=_eyes(seen_as, board),
        nav=_nav(seen_as, waiting(request, seen_as.person, now), here),
        flash=_flash(request),
        move_the_clock=MOVE_THE_CLOCK if settings.DEMONSTRATION else None,
    )


def _came_back(request: HttpRequest, *, about_danger: bool) -> Iterator[Banner]:
    """What is said above a form that was not recorded: nothing where its own page says what has to
    be put right, unless it is about danger.
    """
    returned = getattr(request, "returned", None)
    if returned is None:
        return
    if not returned.back:
        yield Banner(KEPT if returned.later else NOT_SENT)
    elif about_danger:
        yield Banner(TOLD_NOBODY)


def answered(request: HttpRequest, template: str, page: Shell, **shown: Any) -> HttpResponse:
    """The page of a form: 422 where something in it has to be put right."""
    status = 422 if page.has_errors else 200
    return render(request, template, {"page": page, **shown}, status=status)


def bare(
    title: str,
    now: datetime,
    *,
    board: BoardCard | None = None,
    back: Link | None = None,
    has_errors: bool = False,
) -> Shell:
    """The shell of a page for nobody in particular: no menu, no form, and no database query."""
    return Shell(
        title=title,
        board=board.name if board else SERVICE,
        accent=board.accent if board else ACCENT,
        now=now,
        home_href=reverse("home"),
        danger_href=danger_address(board),
        banners=banners(),
        back=back,
        has_errors=has_errors,
    )


def waiting(request: HttpRequest, person: Person, now: datetime) -> Waits:
    """How much waits for somebody, as counted after their last act or at most two minutes ago."""
    kept = request.session.get(COUNTED)
    if kept and timedelta(0) <= now - datetime.fromisoformat(kept[0]) < COUNTED_FOR:
        return Waits(*kept[1:])
    return count_work(request, person, now)


def count_work(request: HttpRequest, person: Person, now: datetime) -> Waits:
    """Count what waits for somebody, and keep the numbers for later pages."""
    waits = queries.waits(person.id, now)
    request.session[COUNTED] = [now.isoformat(), waits.work, waits.told]
    return waits


def work_changed(request: HttpRequest) -> None:
    """Forget the number, because an act was recorded: the next page counts again."""
    request.session.pop(COUNTED, None)


def say_once(request: HttpRequest, flash: Flash) -> None:
    """Keep what the next page says about an act just recorded. It must have no words about a child,
    because sessions are not sealed.
    """
    work_changed(request)
    undo = [flash.undo.label, flash.undo.href] if flash.undo else None
    first = list(flash.first)
    request.session[FLASH] = [flash.recorded, list(flash.told), flash.next, undo, first, flash.ring]


def banners() -> tuple[Banner, ...]:
    """What every page has to say."""
    if not settings.DEMONSTRATION:
        return ()
    return (
        Banner(
            "A demonstration: everybody in it is invented. Do not enter a real child.",
            "demonstration",
        ),
    )


def danger_address(board: BoardCard | None) -> str:
    """The page for danger: that board's numbers, or every board's if none is known."""
    return reverse("danger-in", args=[board.id]) if board else reverse("danger")


def _danger_in(request: HttpRequest, board: BoardCard) -> str:
    """The same page; from a page of a case, with the way to say so in that case."""
    ref = sent.gap(request, sent.REF)
    return (
        f"{danger_address(board)}?{urlencode({sent.CASE.name: ref})}"
        if ref
        else danger_address(board)
    )


def _danger_of(seen_as: SeenAs) -> str:
    """The page for danger with the numbers of every board in which somebody has a role."""
    boards = {post.board.id: post.board for post in seen_as.posts}
    if len(boards) < 2:
        return danger_address(seen_as.board)
    return f"{reverse('danger')}?{urlencode({'board': [*boards]}, doseq=True)}"


def today(now: datetime) -> date:
    """The London date of an instant."""
    return date_of(now)


def _eyes(seen_as: SeenAs, board: BoardCard | None) -> Eyes:
    person, post = seen_as.person, seen_as.post_on(board)
    change = (
        Link("Be someone else", reverse("sign-in"))
        if settings.DEMONSTRATION
        else Link("Sign out", reverse("sign-out"))
    )
    if post is None:
        return Eyes(person.name, "no role at present", SERVICE, change)
    return Eyes(person.name, post.title, post.agency, change)


def _nav(seen_as: SeenAs, waits: Waits, here: str) -> tuple[NavItem, ...]:
    sits_on_board = any(post.of_the_board for post in seen_as.posts)
    places = (place for place in PLACES if place[0] != FOR_THE_BOARD or sits_on_board)
    return tuple(
        NavItem(label, href, here=label == here)
        if label != WORK
        else NavItem(label, href, waits.work, label == here, waits.told)
        for label, href in places
    )


def _flash(request: HttpRequest) -> Flash | None:
    kept = request.session.pop(FLASH, None)
    if kept is None:
        return None
    recorded, told, following, undo, first, ring = kept
    link = Link(*undo) if undo else None
    return Flash(recorded, tuple(told), following, link, tuple(first), ring)
