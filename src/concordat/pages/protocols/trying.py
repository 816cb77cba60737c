"""Try a protocol with dates of your own. The address holds the made-up case; nothing is stored."""

from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from concordat import clock
from concordat.core.errors import BeyondCalendar, Refused
from concordat.core.protocol import Protocol
from concordat.pages.access import SignedIn, signed_in
from concordat.pages.forms.typed import Typed
from concordat.pages.frame import frame, today
from concordat.pages.protocols.forms import BeginningForm, NextForm
from concordat.pages.protocols.rehearsing import Trial, choices, rehearsed, trial_of
from concordat.pages.protocols.story import MadeUpCase, MadeUpStep
from concordat.pages.protocols.views import HERE, load_or_404
from concordat.pages.shell import Link, Shell
from concordat.stories.rehearse import rehearse
from concordat.stories.scenario import BrokenScenario


class NotAStory(Exception):
    """What was asked can't be rehearsed. The text says why, for readers."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """A made-up case and its rehearsal."""

    story: MadeUpCase
    trial: Trial

    @classmethod
    def at(cls, story: MadeUpCase, protocol: Protocol) -> "Attempt":
        """Rehearse a made-up case. Raises NotAStory."""
        try:
            return cls(story, trial_of(rehearse(story.scenario(protocol.id), protocol)))
        except Refused as refused:
            raise NotAStory(refused.sentence) from refused
        except BeyondCalendar as beyond:
            raise NotAStory(str(beyond)) from beyond
        except BrokenScenario as broken:
            raise NotAStory(
                "This is before what happened last. Give a later day or time."
            ) from broken


@signed_in
@require_safe
def try_it(request: SignedIn, protocol_id: str) -> HttpResponse:
    """A made-up case, step by step."""
    protocol, on = load_or_404(protocol_id), today(clock.now())
    sent = Typed.asked(request, on)
    if "raising" not in sent.boxes():
        return _begin(request, protocol, BeginningForm(Typed(None, on), protocol))
    form = BeginningForm(sent, protocol)
    if not form.is_right:
        return _begin(request, protocol, form)
    try:
        attempt = Attempt.at(_story(form, sent), protocol)
    except NotAStory as error:
        form.refuse(str(error))
        return _begin(request, protocol, form)
    if "next-at" not in sent.boxes():
        return _so_far(request, attempt, _next_form(Typed(None, on), attempt))
    return _and_then(request, attempt, _next_form(sent, attempt))


def _story(form: BeginningForm, sent: Typed) -> MadeUpCase:
    """The made-up case in an address. Raises NotAStory."""
    try:
        return MadeUpCase(form.beginning(), tuple(map(MadeUpStep.written, sent.many("then"))))
    except ValueError as error:
        raise NotAStory("This address does not hold a whole story. Begin again.") from error


def _next_form(typed: Typed, attempt: Attempt) -> NextForm:
    return NextForm(typed, choices(attempt.trial), attempt.trial.brief.view.now)


def _and_then(request: SignedIn, attempt: Attempt, form: NextForm) -> HttpResponse:
    """The case with one step more, at an address of its own; or why that isn't possible."""
    if not form.is_right:
        return _so_far(request, attempt, form)
    longer = attempt.story.and_then(form.happening())
    known = len(attempt.trial.refused)
    try:
        refused = Attempt.at(longer, attempt.trial.brief.view.protocol).trial.refused[known:]
    except NotAStory as error:
        form.refuse(str(error))
        return _so_far(request, attempt, form)
    if refused:
        form.refuse(refused[0].sentence)
        return _so_far(request, attempt, form)
    return HttpResponseRedirect(longer.address())


def _begin(request: SignedIn, protocol: Protocol, form: BeginningForm) -> HttpResponse:
    shown = {"page": _page(request, protocol, form), "protocol": protocol, "sheet": form}
    return render(request, "protocols/begin.html", shown)


def _so_far(request: SignedIn, attempt: Attempt, form: NextForm) -> HttpResponse:
    protocol, story = attempt.trial.brief.view.protocol, attempt.story
    shown = {
        "page": _page(request, protocol, form),
        "protocol": protocol,
        "told": rehearsed(attempt.trial),
        "hidden": tuple(story.hidden()),
        "sheet": form,
        "take_back": story.without_the_last().address() if story.moments else "",
        "begin_again": reverse("try-protocol", args=[protocol.id]),
    }
    return render(request, "protocols/so_far.html", shown)


def _page(request: SignedIn, protocol: Protocol, form: BeginningForm | NextForm) -> Shell:
    return frame(
        request,
        f"Try it: {protocol.title}",
        here=HERE,
        back=Link(protocol.title, reverse("protocol", args=[protocol.id])),
        has_errors=bool(form.problems),
    )
