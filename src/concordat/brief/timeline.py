"""What happened: every act, and what followed from acts and from time.

Each entry says who did it, when it happened, when it was written where that differs, and how late
it was.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from msgspec.structs import replace

from concordat.brief.audience import For, audience, may_know
from concordat.brief.authors import author
from concordat.brief.corrected import state_words
from concordat.brief.deadlines import is_late, lateness
from concordat.brief.duties import AFTER_ITS_TIME, after_its_time
from concordat.brief.followed import BY_THE_SYSTEM, what_followed
from concordat.brief.names import Names
from concordat.brief.outcome import may_be_kept_going
from concordat.brief.owed import OfferBrief
from concordat.brief.said_when import claims, decision_reached, said_when
from concordat.brief.values import Entry, PaperRef
from concordat.brief.view import CaseView
from concordat.brief.words import day
from concordat.brief.written import (
    EntryState,
    entry_words,
    of_who_it_is_not,
    stated,
    states,
    written_down,
)
from concordat.core.acts import (
    CarriedOut,
    DateSet,
    NobodyThere,
    Positioned,
    Raised,
    SamePerson,
    Used,
)
from concordat.core.calendar import says_no_hour
from concordat.core.case import Owed
from concordat.core.events import Event
from concordat.core.who.allowed import why_not_correct
from concordat.core.wording import capitalised, joined

SAME_MOMENT = timedelta(minutes=2)  # typed at once; one time is enough
OF_THE_SYSTEM = (SamePerson, NobodyThere)
"""Acts that nobody does: Concordat writes them down."""
FOLLOWS = ("step", "opened", "act", "ended", "late", "clock", "told", "end")
"""What comes first of what happened at the same instant."""


def timeline(names: Names) -> tuple[Entry, ...]:
    """Every entry that the reader may see and everything that followed, the oldest first."""
    found = [
        *_acts(names),
        *what_followed(names),
    ]
    said = claims(names)
    return tuple(_as_said(each, said) for each in sorted(found, key=_place))


def _as_said(each: Entry, said: Mapping[datetime, str]) -> Entry:
    """What followed on a day that one side alone gives, with who says so. An act says it itself."""
    claim = said.get(each.at)
    if each.seq or claim is None:
        return each
    words = (each.words, f"{capitalised(claim)}.")
    return replace(each, words="\n\n".join(filter(None, words)))


def _place(each: Entry) -> tuple[object, int, int]:
    """An act comes before what followed from it at the same instant."""
    rank = 2 if each.after_what_followed else 1 if not each.seq else 0
    return each.at, rank, each.seq or FOLLOWS.index(each.kind)


# ── Acts ──────────────────────────────────────────────────────────────────────────────────────────


def _acts(names: Names) -> Iterator[Entry]:
    view = names.view
    found = states(view.record.events)
    for event in view.record.events:
        if may_know(view, event):
            yield _act(names.at(event), event, found[event.seq])


def _act(names: Names, event: Event, state: EntryState) -> Entry:
    reads = state.reads or event
    apart = abs(event.recorded - reads.happened) > SAME_MOMENT or says_no_hour(reads.happened)
    by_the_system = isinstance(event.act, OF_THE_SYSTEM)
    return Entry(
        key=f"entry-{event.seq}",
        kind="act",
        what=event.act.sentence(names),
        who=BY_THE_SYSTEM if by_the_system else author(names, event),
        at=reads.happened,
        seq=event.seq,
        written=event.recorded if apart else None,
        words="\n\n".join(filter(None, (_words(names, event, state), said_when(names, reads)))),
        lateness=_lateness(names.view, reads),
        clause=_clauses(names, event),
        state=state.state,
        state_words=state_words(names, event, state),
        papers=_papers(names, event),
        audience=AUDIENCES.get(audience(names.view.record.events, event), ""),
        put_right=put_right(names.view, event, state),
        after_what_followed=isinstance(event.act, DateSet),
    )


def _words(names: Names, event: Event, state: EntryState) -> str:
    """What was written, as it reads now: words that were replaced or taken out stay sealed. What
    was written at raising has its own place on the case.
    """
    if isinstance(event.act, Raised):
        return "\n\n".join(filter(None, (written_down(names), decision_reached(names))))
    leaving = names.view.case.leaving
    pending = leaving is not None and leaving.seq == event.seq
    going = may_be_kept_going(names, leaving) if leaving and pending else ""
    now = state.reads or event
    said = entry_words(names, now.act) if state.reads else _of_what_was_taken_out(names, event)
    received = f"Received {day(now.received, names.view.now)}." if now.received else ""
    return "\n\n".join(filter(None, (said, going, received)))


def _of_what_was_taken_out(names: Names, event: Event) -> str:
    """Nothing that was written; that a child was wrongly identified, and what was stated."""
    return "\n\n".join(filter(None, (of_who_it_is_not(names, event.act), stated(names, event.act))))


def _done_by(view: CaseView, event: Event) -> list[Owed]:
    """The duties that an act carried out, as they were once it was done."""
    if not isinstance(event.act, CarriedOut):
        return []
    found = (view.case.duty(duty_id) for duty_id in event.act.duties)
    return [duty for duty in found if duty is not None]


def _lateness(view: CaseView, event: Event) -> str:
    """How late an act was: by the duty it was latest for."""
    done = [duty for duty in view.case.duties if duty.done_seq == event.seq]
    late = [(duty.late_from, duty.ended) for duty in done if is_late(view, duty)]
    known = [(since, ended) for since, ended in late if since and ended]
    if known:
        return lateness(view.calendar, *min(known))
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


AUDIENCES: Mapping[For, str] = {
    "own agency": "Your agency only",
    "board": "The board only",
    "business manager": "The business manager only",
    "both cases": "Those in both cases only",
}
"""What stands at an entry that isn't for everybody with a part in the case."""


def put_right(view: CaseView, event: Event, state: EntryState) -> OfferBrief | None:
    """What the reader can do about an entry that they may see: correct it, or dispute it."""
    if state.state == "struck" or isinstance(event.act, OF_THE_SYSTEM):
        return None
    if why_not_correct(view.actor, event, view.record.events) is None:
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
    return OfferBrief("note", str(event.seq), label="Say how you remember it")
