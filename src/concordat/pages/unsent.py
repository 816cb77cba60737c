"""A form that is sent when nobody is signed in any more: what was written is kept for whoever the
page was shown to, and they come back to it once they have signed in.

Each form says to whom it was shown, in a box that is signed, so that nobody can leave words for
somebody else.
"""

from typing import Any
from urllib.parse import urlencode

from django.core import signing
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from concordat import clock
from concordat.brief.words import date_of
from concordat.casework import unsent
from concordat.pages import sent
from concordat.people import queries

SHOWN_TO, UNSENT = sent.SHOWN_TO.name, sent.UNSENT.name
NOT_WORDS = ("csrfmiddlewaretoken", SHOWN_TO)
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
    boxes = {name: values for name, values in sent.boxes(request).items() if name not in NOT_WORDS}
    boards = queries.boards_of(person, date_of(clock.now()))
    if not boards or not any(map(any, boxes.values())):
        return ""
    kept = unsent.keep(person, boards[0], boxes)
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
