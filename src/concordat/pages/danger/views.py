"""The page for danger. It reads one small file and nothing else; without that file it still says
what to do.
"""

import logging

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from concordat import clock
from concordat.pages.access import public
from concordat.pages.danger.page import area
from concordat.pages.frame import bare
from concordat.people.danger import BoardContacts, kept

logger = logging.getLogger(__name__)


@public
@require_safe
def danger(request: HttpRequest, board: str = "") -> HttpResponse:
    """The numbers of one board, or of every board where none (or one that isn't known) is named."""
    known = _known()
    chosen = next((each for each in known if each.board.id == board), None)
    shown = (chosen,) if chosen else known
    page = bare(
        "Is a child in immediate danger?", clock.now(), board=chosen.board if chosen else None
    )
    areas = tuple(area(each) for each in shown)
    return render(
        request, "danger/danger.html", {"page": page, "areas": areas, "one": chosen is not None}
    )


def _known() -> tuple[BoardContacts, ...]:
    """Every board's numbers; none, and a line in the log, where they can't be read: 999 has to be
    shown even then.
    """
    try:
        return kept(settings.DATA_DIR)
    except (OSError, msgspec.DecodeError):
        logger.exception("The boards' telephone numbers can't be read. Load the directory again.")
        return ()
