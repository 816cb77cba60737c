"""The page for danger. Its numbers come from one small file, and without that file it still says
what to do. Only the reader's own lead and cases need the database; without it they are left out.
"""

import logging
from collections.abc import Callable
from typing import TypeVar

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from concordat import clock
from concordat.core import sentences
from concordat.pages import eyes, sent
from concordat.pages.access import public
from concordat.pages.components.values import Person
from concordat.pages.danger.page import OpenCases, area, open_cases
from concordat.pages.dressing.ringing import own_leads
from concordat.pages.frame import bare, today
from concordat.people import queries
from concordat.people.danger import BoardContacts, kept

Found = TypeVar("Found")
NO_LEADS: tuple[Person, ...] = ()
NO_BOARDS: tuple[str, ...] = ()
logger = logging.getLogger(__name__)


@public
@require_safe
def danger(request: HttpRequest, board: str = "") -> HttpResponse:
    """The numbers of one board; of those that the query names, for somebody with roles in several;
    of every board where none (or none that is known) is named, the reader's own first.
    """
    now = clock.now()
    known = _known()
    chosen = next((each for each in known if each.board.id == board), None)
    asked = sent.BOARD.every(request)
    named = tuple(each for each in known if each.board.id in asked)
    own = _if_signed_in(request, lambda who: queries.boards_of(who, today(now)), NO_BOARDS)
    shown = (chosen,) if chosen else named or _own_first(known, own)
    page = bare(sentences.ASK_IN_DANGER, now, board=chosen.board if chosen else None)
    areas = tuple(area(each, now) for each in shown)
    shown_here = {
        "page": page,
        "areas": areas,
        "one": chosen is not None,
        "leads": _if_signed_in(request, lambda who: own_leads(who, today(now)), NO_LEADS),
        "cases": _if_signed_in(request, lambda who: open_cases(who, now), OpenCases()),
        "case": sent.CASE.if_right(request),
    }
    return render(request, "danger/danger.html", shown_here)


def _own_first(known: tuple[BoardContacts, ...], own: tuple[str, ...]) -> tuple[BoardContacts, ...]:
    """All of them; first those of the boards in which the reader has a role."""
    return tuple(sorted(known, key=lambda each: each.board.id not in own))


def _if_signed_in(request: HttpRequest, find: Callable[[str], Found], none: Found) -> Found:
    """What is found of whoever signed in on this browser; `none` where nobody did, and where it
    can't be looked up: nothing may keep the numbers from being shown.
    """
    try:
        person = request.session.get(eyes.PERSON)
        return find(person) if person else none
    except Exception:
        logger.exception("What is the reader's own can't be looked up.")
        return none


def _known() -> tuple[BoardContacts, ...]:
    """Every board's numbers; none, and a line in the log, where they can't be read: 999 has to be
    shown even then.
    """
    try:
        return kept(settings.DATA_DIR)
    except (OSError, msgspec.DecodeError):
        logger.exception("The boards' telephone numbers can't be read. Load the directory again.")
        return ()
