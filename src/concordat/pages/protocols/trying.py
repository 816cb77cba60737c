"""Trying a protocol with dates of one's own. The made-up case stands in the address; nothing is
kept.
"""

from dataclasses import dataclass

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from concordat import clock
from concordat.core.calendar import in_london
from concordat.core.errors import BeyondCalendar, Refused
from concordat.core.protocol import Protocol
from concordat.pages.access import SignedIn, signed_in
from concordat.pages.components import bound
from concordat.pages.components.fields import Field, Problem
from concordat.pages.frame import frame, today
from concordat.pages.protocols.forms import BeginningForm, NextForm
from concordat.pages.protocols.rehearsing import Trial, choices, rehearsed, trial_of
from concordat.pages.protocols.story import Moment, Story
from concordat.pages.protocols.views import HERE, load_or_404
from concordat.pages.shell import Link, Shell
from concordat.stories.rehearse import rehearse
from concordat.stories.scenario import BrokenScenario


class NotAStory(Exception):
    """What was asked can't be rehearsed; the text says why, for people."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """A story, and what came of rehearsing it."""

    story: Story
    trial: Trial

    @classmethod
    def at(cls, story: Story, protocol: Protocol) -> "Attempt":
        """Rehearses a story. Raises NotAStory."""
        try:
            return cls(story, trial_of(rehearse(story.scenario(protocol.id), protocol)))
        except Refused as refused:
            raise NotAStory(refused.sentence) from refused
        except BeyondCalendar as beyond:
            raise NotAStory(str(beyond)) from beyond
        except BrokenScenario as broken:
            raise NotAStory(
                "This lies before what happened last. Give a later day or time."
            ) from broken


@signed_in
@require_safe
def try_it(request: SignedIn, protocol_id: str) -> HttpResponse:
    """A made-up case, step by step."""
    protocol = load_or_404(protocol_id)
    if "raising" not in request.GET:
        return _begin(
            request,
            protocol,
            BeginningForm(protocol, initial={"at": "10:00", "on": today(clock.now())}),
        )
    form = BeginningForm(protocol, request.GET)
    if not form.is_valid():
        return _begin(request, protocol, form)
    try:
        attempt = Attempt.at(_story(form, request.GET), protocol)
    except NotAStory as error:
        return _begin(request, protocol, form, str(error))
    if "next-at" not in request.GET:
        return _so_far(request, attempt, _next_form(attempt))
    return _and_then(request, attempt)


def _story(form: BeginningForm, query: QueryDict) -> Story:
    """The story in an address. Raises NotAStory."""
    try:
        return Story(form.beginning(), tuple(map(Moment.written, query.getlist("then"))))
    except ValueError as error:
        raise NotAStory("This address does not hold a whole story. Begin again.") from error


def _and_then(request: SignedIn, attempt: Attempt) -> HttpResponse:
    """The story with one thing more, at an address of its own; or what stands in the way of it."""
    form = NextForm(choices(attempt.trial), request.GET, prefix="next")
    if not form.is_valid():
        return _so_far(request, attempt, form)
    longer = attempt.story.and_then(form.moment())
    try:
        refused = Attempt.at(longer, attempt.trial.protocol).trial.refused[
            len(attempt.trial.refused) :
        ]
    except NotAStory as error:
        return _so_far(request, attempt, form, str(error))
    if refused:
        return _so_far(request, attempt, form, refused[0].sentence)
    return redirect(longer.address())


def _next_form(attempt: Attempt) -> NextForm:
    now = in_london(attempt.trial.now)
    return NextForm(
        choices(attempt.trial), prefix="next", initial={"on": now.date(), "at": f"{now:%H:%M}"}
    )


def _begin(
    request: SignedIn, protocol: Protocol, form: BeginningForm, whole: str = ""
) -> HttpResponse:
    fields = bound.every_field(form)
    problems = _problems(form, fields, whole)
    page = _page(request, protocol, problems)
    shown = {"page": page, "protocol": protocol, "fields": fields, "problems": problems}
    return render(request, "protocols/begin.html", shown)


def _so_far(request: SignedIn, attempt: Attempt, form: NextForm, whole: str = "") -> HttpResponse:
    protocol, story = attempt.trial.protocol, attempt.story
    fields = bound.every_field(form)
    problems = _problems(form, fields, whole)
    shown = {
        "page": _page(request, protocol, problems),
        "protocol": protocol,
        "told": rehearsed(attempt.trial),
        "hidden": tuple(story.hidden()),
        "fields": fields,
        "problems": problems,
        "take_back": story.without_the_last().address() if story.moments else "",
        "begin_again": reverse("try-protocol", args=[protocol.id]),
    }
    return render(request, "protocols/so_far.html", shown)


def _problems(
    form: BeginningForm | NextForm, fields: tuple[Field, ...], whole: str
) -> tuple[Problem, ...]:
    return (*([Problem(whole)] if whole else []), *bound.problems(form, fields))


def _page(request: SignedIn, protocol: Protocol, problems: tuple[Problem, ...]) -> Shell:
    back = Link(protocol.title, reverse("protocol", args=[protocol.id]))
    return frame(
        request, f"Try it: {protocol.title}", here=HERE, back=back, has_errors=bool(problems)
    )
