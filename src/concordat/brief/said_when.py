"""What is said of a time that only one side has given: when it was entered, who confirms it, and
who says that it was otherwise.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime

from concordat.brief.names import Names
from concordat.brief.words import date_of, day, when
from concordat.brief.written import entry, history
from concordat.core.acts import Raised
from concordat.core.calendar import say_day, says_no_hour
from concordat.core.duties.moments import by_its_word
from concordat.core.events import Event
from concordat.core.posts import SideOf
from concordat.core.who.confirming import ToConfirm, begun, to_confirm
from concordat.core.wording import joined


def said_day(names: Names, at: datetime, *, year: bool = False) -> str:
    """The day of an instant of the record. Where an entry gives it that another side was to confirm
    and has not confirmed, who says so.
    """
    that = say_day(date_of(at), year=True) if year else day(at, names.view.now)
    claim = claims(names).get(at)
    return f"{that}, {claim}" if claim else that


def claims(names: Names) -> Mapping[datetime, str]:
    """Every instant that is only said to have been on a day before it was entered: who says so, and
    that nobody has confirmed it, or who says that it was otherwise.
    """
    return dict(_claims(names))


def _claims(names: Names) -> Iterator[tuple[datetime, str]]:
    case, now = names.view.case, names.view.now
    waiting = to_confirm(case)
    for event in history(names.view):
        asked = [each for each in waiting if each.entry == event.seq]
        denied = [side for (seq, side), so in case.answers.items() if seq == event.seq and not so]
        begun_before = isinstance(event.act, Raised) and begun(case) != case.start
        if asked or denied or begun_before:
            says = _says(names, event, denied)
            received = [by_its_word(each.source) for each in asked if each.source.received]
            for at in (event.happened, *received):
                if day(at, now) != day(event.recorded, now):
                    yield at, says


def _says(names: Names, event: Event, denied: list[SideOf]) -> str:
    """Such as "as Molly Entwistle says (entered on Sunday 29 November; not confirmed)"."""
    everyone = names.view.actor.everyone
    who = names.agency(event.agency) if everyone else names.person(event.behalf or event.by)
    otherwise = joined(names.side(each.side, each.agency) for each in denied)
    answer = f"{otherwise} says that it was not so" if otherwise else "not confirmed"
    return f"as {who} says (entered on {day(event.recorded, names.view.now)}; {answer})"


def decision_reached(names: Names) -> str:
    """When the decision disagreed with reached the raiser, or what the procedure asks for instead:
    a day of its own, apart from when it was raised.
    """
    view = names.view
    raised = entry(view, view.record.events[0].seq)
    if raised is None or raised.received is None:
        return ""
    reached = said_day(names, raised.received, year=True)
    what = "It arose" if view.protocol.admission.begins else "The decision reached them"
    return f"{what} on {reached}"


def said_when(names: Names, event: Event) -> str:
    """That an entry, as it now reads, is said to be of a time before it was entered; "" where
    nothing depends on that, and for what was entered on its own day.
    """
    waiting = [each for each in to_confirm(names.view.case) if each.entry == event.seq]
    answers = [*_answers(names, event.seq)]
    another_day = day(event.happened, names.view.now) != day(event.recorded, names.view.now)
    if not (waiting or answers or (another_day and isinstance(event.act, Raised))):
        return ""
    told = [f"{_said_to_have(names, event, waiting)}.", *answers]
    told += [_waits(names, each) for each in waiting]
    return " ".join(told)


def said_to_be(names: Names, event: Event) -> datetime:
    """When an entry is said to have happened; where that is what counts, to have been received."""
    waiting = (each for each in to_confirm(names.view.case) if each.entry == event.seq)
    return next((by_its_word(each.source) for each in waiting), event.happened)


def _said_to_have(names: Names, event: Event, waiting: list[ToConfirm]) -> str:
    now = names.view.now
    received = any(each.source.received for each in waiting)
    then = by_its_word(waiting[0].source) if waiting else event.happened
    how = "have begun" if isinstance(event.act, Raised) else "have happened"
    if received:
        how = "have been received"
    if day(then, now) == day(event.recorded, now) and not says_no_hour(then):
        return f"Said to {how} at {when(then, now)}, entered at {when(event.recorded, now)}"
    return f"Said to {how} on {day(then, now)}, entered on {day(event.recorded, now)}"


def _answers(names: Names, entry: int) -> Iterator[str]:
    for (seq, side), agrees in names.view.case.answers.items():
        if seq == entry:
            said = "confirmed this" if agrees else "says that it was not so"
            yield f"{names.side(side.side, side.agency)} {said}."


def _waits(names: Names, each: ToConfirm) -> str:
    who = names.side(each.side.side, each.side.agency)
    return f"{who} has not confirmed this, so its time counts from the entry."
