"""Say whether something happened when the other side says that it did."""

from collections.abc import Iterator

from django.http import Http404
from msgspec.structs import replace

from concordat.brief.authors import author
from concordat.brief.names import Names
from concordat.brief.said_when import said_to_be, said_when
from concordat.brief.values import Panel
from concordat.brief.view import CaseView
from concordat.brief.words import when
from concordat.brief.written import entry, entry_words
from concordat.core import sentences
from concordat.core.acts import TimeConfirmed
from concordat.core.events import Event
from concordat.core.who.confirming import asked_with
from concordat.core.who.whose_word import whose_word
from concordat.core.wording import capitalised
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.behalf import ask_who_said
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.forms.fields import OneOf

LABEL = "Say whether it happened then"
NAME, YES, NO = "agrees", "yes", "no"
ANSWERS = {YES: "Yes, it happened then", NO: "No, it did not happen then"}


def form(ask: Ask) -> ActForm:
    event = _event(ask)
    together = [event, *_asked_with(ask, event)]
    denies = NO in ask.typed.many(NAME)
    agrees = ask.ask(
        OneOf(NAME, "Did it happen then?", options=ANSWERS, needed="Say whether it happened then.")
    )
    reason = ask.reason(
        "If not, when was it, as far as you know?", sentences.SAY_WHEN_IT_WAS if denies else ""
    )
    ask.only_if(agrees, NO, then=reason)
    answer = TimeConfirmed(event.seq, agrees=agrees.value == YES)
    ask_who_said(ask, whose_word(ask.view.case, answer))
    return ActForm(
        heading=LABEL,
        act=lambda: replace(answer, notes=ask.notes(reason)),
        lead=tuple(_lead(ask, together)),
        reads=tuple(_entry(ask, each) for each in together),
    )


def _event(ask: Ask) -> Event:
    found = entry(ask.view, int(ask.about)) if ask.about.isascii() and ask.about.isdigit() else None
    if found is None:
        raise Http404
    return found


def _asked_with(ask: Ask, event: Event) -> Iterator[Event]:
    """The other entries for which the answer counts too."""
    others = sorted(asked_with(ask.view.case, event.seq))
    yield from filter(None, (entry(ask.view, other) for other in others))


def _entry(ask: Ask, event: Event) -> Panel:
    """An entry whose time is asked about, with its words."""
    names = ask.names.at(event)
    heading = f"{event.act.sentence(names)}, by {author(names, event)}"
    return Panel(heading, entry_words(names, event.act))


def _lead(ask: Ask, together: list[Event]) -> Iterator[str]:
    """What it is about, and what depends on the answer."""
    for each in together:
        yield said_when(ask.names, each)
    asked = {each.seq for each in together}
    for duty in ask.view.case.open_duties:
        counts = any(source.moment.seq in asked for source in duty.sources)
        if counts and duty.due and duty.by_their_word:
            now = ask.view.now
            said, known = when(duty.by_their_word, now), when(duty.due, now)
            yield f"{capitalised(duty.what)}: by {said} if it happened then, by {known} if not."


def label(view: CaseView, about: str) -> str:
    """The words of the button: which entry it is about, because there may be several."""
    names = Names(view)
    event = entry(view, int(about))
    if event is None:
        return LABEL
    said = event.act.sentence(names.at(event))
    return f"Say whether it was so: {said}, {when(said_to_be(names, event), view.now)}"


PAGE = ActPage(label, form)
