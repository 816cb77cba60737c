"""Who is told that nobody has to wait for a duty any more: everybody who was told that it is owed,
who was asked to take it on or reminded of it, and who was told that its time had passed. Once, and
not where what was done tells them already.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from concordat.core.acts import Positioned
from concordat.core.calendar import say_when
from concordat.core.case import Case, Owed
from concordat.core.case.given import WITHDRAWN
from concordat.core.duties.owed import How
from concordat.core.events import Event
from concordat.core.ids import DutyId
from concordat.core.notices.actions import concerned
from concordat.core.notices.acts import of_acts
from concordat.core.notices.claimed import said_of_the_time
from concordat.core.notices.lateness import told_of_lateness
from concordat.core.notices.naming import both_sides, the_action, what_is_asked
from concordat.core.notices.said import said_in_short, speaker
from concordat.core.notices.values import Telling, tell
from concordat.core.notices.where import went_elsewhere
from concordat.core.notices.words import WHOM
from concordat.core.posts import PARTY_SIDES, SideOf
from concordat.core.protocol import CARRY_OUT, SAY_WHEN, Protocol
from concordat.core.who.recipients import Recipient, officers, on_side, owners
from concordat.core.wording import joined, the

OF_ONE_DUTY = ("done", "part done")
"""News of one duty, which says nothing of another one that was done with it."""


def of_what_came(
    protocol: Protocol, before: Case, after: Case, events: Sequence[Event]
) -> Iterator[Telling]:
    """What was owed and is done now: what came, from whom and when."""
    for known, duty in _ended(before, after, "done"):
        by = [event for event in events if event.seq == duty.done_seq]
        asked = _what_came(protocol, before, after, known)
        about = (duty.what, asked)
        hear = {each.to for each in of_acts(protocol, after, by) if _tells_of(each, about)}
        did_it = {person for event in by for person in (event.by, event.behalf) if person}
        said = next((said_of_the_time(event, duty) for event in by), "")
        at = "" if said else f", {say_when(duty.ended or after.now, year=True)}"
        done = f"this has been done by {_doer(protocol, after, duty)}{at}: {asked}{said}"
        for to in _still(after, waited(protocol, before, known, after.now)):
            if to not in hear and to.person not in did_it:
                yield _as_said(after, by, to) or Telling(
                    to, "came", done, None, duty.clause, whom=_agency(after, duty)
                )


def _as_said(case: Case, by: Iterable[Event], to: Recipient) -> Telling | None:
    """What a side said of the points, where that is what was asked: its own people read it in the
    words in which the other side does. None of anything else.
    """
    acts = (event.act for event in by)
    said = next((act for act in acts if isinstance(act, Positioned)), None)
    return Telling(to, "said", said_in_short(said), whom=speaker(case, said)) if said else None


def _what_came(protocol: Protocol, before: Case, after: Case, known: Owed) -> str:
    """What was asked and is done now: of an action that was simply done, that, and not that it was
    accepted.
    """
    duty = after.duty(known.id)
    action = after.duty(DutyId(CARRY_OUT.key, action=known.id.action))
    if duty and action and action.done_seq == duty.done_seq:
        return action.what
    return what_is_asked(protocol, before, known)


def of_what_never_came(protocol: Protocol, before: Case, after: Case) -> Iterator[Telling]:
    """What nobody will do any more: it is not owed after all, or the case went on without it. Where
    the case ended with it, everybody is told that.
    """
    for known, duty in _ended(before, after, "void"):
        if after.end in (None, before.end):
            asked = what_is_asked(protocol, before, known)
            for to in _still(after, waited(protocol, before, known, before.now)):
                yield Telling(to, "not owed", asked, None, duty.clause)
    for duty in after.duties:
        was = before.duty(duty.id)
        if duty.how == "overtaken" and (was is None or was.open):
            for to in _left_waiting(protocol, before, after, duty):
                yield Telling(to, "overtaken", duty.what, None, duty.clause)
    yield from _of_what_was_denied(protocol, before, after)


def _of_what_was_denied(protocol: Protocol, before: Case, after: Case) -> Iterator[Telling]:
    """An action that ends because the agreement that it came with was denied: to both sides, to
    whoever was asked to accept it and to whoever was told that it, or the answer, was late.
    """
    for id_, action in after.actions.items():
        was = before.actions.get(id_)
        if action.closed == "agreement denied" and was is not None and not was.closed:
            about = (duty for duty in before.open_duties if duty.id.action == id_)
            told = (to for duty in about for to in waited(protocol, before, duty, before.now))
            people = dict.fromkeys((*concerned(protocol, after), *told))
            why = "the agreement that it came with was denied"
            yield from tell(people, "not owed", f"{the_action(before, id_)}, for {why}")


def _left_waiting(
    protocol: Protocol, before: Case, after: Case, duty: Owed
) -> tuple[Recipient, ...]:
    """Who is told that the case went on without a duty: nothing else would ever show a must that
    nobody was told was late; of what was late everybody hears it who was told that it was, unless
    they hear that the case is on another stage or has ended. Who drops an action says so to those
    whose it was.
    """
    if duty.id.action:
        return ()
    known = before.duty(duty.id)
    told_late = known is not None and known.late(before.now)
    if duty.strength == "must" and not told_late and not _is_told_otherwise(after, duty):
        return (*owners(protocol, after, duty), *officers())
    stayed = not went_elsewhere(protocol, before, after)
    if known is None or not stayed or not known.passed(before.now):
        return ()
    return waited(protocol, before, known, before.now)


def _is_told_otherwise(case: Case, duty: Owed) -> bool:
    """Whether a case was withdrawn, which leaves everything undone, or an agency released, which
    owes nothing any more.
    """
    released = duty.agency is not None and case.party(duty.agency) is None
    return case.end == WITHDRAWN or released


def of_more_time(protocol: Protocol, before: Case, after: Case) -> Iterator[Telling]:
    """What was told to be late and is not, to those who don't owe it: who does is told its date."""
    for duty in after.open_duties:
        known = before.duty(duty.id)
        if known is None or not known.passed(before.now) or duty.passed(after.now):
            continue
        owing = owners(protocol, after, duty)
        for to, _ in told_of_lateness(protocol, before, known, before.now):
            if to not in owing:
                yield Telling(to, "more time", duty.what, duty.due, duty.clause)


def waited(protocol: Protocol, case: Case, duty: Owed, at: datetime) -> tuple[Recipient, ...]:
    """Everybody who was told that a duty is owed; if its time had passed by then, that it had."""
    owing = owners(protocol, case, duty)
    if duty.key == SAY_WHEN.key:
        owing = on_side(protocol, case, SideOf.at(duty.side, duty.agency))
    handed = duty.handed_on
    asked = (Recipient(handed.side, handed.agency, person=handed.to),) if handed else ()
    late = told_of_lateness(protocol, case, duty, at) if duty.passed(at) else ()
    return tuple(dict.fromkeys((*owing, *asked, *(to for to, _ in late))))


def _still(case: Case, people: Iterable[Recipient]) -> Iterator[Recipient]:
    """Those of them whose agency has a side in it: the others hear that it is none of theirs."""
    sides = (case.raising.id, *(party.id for party in case.answering))
    yield from (each for each in people if each.side not in PARTY_SIDES or each.agency in sides)


def _ended(before: Case, after: Case, how: How) -> Iterator[tuple[Owed, Owed]]:
    """The duties that have ended so since, as they were and as they are. What had ended already
    is nobody's to do any less now that what had opened it was taken out.
    """
    for known in before.duties:
        duty = after.duty(known.id)
        was_open = known.open or how != "void"
        if duty is not None and duty.how == how and known.how != how and was_open:
            yield known, duty


def _tells_of(telling: Telling, about: Iterable[str]) -> bool:
    """Whether what an act tells says that this was done, whatever it says of the time."""
    what = telling.what
    of_it = any(what == each or what.startswith(f"{each} (") for each in about)
    return telling.kind not in OF_ONE_DUTY or of_it


def _agency(case: Case, duty: Owed) -> str:
    """The agency that did it, by id; "" where that is not one of them."""
    if duty.side not in PARTY_SIDES:
        return ""
    return (duty.agency or "") if duty.side == "answering" else case.raising.id


def _doer(protocol: Protocol, case: Case, duty: Owed) -> str:
    """Who did it: an agency, whose name is put there, both, or roles of the board or of others."""
    if duty.side in PARTY_SIDES:
        return WHOM
    if duty.side == "both":
        return both_sides(case, duty.agency)
    posts = protocol.duty(duty.key).owners(duty.side, duty.post)
    return the(joined(dict.fromkeys(map(protocol.title_of, posts))))
