"""Who was rung about a danger, at first and since: when, by whose word, and who took it."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from concordat.brief.authors import author
from concordat.brief.names import Names
from concordat.brief.words import at
from concordat.brief.written import entry, words_about
from concordat.core.acts import NOBODY_RUNG, AnyAct, CarriedOut, DangerAcknowledged, Rung
from concordat.core.case import Danger, Owed
from concordat.core.changed import RANG as WAS_RUNG
from concordat.core.events import Event
from concordat.core.labels import REFERENCE, TAKEN_BY
from concordat.core.who.danger import emergency
from concordat.core.wording import capitalised

RANG = {"999": "999", "front door": "the front door", "both": "999 and the front door"}


class Since(NamedTuple):
    """That somebody was rung after the danger was stated, or that what the procedure asks was done:
    in which entry, when, and the duty that it met, if any.
    """

    event: Event
    rung: Rung
    at: datetime
    duty: Owed | None = None


def since(names: Names, danger: Danger) -> Iterator[Since]:
    """Everything of that kind, the earliest first."""
    done = {duty.done_seq: duty for duty in _emergencies(names, danger)}
    for seq in sorted({*filter(None, done), *danger.called}):
        event = entry(names.view, seq)
        match event.act if event else None:
            case CarriedOut(rung=rung) if event:
                yield Since(event, rung, event.happened, done.get(seq))
            case DangerAcknowledged(rung=rung, rung_at=datetime() as rung_at) if event:
                yield Since(event, rung, rung_at)


def _emergencies(names: Names, danger: Danger) -> Iterator[Owed]:
    for duty in names.view.case.duties:
        if duty.how == "done" and emergency(names.protocol, names.view.case, duty) == danger:
            yield duty


def was_rung(names: Names, danger: Danger) -> bool:
    """Whether somebody was rung, by now."""
    later = (each.rung for each in since(names, danger))
    return any(rung != NOBODY_RUNG for rung in (danger.said.rung, *later))


def rung(names: Names, danger: Danger) -> str:
    """Who was rung, when, and who took it, and what was done since; to ring now, until a call is
    recorded or the child is said to be safe.
    """
    first = _at_first(names, danger)
    if not was_rung(names, danger):
        first = "Nobody had been rung when this was written."
        first += "" if danger.passed else " Ring 999 now if nobody has."
    later = (_since(names, each) for each in since(names, danger))
    return " ".join(filter(None, (first, *later)))


def _at_first(names: Names, danger: Danger) -> str:
    """Who had been rung when it was said; "" where nobody had."""
    said = danger.said
    if said.rung == NOBODY_RUNG or said.rung_at is None:
        return ""
    when, stated = (at(each, names.view.now) for each in (said.rung_at, danger.stated))
    rang = f"Rang {RANG[said.rung]}{'' if when == stated else f', {when}'}."
    return f"{rang}{_who_took_it(names, said)}"


def _since(names: Names, each: Since) -> str:
    """What was done since, when, and by whose word."""
    said = [WAS_RUNG[each.rung]] if each.rung != NOBODY_RUNG else []
    said += [f"this was done: {each.duty.what}"] if each.duty else []
    by = f"recorded by {author(names, each.event)}"
    told = capitalised(f"{at(each.at, names.view.now)}: {'; '.join(said)} ({by}).")
    return f"{told}{_who_took_it(names, each.event.act)}"


def _who_took_it(names: Names, act: AnyAct) -> str:
    """Who took the call, and their reference, where the reader may read it."""
    taken = words_about(names.view, act, TAKEN_BY.key)
    reference = words_about(names.view, act, REFERENCE.key)
    by = f" Taken by {taken}." if taken else ""
    return f"{by} {REFERENCE.shown}: {reference}." if reference else by
