"""Correct an entry: it stays in the record, with the correction beside it."""

from datetime import datetime

import msgspec
from django.http import Http404

from concordat.brief.audience import audience
from concordat.brief.authors import author
from concordat.brief.correcting import why_not_reworded, why_not_taken_out
from concordat.brief.words import when
from concordat.brief.written import entry
from concordat.core import sentences
from concordat.core.acts import Corrected, Noted, Raised
from concordat.core.events import Event
from concordat.pages.acting.ask import READ_BY, Ask
from concordat.pages.acting.correcting import chosen, needed_in, reached_again, rewritten
from concordat.pages.acting.form import ActForm, ActPage, Times
from concordat.pages.acting.when import happened
from concordat.pages.forms.fields import OneOf
from concordat.pages.forms.sheet import Answer

LABEL = "Correct an entry"
LEAD = (
    "Nothing is deleted. Whoever wrote the entry and those who were told of it are told that it "
    "was corrected. Of words that you replace or take out, the case shows that they were, when, by "
    "whom and why; the words themselves stay sealed in the record, and no page shows them."
)
STILL_READ = (
    "But this one stays on the business manager’s list, as it was written, until they have "
    "followed it up."
)
STAYS = "It can’t be taken out."
AS_IT_READS = "It can be taken out, but not changed."
NO_TIME_GIVEN = "Nobody has given a time for this. You can leave it so."
OTHERWISE, OUT = "otherwise", "out"
WAYS = {
    OTHERWISE: "Something in it should read differently",
    OUT: "It should not be there at all",
}


def form(ask: Ask) -> ActForm:
    """Ask what is wrong with an entry, starting from what it reads now, earlier corrections
    applied.
    """
    event = _event(ask)
    ask.read_by = READ_BY[audience(ask.view.record.events, event)]
    if isinstance(event.act, Corrected):
        return _take_back(ask, event)
    if why := ask.once(_why_not_reworded):
        return _take_out(ask, event, why)
    stays = "" if ask.typed.text("way") == OUT else ask.once(_why_not_taken_out)
    one_way = stays or isinstance(event.act, Raised)
    ways = {OTHERWISE: WAYS[OTHERWISE]} if one_way else WAYS
    way = ask.ask(
        OneOf(
            "way",
            "What is wrong with it?",
            options=ways,
            needed="Say what is wrong with it.",
            start=OTHERWISE,
        )
    )
    choices = chosen(ask, event.act)
    rather = ask.ask(happened(ask, "rather", _if_right(ask, event.happened)))
    reached = reached_again(ask, event, _if_right(ask, event.received))
    instead = msgspec.structs.replace(event.act, **choices())
    needed = {} if way.value == OUT else needed_in(ask, event, instead)
    texts = rewritten(ask, event.act, needed, reached)
    reason = _reason(ask)

    def corrected() -> Corrected:
        notes = ask.notes(reason)
        if way.value == OUT:
            return Corrected(event.seq, notes=notes)
        received = reached.value if reached else None
        return Corrected(
            event.seq,
            msgspec.structs.replace(instead, **texts()),
            _another(rather.value, event.happened),
            _another(received, event.arrived),
            notes=notes,
        )

    return ActForm(
        heading=LABEL,
        act=corrected,
        button="Correct it",
        lead=(*_lead(ask, event), *((f"{STAYS} {stays}",) if stays else ())),
        add_note=bool(stays),
        times=Times(rather, reached),
    )


def _take_out(ask: Ask, event: Event, why: str) -> ActForm:
    """Of an entry in which nothing can read differently, only whether it should be there."""
    reason = _reason(ask)
    return ActForm(
        heading="Take an entry out",
        act=lambda: Corrected(event.seq, notes=ask.notes(reason)),
        button="Take it out",
        lead=(*_lead(ask, event), f"{AS_IT_READS} {why}"),
        add_note=True,
    )


def _take_back(ask: Ask, event: Event) -> ActForm:
    """A correction is itself corrected by taking it out; the entry can then be corrected anew."""
    reason = _reason(ask)
    return ActForm(
        heading="Take a correction back",
        act=lambda: Corrected(event.seq, notes=ask.notes(reason)),
        button="Take it back",
        lead=(*_lead(ask, event), "The entry then reads as it did before this correction."),
    )


def _reason(ask: Ask) -> Answer[str]:
    return ask.reason("Why is this a correction?", sentences.SAY_WHY_SHORTLY)


def _lead(ask: Ask, event: Event) -> tuple[str, ...]:
    told = event.act.sentence(ask.names.at(event))
    private = isinstance(event.act, Noted) and event.act.to_follow_up
    still = (STILL_READ,) if private else ()
    return f"{told}. {author(ask.names, event)}.", LEAD, *still


def _why_not_reworded(ask: Ask) -> str:
    return why_not_reworded(ask.view, _event(ask))


def _why_not_taken_out(ask: Ask) -> str:
    return why_not_taken_out(ask.view, _event(ask))


def _event(ask: Ask) -> Event:
    """The entry that the page is about as it reads now; as it was written where it was taken out.
    Raises Http404 where there is none of that number.
    """
    found = next((event for event in ask.view.record.events if str(event.seq) == ask.about), None)
    if found is None:
        raise Http404
    return entry(ask.view, found.seq) or found


def _if_right(ask: Ask, now: datetime | None) -> str:
    if now is None:
        return NO_TIME_GIVEN
    return f"It now reads {when(now, ask.view.now)}. Leave this empty if that is right."


def _another(given: datetime | None, now: datetime) -> datetime | None:
    """The time given, unless it is the one that the entry has: people give times to the minute."""
    if given is None or given in (now, now.replace(second=0, microsecond=0)):
        return None
    return given


PAGE = ActPage(LABEL, form)
