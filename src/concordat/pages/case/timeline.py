"""What happened, newest first: who did it, when it happened and when it was written, and who was
told.
"""

from collections.abc import Iterator
from datetime import timedelta

import msgspec
from django.urls import reverse

from concordat.casework.values import CaseView
from concordat.core import allowed
from concordat.core.case import Owed, Told
from concordat.core.events import (
    CarriedOut,
    Corrected,
    Event,
    Noted,
    Positioned,
    Raised,
    SamePerson,
)
from concordat.core.moving import say_ground
from concordat.documents.names import Names, words_of
from concordat.documents.story import Standing, decision_reached, entry, standing, tell
from concordat.library.papers import Papers
from concordat.pages.acting.buttons import address
from concordat.pages.case.ladder import stage_words
from concordat.pages.components.values import Entry, Paper
from concordat.pages.shell import Link
from concordat.pages.words import day, joined, when

SAME_MOMENT = timedelta(minutes=2)  # typed at once; one time is enough


def timeline(view: CaseView, names: Names, papers: Papers) -> tuple[Entry, ...]:
    """Every entry that the reader may see, and every notice that was given."""
    stands = standing(view.record.events)
    entries = [
        (event.happened, event.seq, _entry(view, names, papers, event, stands[event.seq]))
        for event in view.record.events
        if _may_read(view, event)
    ]
    last = len(view.record.events)  # what followed from an act at once stands after it
    told = (
        _told(view, names, papers, each, number)
        for number, each in enumerate(view.case.told, start=1)
    )
    followed = [*_limits_passed(view, names), *_clocks_passed(view), *_steps(view), *told]
    derived = [
        (entry.happened, last + number, entry) for number, entry in enumerate(followed, start=1)
    ]
    found = sorted([*entries, *derived], key=lambda each: each[:2], reverse=True)
    return tuple(entry for _, _, entry in found)


def _steps(view: CaseView) -> Iterator[Entry]:
    """Each step as the case came to it, and the end."""
    for number, visit in enumerate(view.case.visits[1:], start=2):
        title = view.record.protocol.steps[visit.step].title
        how = say_ground(visit.how, words_of(view))
        yield Entry(
            f"step-{number}",
            f"Now at: {title}",
            "Concordat",
            visit.entered,
            words=f"Because of: {how}",
        )
    if view.case.ended is not None:
        yield Entry("end", f"The case ended: {view.case.end}", "Concordat", view.case.ended)


def _limits_passed(view: CaseView, names: Names) -> Iterator[Entry]:
    """Each limit that passed before what it limits was done."""
    for number, duty in enumerate(view.case.duties, start=1):
        if duty.due is not None and duty.late(view.now):
            what = f"The time for this passed: {names.who(duty)} to {duty.what}"
            yield Entry(f"limit-{number}", what, "Concordat", duty.due)
        elif duty.due is not None and (event := _recorded_late(view, duty)):
            what = f"Nothing was recorded by this time: {names.who(duty)} to {duty.what}"
            words = (
                f"Recorded {when(event.recorded, view.now)} as done "
                f"{when(event.happened, view.now)}"
            )
            yield Entry(
                f"limit-{number}",
                what,
                "Concordat",
                duty.due,
                words=f"{words}, as {names.author(event)} says.",
            )


def _clocks_passed(view: CaseView) -> Iterator[Entry]:
    """Each limit over a stage that passed before the stage was left."""
    for number, clock in enumerate(view.case.clocks, start=1):
        if clock.due is not None and clock.late(view.now):
            over = joined(map(stage_words, clock.scope))
            yield Entry(
                f"clock-{number}",
                f"The time for {over} passed: {clock.limit}",
                "Concordat",
                clock.due,
            )


def _recorded_late(view: CaseView, duty: Owed) -> Event | None:
    """The entry that says, after the limit, that a duty was done before it: in time, but the limit
    stays in sight.
    """
    event = (
        entry(view, duty.done_seq) if duty.due is not None and duty.done_seq is not None else None
    )
    return event if event and duty.due and event.recorded > duty.due else None


def _may_read(view: CaseView, event: Event) -> bool:
    """A note for others is not there at all for the rest."""
    return not isinstance(event.act, Noted) or event.act.note in view.words


def _entry(view: CaseView, names: Names, papers: Papers, event: Event, stands: Standing) -> Entry:
    told = tell(view, names, event)
    apart = abs(event.recorded - event.happened) > SAME_MOMENT
    received = _received(view, event)
    return Entry(
        key=f"entry-{event.seq}",
        what=told.what,
        who="Concordat" if isinstance(event.act, SamePerson) else names.author(event),
        happened=event.happened,
        written=event.recorded if apart else None,
        words="\n\n".join(
            filter(None, ["" if isinstance(event.act, Raised) else told.words, received])
        ),
        state=stands.state,  # type: ignore[arg-type]
        state_words=_state_words(view, names, stands),
        papers=tuple(paper(view, papers, key) for key in told.papers if papers.title(key)),
        audience=_audience(event),
        correct=_correct(view, event, stands),
    )


def _received(view: CaseView, event: Event) -> str:
    if isinstance(event.act, Raised):
        return decision_reached(view)
    return f"Received {day(event.received, view.now)}." if event.received else ""


def _audience(event: Event) -> str:
    if isinstance(event.act, Noted) and event.act.audience != "both sides":
        return {"own agency": "Your agency only", "board": "The board only"}[event.act.audience]
    return ""


def _state_words(view: CaseView, names: Names, stands: Standing) -> str:
    if stands.by is None or not isinstance(stands.by.act, Corrected):
        return ""
    act = stands.by.act
    reason = view.words.get(act.notes.get("reason", ""), "")
    how = "Taken out" if stands.state == "struck" else "Corrected"
    instead = msgspec.structs.replace(stands.by, act=act.instead) if act.instead else None
    reads = f" It now reads: {tell(view, names, instead).what}." if instead else ""
    return (
        f"{how} by {names.person(stands.by.by)}, "
        f"{day(stands.by.recorded, view.now)}.{reads} {reason}"
    ).strip()


def _correct(view: CaseView, event: Event, stands: Standing) -> Link | None:
    if stands.state != "stands" or isinstance(event.act, SamePerson):
        return None
    if allowed.why_not_correct(view.actor, event):
        return _disputed(view, event)
    return Link("Correct this entry", address(view.ref, "correct", str(event.seq)))


def _disputed(view: CaseView, event: Event) -> Link | None:
    """For what the other side says was done or agreed: the way to say beside it that it was
    otherwise.
    """
    ours = {held.agency for held in view.actor.capacities if held.side in ("raising", "answering")}
    if not isinstance(event.act, CarriedOut | Positioned) or not ours or event.agency in ours:
        return None
    return Link("This isn’t how I remember it", address(view.ref, "note", str(event.seq)))


def paper(view: CaseView, papers: Papers, key: str, agency: str | None = None) -> Paper:
    """A form or letter, as a link to its printable page."""
    href = reverse("paper", args=[view.ref, key]) + (
        f"?agency={agency}" if agency and len(view.case.answering) > 1 else ""
    )
    kind = "form" if key in papers.forms else "letter"
    return Paper(
        papers.title(key) or key,
        href,
        kind if key in _asked_for(view) else f"{kind}, not asked for yet",
    )


def in_order(view: CaseView, papers: Papers) -> tuple[Paper, ...]:
    """Every form and letter of the procedure, those first that this case has come to."""
    asked_for = _asked_for(view)
    return tuple(
        paper(view, papers, key)
        for key in sorted(papers.titles, key=lambda key: key not in asked_for)
    )


def _asked_for(view: CaseView) -> set[str]:
    """The papers that a duty or notice of this case has asked for so far."""
    specs = (view.record.protocol.duties.get(duty.key) for duty in view.case.duties)
    return {spec.paper for spec in specs if spec and spec.paper} | {
        told.paper for told in view.case.told if told.paper
    }


def _told(view: CaseView, names: Names, papers: Papers, told: Told, number: int) -> Entry:
    return Entry(
        key=f"told-{number}",
        what=f"Told the {names.title(told.to, told.agency)}: {told.what}",
        who="Concordat",
        happened=told.at,
        papers=(paper(view, papers, told.paper, told.agency),)
        if told.paper and papers.title(told.paper)
        else (),
    )
