"""Where to go with what this procedure isn't for."""

from typing import cast

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from concordat.pages.access import SignedIn
from concordat.pages.frame import frame
from concordat.pages.raising import journey, page
from concordat.pages.raising.draft import Draft
from concordat.pages.raising.drafts import on_a_draft
from concordat.pages.raising.ground import Ground
from concordat.pages.raising.questions.start import Procedure
from concordat.pages.raising.views import HERE
from concordat.pages.shell import Link


@on_a_draft
@require_safe
def instead(request: SignedIn, draft: Draft, place: Ground) -> HttpResponse:
    """Where to go with what this procedure isn't for."""
    asked = journey.FIXED["procedure"]
    other = cast(Procedure, journey.filled(asked, draft, place)).chosen_instead()
    if other is None:
        return redirect("raise-page", draft.id, "procedure")
    shown = page.instead(other, draft, place)
    around = frame(
        request, "Another procedure", board=place.board, here=HERE, back=Link("Back", shown.back)
    )
    return render(
        request, "raising/instead.html", {"page": around, "instead": shown, "draft": draft}
    )


@on_a_draft
@require_safe
def conduct(request: SignedIn, draft: Draft, place: Ground) -> HttpResponse:
    """Whom to tell about a person's conduct. Nothing about it is written here."""
    back = Link("Back", reverse("raise-go-on", args=[draft.id]))
    around = frame(request, "A person's conduct", board=place.board, here=HERE, back=back)
    shown = page.about_conduct(place, back.href)
    return render(request, "raising/instead.html", {"page": around, "instead": shown})
