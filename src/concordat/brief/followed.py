"""What followed from acts and from time: steps, duties, limits that passed, and who was told."""

from collections.abc import Iterator

from concordat.brief.authors import author
from concordat.brief.deadlines import is_late
from concordat.brief.duties import ended, sentence_of_others
from concordat.brief.names import Names
from concordat.brief.values import Entry, PaperRef
from concordat.brief.view import CaseView
from concordat.brief.words import when
from concordat.brief.written import entry
from concordat.core.case import NoticeGiven, Owed
from concordat.core.events import Event
from concordat.core.protocol import LATE, ON_GIVING_UP
from concordat.core.wording import joined, say_stage

BY_THE_SYSTEM = "Concordat"


def what_followed(names: Names) -> Iterator[Entry]:
    """Everything that nobody recorded, and that an act or time brought about."""
    yield from _steps(names)
    yield from _duties_opened(names)
    yield from _duties_ended(names)
    yield from _limits_passed(names)
    yield from _clocks_passed(names.view)
    yield from _notices(names)


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
    """Each duty that ended without having been done; once for all that the case is given up no
    more, where it went on although nobody had decided that.
    """
    goes_on: set[str] = set()
    for number, duty in enumerate(names.view.case.duties, start=1):
        if duty.ended is None or duty.how == "done":
            continue
        what = f"No longer to be done ({ended(names.view, duty)}): {names.who(duty)} to {duty.what}"
        if _went_on(names.view, duty):
            if duty.id.about in goes_on:
                continue
            goes_on.add(duty.id.about)
            what = "This is not being given up any more: the case went on"
        clause = duty.clause or ""
        yield Entry(f"ended-{number}", "ended", what, BY_THE_SYSTEM, duty.ended, clause=clause)


def _went_on(view: CaseView, duty: Owed) -> bool:
    """Whether a duty asked if what is being given up goes on, and the case went on meanwhile."""
    asked = duty.key in ON_GIVING_UP and duty.how == "overtaken"
    return asked and duty.ended != view.case.ended


def _limits_passed(names: Names) -> Iterator[Entry]:
    """Each limit that passed before what it limits was done, or before anything was recorded."""
    view = names.view
    for number, duty in enumerate(view.case.duties, start=1):
        if duty.strength == "may":
            continue
        who_to_do_what = f"{names.who(duty)} to {duty.what}"
        key, clause = f"limit-{number}", duty.clause or ""
        if duty.due is None:
            if duty.left is not None:
                what = f"The case went on without this: {who_to_do_what}"
                yield Entry(key, "late", what, BY_THE_SYSTEM, duty.left, clause=clause)
            continue
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
    return f"Recorded {recorded} as done {happened}, as {author(names, event)} says."


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
