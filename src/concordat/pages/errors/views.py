"""What Django calls when a page can't be shown. Each says what to do, and keeps danger one tap
away.
"""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from concordat import clock
from concordat.pages.frame import bare, frame
from concordat.pages.middleware import somebody


@dataclass(frozen=True, slots=True)
class Trouble:
    """What happened, and what to do about it, a paragraph each."""

    heading: str
    advice: tuple[str, ...]


NOT_HERE = Trouble(
    "There is no such page",
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


def not_here(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, and the same whether the thing is not there or not for this person."""
    if getattr(request, "person", None) is None and hasattr(request, "session"):
        somebody(request)  # no view was found that would have asked
    return _page(request, NOT_HERE, 404)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return _page(request, NOT_ALLOWED, 403)


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400. Asks nothing of the database, for the request itself can't be trusted."""
    return _bare_page(request, NOT_UNDERSTOOD, 400)


def form_too_old(request: HttpRequest, reason: str) -> HttpResponse:
    """403, when a form came without the token that shows it is ours."""
    return _bare_page(request, FORM_TOO_OLD, 403)


def broken(request: HttpRequest) -> HttpResponse:
    """500. The database may be what is broken, so nothing is asked of it."""
    return _bare_page(request, BROKEN, 500)


def _page(request: HttpRequest, trouble: Trouble, status: int) -> HttpResponse:
    around = frame(request, trouble.heading)
    return render(
        request, "errors/trouble.html", {"page": around, "trouble": trouble}, status=status
    )


def _bare_page(request: HttpRequest, trouble: Trouble, status: int) -> HttpResponse:
    around = bare(trouble.heading, clock.now())
    return render(
        request, "errors/trouble.html", {"page": around, "trouble": trouble}, status=status
    )
