"""A form whose sending recorded nothing: what was written is kept, and whoever wrote it comes back
to the filled page. Because something has to be put right: at once, by a redirect, so that Back and
Reload show a page and never ask to send again. Because nobody was signed in any more: once they
have signed in.

Each form says to whom it was shown and on which page, in a box that is signed, so that nobody can
leave words for somebody else. Whatever is kept of something that was typed is on My work.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.core import signing
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from concordat import clock
from concordat.brief.words import date_of
from concordat.casework import returned
from concordat.core.acts import NOBODY_RUNG
from concordat.core.errors import Refused
from concordat.pages import sent
from concordat.people import queries
from concordat.tables.busy import unless_unwritable

SHOWN_TO, RETURNED = sent.SHOWN_TO.name, sent.RETURNED.name
NOT_WORDS = ("csrfmiddlewaretoken", SHOWN_TO, sent.KEEP.name)
PAGES, SEE_OTHER = (200, 409, 422), 303
OLDEST = 7 * 24 * 60 * 60  # seconds that a page may have been open
LONGEST_TITLE = 120
About = Callable[[HttpRequest, str], str]
View = Callable[..., HttpResponseBase]
_RUNG = "rung"  # what the boxes begin with that ask who was rung
_ABOUT = "what_was_sent_is_about"
_BESIDE = "may_stand_beside_another"


class Shown(NamedTuple):
    """To whom a form was shown, the title of its page, and whether that is about danger."""

    person: str
    title: str
    danger: bool = False


def names_by(about: About) -> Callable[[View], View]:
    """Lets a view say what a form that it never got to see is about, for the person who sent it."""

    def named(view: View) -> View:
        setattr(view, _ABOUT, about)
        return view

    return named


def one_of_several(view: View) -> View:
    """A view whose form may be sent once more with other words, as a note is: what one sent is kept
    beside what another did.
    """
    setattr(view, _BESIDE, True)
    return view


def hidden(request: HttpRequest) -> dict[str, Any]:
    """The boxes at the top of every form: that it is ours, and to whom it was shown."""
    person = getattr(request, "person", None)
    ours = format_html(
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">', get_token(request)
    )
    if person is None:
        return {"csrf_input": ours}
    shown = Shown(person.id, *_titled(request))
    shown_to = signing.dumps([*shown], salt=SHOWN_TO, compress=True)
    theirs = format_html('<input type="hidden" name="{}" value="{}">', SHOWN_TO, shown_to)
    return {"csrf_input": SafeString(ours + theirs)}


def keep(request: HttpRequest) -> str:
    """Keep what a form sent for whoever it was shown to. Returns where they find it again; "" where
    there is nothing to keep, or nobody to keep it for.
    """
    shown = _shown_to(request)
    if shown is None or not any(map(any, _boxes(request).values())):
        return ""
    kept = _kept(request, shown)
    return _where(request, kept) if kept else ""


def kept_for_later(request: HttpRequest, person: str) -> HttpResponseBase | None:
    """What answers a form that its writer keeps, to go on with it later: the way to their drafts.
    Nothing of it is recorded. None of any other form.
    """
    if request.method != "POST" or not sent.KEEP.pressed(request):
        return None
    if sent.written(request):
        shown = _shown_to(request) or Shown(person, "")
        _kept(request, shown._replace(person=person), later=True)
    return HttpResponseRedirect(f"{reverse('work')}#drafts")


def _shown_to(request: HttpRequest) -> Shown | None:
    """To whom the form that was sent was shown, and on what page; None of any other."""
    if request.method != "POST":
        return None
    try:
        shown = signing.loads(sent.SHOWN_TO.if_right(request), salt=SHOWN_TO, max_age=OLDEST)
    except signing.BadSignature:
        return None
    return Shown(*shown) if isinstance(shown, list) else Shown(shown, "")  # from before 2026-12


def _titled(request: HttpRequest) -> tuple[str, bool]:
    """The title of the page that is shown, and whether it is about danger."""
    title: str = getattr(request, "titled", "")
    return title[:LONGEST_TITLE], getattr(request, "about_danger", False)


def _kept(request: HttpRequest, shown: Shown, *, later: bool = False) -> str:
    about = getattr(sent.view_of(request), _ABOUT, _unnamed)
    page = _page(request, shown)
    about_it = about(request, shown.person)
    listed = bool(sent.written(request)) or shown.danger
    page = replace(page, about=about_it, listed=listed)
    return returned.keep(shown.person, page, _boxes(request), later=later)


def instead_of(
    answer: HttpResponseBase, request: HttpRequest, person: str, refused: Refused | None
) -> HttpResponseBase:
    """What answers a form: never a page of its own, but the way back to the filled page, which says
    what has to be put right. `refused` is why, where the boxes alone don't show it. The page itself
    where nothing can be kept: for somebody of no board, or while the record can't be written.

    What this form sent before, and was not recorded then, is thrown away.
    """
    if request.method != "POST":
        return answer
    kept = ""
    with unless_unwritable():
        returned.sent_again(person, sent.RETURNED.if_right(request), _form(request))
        if answer.status_code in PAGES:
            shown, boxes = Shown(person, *_titled(request)), _boxes(request)
            page = _page(request, shown)
            typed = bool(sent.written(request)) or shown.danger
            page = replace(page, listed=not page.draft and typed)
            kept = returned.keep(person, page, boxes, back=True, refused=refused)
    return HttpResponseRedirect(_where(request, kept), status=SEE_OTHER) if kept else answer


def _boxes(request: HttpRequest) -> dict[str, list[str]]:
    return {name: each for name, each in sent.boxes(request).items() if name not in NOT_WORDS}


def _unnamed(_request: HttpRequest, _person: str) -> str:
    return ""


def _page(request: HttpRequest, shown: Shown) -> returned.Page:
    """What the page that was sent is about. Where its address names no board in which they have a
    role, it is of their first.
    """
    boards = queries.boards_of(shown.person, date_of(clock.now()))
    named = (sent.gap(request, sent.BOARD_ID), sent.BOARD.if_right(request))
    return returned.Page(
        case=sent.gap(request, sent.REF),
        draft=sent.gap(request, sent.DRAFT),
        board=next((each for each in (*named, *boards) if each in boards), ""),
        form=_form(request),
        address=_address(request),
        title=shown.title,
        danger=shown.danger,
        to_ring=shown.danger and _nobody_rung(request),
    )


def _nobody_rung(request: HttpRequest) -> bool:
    """Whether the form asked who was rung, and nobody was said to have been."""
    boxes = sent.boxes(request)
    asked = any(name.startswith(_RUNG) for name in boxes)
    return asked and boxes.get(_RUNG, [""]) in ([""], [NOBODY_RUNG])


def _form(request: HttpRequest) -> str:
    """Which form of its sender it is: of one act there is one in each case, about each thing."""
    several = getattr(sent.view_of(request), _BESIDE, False)
    which = sent.REQUEST if several else sent.ABOUT
    return f"{request.path} {which.if_right(request)}"


def _where(request: HttpRequest, kept: str) -> str:
    """The address of the page that was sent, with what was kept of it."""
    return filled(_address(request), kept)


def _address(request: HttpRequest) -> str:
    asked = {name: each for name, each in sent.asked(request).items() if name != RETURNED}
    return f"{request.path}?{urlencode(asked, doseq=True)}" if asked else request.path


def filled(address: str, kept: str) -> str:
    """The address of a page, filled with what was kept of it under this id."""
    return f"{address}{'&' if '?' in address else '?'}{urlencode({RETURNED: kept})}"


def sign_in_address(request: HttpRequest, there: str) -> str:
    """Where to sign in, and from there back to the filled page: among those of the first board of
    whoever the form was shown to. Where it was about danger, the address says so.
    """
    shown = _shown_to(request)
    boards = queries.boards_of(shown.person, date_of(clock.now())) if shown else ()
    asked = {"board": next(iter(boards))} if boards else {}
    asked |= {sent.ABOUT.name: sent.DANGER} if shown and shown.danger else {}
    return f"{reverse('sign-in')}?{urlencode(asked | {'next': there})}"


def found(request: HttpRequest, person: str) -> returned.Returned | None:
    """What that person sent and has come back to; None where they have not, or send it now."""
    kept = sent.RETURNED.of(request)
    return returned.get(person, kept) if kept and request.method != "POST" else None
