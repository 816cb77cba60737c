"""What Django calls when a page can't be shown. Each says what to do, and keeps danger one tap
away.
"""

import sys
from dataclasses import dataclass

from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from concordat import clock
from concordat.casework.errors import Unreadable
from concordat.pages import returned, sent
from concordat.pages.errors.files import FileSent
from concordat.pages.frame import bare, frame
from concordat.pages.middleware import somebody
from concordat.pages.shell import Shell
from concordat.readers.errors import NotWrittenDown
from concordat.tables.busy import is_busy, is_full

BYTES_OF_A_PAGE = 3_000  # of typed text, as a browser sends it
SECONDS_UNTIL_AGAIN = 60


@dataclass(frozen=True, slots=True)
class Trouble:
    """What happened, and what to do about it, a paragraph each."""

    heading: str
    advice: tuple[str, ...]


NOT_HERE = Trouble(
    "Page not found",
    (
        (
            "Either the address is wrong, or it is about a case in which you have no part. This "
            "page is the same for both."
        ),
        (
            "If you should have a part in a case, ask the person who raised it, or your board's "
            "business manager."
        ),
    ),
)
NOT_ALLOWED = Trouble(
    "This could not be accepted",
    (
        (
            "Go back to the page before, load it again, and send it once more. What you typed may "
            "still be there."
        ),
    ),
)
NOT_UNDERSTOOD = Trouble(
    "This could not be understood",
    (
        (
            "Something was wrong in what the browser sent. Go back to the page before and send it "
            "once more."
        ),
    ),
)
NOT_UTF_8 = Trouble(
    "This could not be read",
    (
        (
            "The browser said that it writes in an encoding other than UTF-8, and only that is "
            "read here. Nothing was recorded."
        ),
        "Copy what you wrote, load the page again, and send it from there, or by another browser.",
    ),
)
FORM_TOO_OLD = Trouble(
    "This page had been open too long",
    (
        (
            "To keep others from acting in your name, a form counts only for as long as you are "
            "signed in, on one browser."
        ),
        (
            "Nothing was recorded. Go back, copy what you wrote, load the page again, and send it "
            "once more."
        ),
    ),
)
TOO_MANY_BOXES = Trouble(
    "This form has too many boxes",
    (
        "No form here has that many, so nothing was read and nothing was recorded.",
        (
            "Go back, which keeps what you wrote in most browsers, load the page again, and send "
            "it once more."
        ),
    ),
)
NO_FILES = Trouble(
    "Files can't be sent here",
    (
        "Nothing was kept of the file, and nothing was recorded.",
        "Go back, and write down what the file says, or where it can be found.",
    ),
)
BROKEN = Trouble(
    "Something is broken here",
    (
        (
            "It is not your doing. What you sent last may not have been recorded: look at the case "
            "before sending again."
        ),
        (
            "The procedure does not wait for this page. Ring the person you were going to tell, "
            "and write down when."
        ),
    ),
)
BUSY = Trouble(
    "Somebody else is writing just now",
    (
        (
            "Nothing was recorded, and nothing was lost of what others wrote. Wait a minute and "
            "send it again."
        ),
        (
            "The procedure does not wait for this page. If it can't wait a minute, ring the person "
            "you were going to tell, and write down when."
        ),
    ),
)
NO_ROOM = Trouble(
    "Nothing can be kept just now",
    (
        (
            "The disk that Concordat writes to is full or out of order. Nothing was recorded, and "
            "nothing was lost of what was recorded before."
        ),
        (
            "Copy what you wrote, and tell whoever runs Concordat for your board. The procedure "
            "does not wait: ring the person you were going to tell, and write down when."
        ),
    ),
)
NOT_NOW = "This can't be shown just now"
NOT_WRITTEN_DOWN = Trouble(
    NOT_NOW,
    (
        "We record who opens a case before showing it. That failed, so nothing is shown.",
        (
            "Wait a minute and open the page again. If it can't wait, ring the people you know to "
            "be concerned."
        ),
    ),
)
UNREADABLE = Trouble(
    "This case can't be shown",
    (
        (
            "Its record is damaged, or the program fails to read it. Nothing was recorded, and "
            "nothing is lost by waiting. Every other case works as usual."
        ),
        (
            "The procedure does not wait for this page. Ring the people who act in the case, write "
            "down when, and tell your board's business manager which case it is."
        ),
    ),
)
NOT_REMEMBERED = Trouble(
    NOT_NOW,
    (
        (
            "What this page was to say could not be kept for you. What you sent last may have been "
            "recorded: look at the case before you send it again."
        ),
    ),
)


def not_here(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, and the same whether the thing is not there or not for this person."""
    if getattr(request, "person", None) is None and hasattr(request, "session"):
        somebody(request)  # no view was found that would have asked
    return _page(request, NOT_HERE, 404)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403, with what was typed."""
    return _page(request, NOT_ALLOWED, 403)


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400 with what was typed, or 413 for more boxes than any form has. Asks nothing of the
    database, for the request itself can't be trusted. 503 where only the session could not be
    kept.
    """
    if is_busy(exception):
        return _try_again(request, NOT_REMEMBERED)
    match exception:
        case TooManyFieldsSent():
            return _bare_page(request, TOO_MANY_BOXES, 413)
        case FileSent():
            return _bare_page(request, NO_FILES, 400)
        case _:
            return _bare_page(request, NOT_UNDERSTOOD, 400)


def not_utf_8(request: HttpRequest) -> HttpResponse:
    """415, with what was typed as far as it can be read as UTF-8."""
    return _bare_page(request, NOT_UTF_8, 415)


def too_long(request: HttpRequest, most: int) -> HttpResponse:
    """413, for more than `most` bytes. Nothing of what was sent has been read."""
    trouble = _too_long(most)
    shown = {"page": bare(trouble.heading, clock.now()), "trouble": trouble, "written": ()}
    return render(request, "errors/trouble.html", shown, status=413)


def _too_long(most: int) -> Trouble:
    return Trouble(
        "This was too long to send",
        (
            (
                f"Everything that is sent from this page together may have {most:,} bytes, about "
                f"{most // BYTES_OF_A_PAGE} pages of text. Nothing was recorded."
            ),
            (
                "Go back: the browser should still have what you wrote. Copy it before you load "
                "the page again, shorten it, and send it once more."
            ),
        ),
    )


def form_too_old(request: HttpRequest, reason: str) -> HttpResponse:
    """When a form came without the token that shows it is ours: back to it with what was written,
    after signing in; 403 where nobody can tell whose it was.
    """
    if kept := returned.keep(request):
        return redirect(returned.sign_in_address(request, kept))
    return _bare_page(request, FORM_TOO_OLD, 403)


def broken(request: HttpRequest) -> HttpResponse:
    """500, or 503 where it is worth trying again or only one case is damaged, with what was typed.
    The database may be what is broken, so nothing is asked of it.
    """
    error = sys.exc_info()[1]
    if isinstance(error, NotWrittenDown):
        return _try_again(request, NOT_WRITTEN_DOWN)
    if isinstance(error, Unreadable):
        return _bare_page(request, UNREADABLE, 503)
    if is_busy(error):
        return _try_again(request, BUSY)
    if is_full(error):
        return _try_again(request, NO_ROOM)
    return _bare_page(request, BROKEN, 500)


def _try_again(request: HttpRequest, trouble: Trouble) -> HttpResponse:
    answer = _bare_page(request, trouble, 503)
    answer.headers["Retry-After"] = str(SECONDS_UNTIL_AGAIN)
    return answer


def _page(request: HttpRequest, trouble: Trouble, status: int) -> HttpResponse:
    return _show(request, trouble, frame(request, trouble.heading), status)


def _bare_page(request: HttpRequest, trouble: Trouble, status: int) -> HttpResponse:
    return _show(request, trouble, bare(trouble.heading, clock.now()), status)


def _show(request: HttpRequest, trouble: Trouble, around: Shell, status: int) -> HttpResponse:
    back = () if trouble is FORM_TOO_OLD else sent.written(request)  # whose words may they be?
    shown = {"page": around, "trouble": trouble, "written": back}
    return render(request, "errors/trouble.html", shown, status=status)
