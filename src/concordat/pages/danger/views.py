"""The page for danger. Its numbers come from one small file, and without that file it still says
what to do. Only the name of the reader's own lead needs the database; without it that is left out.
"""

import logging
from datetime import datetime

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
from concordat.pages.danger.page import area
from concordat.pages.dressing.ringing import own_leads
from concordat.pages.frame import bare, today
from concordat.people.danger import BoardContacts, kept

logger = logging.getLogger(__name__)


@public
@require_safe
def danger(request: HttpRequest, board: str = "") -> HttpResponse:
    """The numbers of one board; of those that the query names, for somebody with roles in several;
    of every board where none (or none that is known) is named.
    """
    known = _known()
    chosen = next((each for each in known if each.board.id == board), None)
    asked = sent.BOARD.every(request)
    named = tuple(each for each in known if each.board.id in asked)
    shown = (chosen,) if chosen else named or known
    now = clock.now()
    page = bare(sentences.ASK_IN_DANGER, now, board=chosen.board if chosen else None)
    areas = tuple(area(each, now) for each in shown)
    shown_here = {
        "page": page,
        "areas": areas,
        "one": chosen is not None,
        "leads": _own_leads(request, now),
        "case": sent.CASE.if_right(request),
    }
    return render(request, "danger/danger.html", shown_here)


def _own_leads(request: HttpRequest, now: datetime) -> tuple[Person, ...]:
    """The leads of whoever signed in on this browser; none where nobody did, and none where they
    can't be looked up: nothing may keep the numbers from being shown.
    """
    try:
        person = request.session.get(eyes.PERSON)
        return own_leads(person, today(now)) if person else ()
    except Exception:
        logger.exception("The reader's own lead can't be looked up.")
        return ()


def _known() -> tuple[BoardContacts, ...]:
    """Every board's numbers; none, and a line in the log, where they can't be read: 999 has to be
    shown even then.
    """
    try:
        return kept(settings.DATA_DIR)
    except (OSError, msgspec.DecodeError):
        logger.exception("The boards' telephone numbers can't be read. Load the directory again.")
        return ()
