"""What happened: every act, and what followed from acts and from time.

Each entry says who did it, when it happened, when it was written where that differs, and how late
it was.
"""

from collections.abc import Iterator
from datetime import timedelta

from concordat.brief.corrected import state_words
from concordat.brief.deadlines import is_late, lateness
from concordat.brief.duties import AFTER_ITS_TIME, after_its_time, ended, sentence_of_others
from concordat.brief.names import Names
from concordat.brief.values import Entry, OfferBrief, PaperRef
from concordat.brief.view import CaseView
from concordat.brief.words import day, when
from concordat.brief.written import EntryState, entry, entry_words, states
from concordat.core.acts import (
    CarriedOut,
    DateSet,
    Noted,
    Positioned,
    Raised,
    SamePerson,
    Used,
)
from concordat.core.calendar import in_london, say_day
from concordat.core.case import NoticeGiven, Owed
from concordat.core.events import Event
from concordat.core.protocol import LATE
from concordat.core.who.allowed import why_not_correct
from concordat.core.wording import joined, say_stage

SAME_MOMENT = timedelta(minutes=2)  # typed at once; one time is enough
BY_THE_SYSTEM = "Concordat"
FOLLOWS = ("step", "opened", "act", "ended", "late", "clock", "told", "end")
"""What comes first of what happened at the same instant."""


def timeline(names: Names) -> tuple[Entry, ...]:
    """Every entry that the reader may see and everything that followed, the oldest first."""
    found = [
        *_acts(names),
        *_steps(names),
        *_duties_opened(names),
        *_duties_ended(names),
        *_limits_passed(names),
        *_clocks_passed(names.view),
        *_notices(names),
    ]
    return tuple(sorted(found, key=_place))


def _place(each: Entry) -> tuple[object, int, int]:
    """An act comes before what followed from it at the same instant."""
    rank = 2 if each.after_what_followed else 1 if not each.seq else 0
    return each.at, rank, each.seq or FOLLOWS.index(each.kind)


# ── Acts ──────────────────────────────────────────────────────────────────────────────────────────


def _acts(names: Names) -> Iterator[Entry]:
    view = names.view
    found = states(view.record.events)
    for event in view.record.events:
        if _may_read(view, event):
            yield _act(names.at(event), event, found[event.seq])


def _may_read(view: CaseView, event: Event) -> bool:
    """A note for one audience is not shown to anybody else at all."""
    return not isinstance(event.act, Noted) or event.act.note_id in view.words


def _act(names: Names, event: Event, state: EntryState) -> Entry:
    reads = state.reads or event
    apart = abs(event.recorded - reads.happened) > SAME_MOMENT
    by_the_system = isinstance(event.act, SamePerson)
    return Entry(
        key=f"entry-{event.seq}",
        kind="act",
        what=event.act.sentence(names),
        who=BY_THE_SYSTEM if by_the_system else names.author(event),
        at=reads.happened,
        seq=event.seq,
        written=event.recorded if apart else None,
        words=_words(names, event),
        lateness=_lateness(names.view, reads),
        clause=_clauses(names, event),
        state=state.state,
        state_words=state_words(names, event, state),
        papers=_papers(names, event),
        audience=_audience(event),
        put_right=_put_right(names.view, event, state),
        after_what_followed=isinstance(event.act, DateSet),
    )


def _words(names: Names, event: Event) -> str:
    """What was written. What was written at raising has its own place on the case."""
    if isinstance(event.act, Raised):
        return decision_reached(names.view)
    received = f"Received {day(event.received, names.view.now)}." if event.received else ""
    return "\n\n".join(filter(None, (entry_words(names, event.act), received)))


def decision_reached(view: CaseView) -> str:
    """When the decision disagreed with reached the raiser: a day of its own, apart from when it was
    raised.
    """
    raised = entry(view, view.record.events[0].seq)
    if raised is None or raised.received is None:
        return ""
    reached = say_day(in_london(raised.received).date(), year=True)
    return f"The decision reached them on {reached}"


def _done_by(view: CaseView, event: Event) -> list[Owed]:
    """The duties that an act carried out, as they were once it was done."""
    if not isinstance(event.act, CarriedOut):
        return []
    found = (view.case.duty(duty_id) for duty_id in event.act.duties)
    return [duty for duty in found if duty is not None]


def _lateness(view: CaseView, event: Event) -> str:
    """How late an act was: by the duty it was latest for."""
    done = [duty for duty in _done_by(view, event) if duty.due and duty.done_seq == event.seq]
    dues = [duty.due for duty in done if duty.due and is_late(view, duty)]
    if dues:
        return lateness(view.calendar, min(dues), event.happened)
    return AFTER_ITS_TIME if any(map(after_its_time, done)) else ""


def _clauses(names: Names, event: Event) -> str:
    """The clauses behind what was carried out or used."""
    clauses = [duty.clause for duty in _done_by(names.view, event)]
    if isinstance(event.act, Used):
        permission = names.protocol.permission(event.act.permission)
        clauses += [permission.clause] if permission else []
    return joined(dict.fromkeys(clause for clause in clauses if clause))


def _papers(names: Names, event: Event) -> tuple[PaperRef, ...]:
    specs = (names.protocol.duty(duty.key) for duty in _done_by(names.view, event))
    papers = dict.fromkeys(spec.paper for spec in specs if spec.paper)
    return tuple(PaperRef(key) for key in papers)


def _audience(event: Event) -> str:
    if isinstance(event.act, Noted) and event.act.audience != "both sides":
        return {"own agency": "Your agency only", "board": "The board only"}[event.act.audience]
    return ""


def _put_right(view: CaseView, event: Event, state: EntryState) -> OfferBrief | None:
    if state.state == "struck" or isinstance(event.act, SamePerson):
        return None
    if why_not_correct(view.actor, event) is None:
        return OfferBrief("correct", str(event.seq), label="Correct this entry")
    return _disputed(view, event)


def _disputed(view: CaseView, event: Event) -> OfferBrief | None:
    """For what the other side says was done or agreed: the way to say beside it that it was
    otherwise.
    """
    ours = {held.agency for side in ("raising", "answering") for held in view.actor.on(side)}
    theirs = bool(ours) and event.agency not in ours
    if not theirs or not isinstance(event.act, CarriedOut | Positioned):
        return None
    return OfferBrief("note", str(event.seq), label="This isn’t how I remember it")


# ── What followed ─────────────────────────────────────────────────────────────────────────────────


def _steps(names: Names) -> Iterator[Entry]:
    """Each step as the case came to it, and the end."""
    view = names.view
    for number, visit in enumerate(view.case.visits, start=1):
        title = view.protocol.steps[visit.step].title
        what, because = f"Now at: {title}", f"Because of: {names.ground(visit.how)}"
        if number > 1:
            yield Entry(f"step-{number}", "step", what, BY_THE_SYSTEM, visit.entered, words=because)
    if view.case.ended is not None:
        what = f"The case ended: {view.case.end}"
        why = "Nothing came in time." if _ended_by_time(view) else ""
        yield Entry("end", "end", what, BY_THE_SYSTEM, view.case.ended, words=why)


def _ended_by_time(view: CaseView) -> bool:
    ended = view.case.ended
    return any(duty.word == LATE and duty.ended == ended for duty in view.case.duties)


def _duties_opened(names: Names) -> Iterator[Entry]:
    """Each duty as it came to be owed, with the first date it had."""
    for number, duty in enumerate(names.view.case.duties, start=1):
        by = f"by {when(duty.first_due, names.view.now)}" if duty.first_due else _undated(duty)
        what = f"{sentence_of_others(names, duty)}, {by}"
        yield Entry(
            f"opened-{number}",
            "opened",
            what,
            BY_THE_SYSTEM,
            duty.opened,
            clause=duty.clause or "",
        )


def _undated(duty: Owed) -> str:
    return duty.limit or "with no time given"


def _duties_ended(names: Names) -> Iterator[Entry]:
    """Each duty that ended without having been done."""
    for number, duty in enumerate(names.view.case.duties, start=1):
        if duty.ended is not None and duty.how != "done":
            what = f"No longer owed ({ended(names.view, duty)}): {names.who(duty)} to {duty.what}"
            clause = duty.clause or ""
            yield Entry(f"ended-{number}", "ended", what, BY_THE_SYSTEM, duty.ended, clause=clause)


def _limits_passed(names: Names) -> Iterator[Entry]:
    """Each limit that passed before what it limits was done, or before anything was recorded."""
    view = names.view
    for number, duty in enumerate(view.case.duties, start=1):
        if duty.due is None or duty.strength == "may":
            continue
        who_to_do_what = f"{names.who(duty)} to {duty.what}"
        key, clause = f"limit-{number}", duty.clause or ""
        if is_late(view, duty):
            what = f"The time for this passed: {who_to_do_what}"
            yield Entry(key, "late", what, BY_THE_SYSTEM, duty.due, clause=clause)
        elif event := _recorded_late(view, duty):
            what = f"Nothing was recorded by this time: {who_to_do_what}"
            yield Entry(
                key,
                "late",
                what,
                BY_THE_SYSTEM,
                duty.due,
                words=_as_somebody_says(names, event),
                clause=clause,
            )


def _recorded_late(view: CaseView, duty: Owed) -> Event | None:
    """The entry that says, after the limit, that a duty was done before it: in time, but the limit
    stays in sight.
    """
    event = entry(view, duty.done_seq) if duty.done_seq is not None else None
    return event if event and duty.due and event.recorded > duty.due else None


def _as_somebody_says(names: Names, event: Event) -> str:
    now = names.view.now
    recorded, happened = when(event.recorded, now), when(event.happened, now)
    return f"Recorded {recorded} as done {happened}, as {names.author(event)} says."


def _clocks_passed(view: CaseView) -> Iterator[Entry]:
    """Each limit over a stage that passed before the stage was left."""
    for number, clock in enumerate(view.case.clocks, start=1):
        if clock.due is not None and clock.late(view.now):
            what = f"The time for {joined(map(say_stage, clock.scope))} passed: {clock.limit}"
            clause = clock.clause or ""
            yield Entry(f"clock-{number}", "clock", what, BY_THE_SYSTEM, clock.due, clause=clause)


def _notices(names: Names) -> Iterator[Entry]:
    for number, told in enumerate(names.view.case.told, start=1):
        what = f"Told the {_told_whom(names, told)}: {told.what}"
        yield Entry(
            f"told-{number}",
            "told",
            what,
            BY_THE_SYSTEM,
            told.at,
            clause=told.clause or "",
            papers=_paper_of(told),
        )


def _told_whom(names: Names, told: NoticeGiven) -> str:
    """A post with its agency; the board's posts are known by their titles."""
    title = names.title(told.to, told.agency)
    if told.to.side in ("raising", "answering"):
        return f"{title} ({names.side(told.to.side, told.agency)})"
    return title


def _paper_of(told: NoticeGiven) -> tuple[PaperRef, ...]:
    return (PaperRef(told.paper, told.agency or ""),) if told.paper else ()
