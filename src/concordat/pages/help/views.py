"""One page of help, for those who signed in and those who didn't."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from concordat.pages.access import Request, anyone
from concordat.pages.frame import frame


@anyone
@require_safe
def help_page(request: Request) -> HttpResponse:
    """What to do, what happens then, who sees it."""
    return render(request, "help/help.html", {"page": frame(request, "Help", here="Help")})
