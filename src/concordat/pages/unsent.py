"""A form whose sending recorded nothing: what was written is kept, and whoever wrote it comes back
to the filled page. Because something has to be put right: at once, by a redirect, so that Back and
Reload show a page and never ask to send again. Because nobody was signed in any more: once they
have signed in.

Each form says to whom it was shown, in a box that is signed, so that nobody can leave words for
somebody else.
"""

from typing import Any
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
from concordat.casework import unsent
from concordat.core.errors import Refused
from concordat.pages import sent
from concordat.people import queries

SHOWN_TO, UNSENT = sent.SHOWN_TO.name, sent.UNSENT.name
NOT_WORDS = ("csrfmiddlewaretoken", SHOWN_TO)
PAGES, SEE_OTHER = (200, 409, 422), 303
OLDEST = 7 * 24 * 60 * 60  # seconds that a page may have been open


def hidden(request: HttpRequest) -> dict[str, Any]:
    """The boxes at the top of every form: that it is ours, and to whom it was shown."""
    person = getattr(request, "person", None)
    ours = format_html(
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">', get_token(request)
    )
    if person is None:
        return {"csrf_input": ours}
    shown_to = signing.dumps(person.id, salt=SHOWN_TO)
    theirs = format_html('<input type="hidden" name="{}" value="{}">', SHOWN_TO, shown_to)
    return {"csrf_input": SafeString(ours + theirs)}


def keep(request: HttpRequest) -> str:
    """Keep what a form sent for whoever it was shown to. Returns where they find it again; "" where
    there is nothing to keep, or nobody to keep it for.
    """
    if request.method != "POST":
        return ""
    try:
        person = signing.loads(sent.SHOWN_TO.if_right(request), salt=SHOWN_TO, max_age=OLDEST)
    except signing.BadSignature:
        return ""
    boxes = _boxes(request)
    boards = _boards(person)
    if not boards or not any(map(any, boxes.values())):
        return ""
    return _where(request, unsent.keep(person, boards[0], boxes))


def instead_of(
    answer: HttpResponseBase, request: HttpRequest, person: str, refused: Refused | None
) -> HttpResponseBase:
    """What answers a form: never a page of its own, but the way back to the filled page, which says
    what has to be put right. `refused` is why, where the boxes alone don't show it. The page itself
    for somebody of no board: nothing can be kept for them.
    """
    boards = _boards(person) if request.method == "POST" and answer.status_code in PAGES else ()
    if not boards:
        return answer
    kept = unsent.keep(person, boards[0], _boxes(request), back=True, refused=refused)
    return HttpResponseRedirect(_where(request, kept), status=SEE_OTHER)


def _boxes(request: HttpRequest) -> dict[str, list[str]]:
    return {name: each for name, each in sent.boxes(request).items() if name not in NOT_WORDS}


def _boards(person: str) -> tuple[str, ...]:
    return queries.boards_of(person, date_of(clock.now()))


def _where(request: HttpRequest, kept: str) -> str:
    """The address of the page that was sent, with what was kept of it."""
    asked = {name: each for name, each in sent.asked(request).items() if name != UNSENT}
    return f"{request.path}?{urlencode(asked | {UNSENT: kept}, doseq=True)}"


def sign_in_address(there: str) -> str:
    """Where to sign in, and from there back to the filled page."""
    return f"{reverse('sign-in')}?{urlencode({'next': there})}"


def found(request: HttpRequest, person: str) -> unsent.Unsent | None:
    """What that person sent and has come back to; None where they have not."""
    kept = sent.UNSENT.of(request)
    if not kept:
        return None
    if request.method == "POST":
        unsent.discard(person, kept)
        return None
    return unsent.get(person, kept)
