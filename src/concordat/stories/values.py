"""A rehearsal as the plain values of `rehearse --json`, and the people in it."""

from collections.abc import Iterator
from datetime import datetime
from operator import itemgetter
from typing import Any

import msgspec

from concordat.core.calendar import in_london
from concordat.core.case import Case, NoticeGiven, Owed, RunningClock
from concordat.core.posts import PARTY_SIDES, Party, PostRef
from concordat.core.protocol import Protocol
from concordat.core.record import Record
from concordat.stories.history import history
from concordat.stories.rehearse import Rehearsal
from concordat.stories.told import post_of, tellings


def as_values(rehearsal: Rehearsal) -> dict[str, Any]:
    """The rehearsal as plain values.

    Instants are ISO 8601 in London's offset; an absent due is None.
    """
    case, protocol, now = rehearsal.case, rehearsal.record.protocol, rehearsal.now
    duties: list[dict[str, Any]] = []
    clocks: list[dict[str, Any]] = []
    notices: list[dict[str, Any]] = []
    if case is not None:
        duties = [_duty(protocol, case, duty, now) for duty in case.duties]
        clocks = [_clock(clock, now) for clock in case.clocks]
        notices = [_notice(protocol, case, told) for told in case.told]
        notices += _of_what_came(rehearsal.record, case)
        notices.sort(key=itemgetter("at"))
    return {
        "case": _case(protocol, case),
        "duties": duties,
        "clocks": clocks,
        "notices": notices,
        "refused": [msgspec.to_builtins(each) for each in rehearsal.refused],
    }


def _case(protocol: Protocol, case: Case | None) -> dict[str, Any]:
    if case is None:
        return dict.fromkeys(("status", "stage", "route", "end"))
    return {
        "status": case.status,
        "stage": case.stage,
        "route": case.route if len(protocol.routes) > 1 else None,
        "end": case.end,
    }


def _duty(protocol: Protocol, case: Case, duty: Owed, now: datetime) -> dict[str, Any]:
    return {
        "clause": duty.clause,
        "stage": duty.stage,
        "side": duty.side,
        "agency": _agency(case, duty),
        "who": list(who(protocol, case, duty)),
        "what": duty.what,
        "limit": duty.limit,
        "strength": duty.strength,
        "opened": _iso(duty.opened),
        "due": _iso(duty.counted),
        "first_due": _iso(duty.first_due),
        "ended": _iso(duty.ended),
        "how": duty.how,
        "late": duty.passed(now),
    }


def _clock(clock: RunningClock, now: datetime) -> dict[str, Any]:
    return {
        "clause": clock.clause,
        "scope": list(clock.scope),
        "strength": clock.strength,
        "opened": _iso(clock.opened),
        "due": _iso(clock.counted),
        "ended": _iso(clock.ended),
        "late": clock.late(now),
    }


def _notice(protocol: Protocol, case: Case, told: NoticeGiven) -> dict[str, Any]:
    return {
        "clause": told.clause,
        "to": title_in(protocol, case, told.to, told.agency),
        "side": told.to.side,
        "agency": told.agency if told.to.side in PARTY_SIDES else None,
        "what": told.what,
        "because": "notice",
        "at": _iso(told.at),
    }


def _of_what_came(record: Record, case: Case) -> Iterator[dict[str, Any]]:
    """Each post that is told because something was carried out, or the case went on without it."""
    for told in tellings(record, history(record, case)):
        for to in told.to:
            yield {
                "clause": told.clause,
                "to": title_in(record.protocol, case, post_of(to), to.agency),
                "side": to.side,
                "agency": to.agency or None,
                "what": told.what,
                "because": told.because,
                "at": _iso(told.at),
            }


def _agency(case: Case, duty: Owed) -> str | None:
    """The answering agency that owes a duty or to which it is owed; the only one, if the duty names
    none.
    """
    if duty.side in ("board", "third"):
        return None
    party = case.party(duty.agency)
    return party.id if party else None


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else in_london(moment).isoformat()


def who(protocol: Protocol, case: Case, duty: Owed) -> tuple[str, ...]:
    """The titles of those who owe a duty, as their kind of agency calls them."""
    spec = protocol.duty(duty.key)
    if not spec.who:
        return ("board" if duty.side == "board" else f"{duty.side} agency",)
    posts = spec.owners(duty.side, duty.post)
    titles = [title_in(protocol, case, post, duty.agency) for post in posts]
    return tuple(dict.fromkeys(titles))


def title_in(protocol: Protocol, case: Case, post: PostRef, agency: str | None) -> str:
    """What a post is called in its agency: the raising one, or that answering one."""
    party: Party | None = None
    if post.side == "raising":
        party = case.raising
    elif post.side == "answering":
        party = case.party(agency)
    return protocol.title_of(post, party.kind if party else None)
