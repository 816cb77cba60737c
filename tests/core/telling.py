"""What a row of `told.toml` means: a case under a published procedure, somebody in it who does one
thing, and everybody who is told because of it.

Every post of the procedure is held by one invented person whose id says which post that is.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple, get_args

import msgspec
from msgspec.structs import replace

from concordat.core.acts import ActionAgreed, AnyAct, Child, Corrected, Note, Positioned, Raised
from concordat.core.case import Case
from concordat.core.case.fold import reading_of
from concordat.core.commands import Command
from concordat.core.decide import decide
from concordat.core.events import Event
from concordat.core.ids import DutyId
from concordat.core.notices import Telling, say_news, tellings, told_of_entries
from concordat.core.posts import (
    MANAGING,
    PRACTITIONER,
    Directory,
    Party,
    PostRef,
    Seat,
    SideOf,
)
from concordat.core.protocol import Protocol
from concordat.core.record import Record
from concordat.core.who.parts import actor
from concordat.core.who.recipients import Recipient
from concordat.core.who.seats import seats_elsewhere, seats_in_force
from concordat.library.files import load as library
from concordat.stories.rehearse import rehearse
from concordat.stories.scenario import Scenario
from tests.complete import complete, with_words

BEGINS = datetime(2026, 12, 7, 10, tzinfo=UTC)  # a Monday
STEP = timedelta(minutes=20)
LATER = " days later"
MORE = {"moved-up": "ground", "fact": "name", "alongside": "name"}
"""Which key of a step the words after a colon are; of any other, its outcome."""
TEAM = "the-team-asked"
SAFEGUARDING_LEADS = ("safeguarding lead", "safeguarding representative", "professional lead")
FIRST_MANAGERS = ("team manager", "line manager", "manager", "practice manager")
OUTSIDE = "outside"
TIME = "time"
ACTS: dict[str, Any] = {str(each.__struct_config__.tag): each for each in get_args(AnyAct)}


class Found(NamedTuple):
    """Who was told because of an act, those of them who couldn't open the case, what whoever did it
    is told of it themselves, and in which words the others are.
    """

    told: dict[str, list[str]]
    shut_out: set[str]
    own: list[Telling]
    said: dict[str, list[str]]


def run(row: dict[str, Any]) -> Found:
    """What comes of a row."""
    record, now = _so_far(row)
    for each in row.get("before", ()):
        if isinstance(each, str):
            now += timedelta(days=int(each.removesuffix(LATER)))
            continue
        record = record.after(*_decided(each, record, record.case(now)))
        now += STEP
    protocol, before = record.protocol, record.case(now)
    if row["act"] == "raised":
        told = tellings(protocol, None, before, _typed(row, record.events))
        return _found(record, before, told, row.get("by", "raising practitioner"))
    if row["act"] == TIME:
        after = record.case(now + timedelta(days=row["days"]))
        return _found(record, after, told_of_entries(record, record, (), before, after))
    later = record.after(*_decided(row, record, before))
    added = later.events[len(record.events) :]
    after = later.case(now)
    told = told_of_entries(record, later, added, before, after)
    return _found(later, after, told, row["by"])


def _typed(row: dict[str, Any], events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The raising, as the business manager typed it where the row says for whom."""
    if "behalf" not in row:
        return events
    by, behalf = slug(row["by"]), slug(row["behalf"])
    return (replace(events[0], by=by, behalf=behalf, word_of=SideOf("raising")), *events[1:])


def _decided(row: dict[str, Any], record: Record, case: Case) -> tuple[Event, ...]:
    on = record.calendar.day_of(case.now)
    who = actor(record.protocol, case, record.directory, slug(row["by"]), on)
    behalf = slug(row["behalf"]) if "behalf" in row else None
    happened = datetime.fromisoformat(row["happened"]) if "happened" in row else None
    also = tuple(_act(each, record, case) for each in row.get("also", ()))
    act = _act(row, record, case)
    command = Command(act, "form", behalf=behalf, happened=happened, also=also)
    return decide(record, command, who, case.now)


def _found(record: Record, after: Case, tellings: Iterable[Telling], by: str = "") -> Found:
    told: dict[str, list[str]] = {}
    own = []
    said: dict[str, list[str]] = {}
    for telling in tellings:
        for person in _people(record, telling):
            if name(person) == by:
                own.append(telling)
            else:
                told.setdefault(name(person), []).append(telling.kind)
                words = say_news(telling.kind, telling.what, whom=telling.whom)
                said.setdefault(name(person), []).append(words)
    on = record.calendar.day_of(after.now)
    shut_out = {
        person
        for person, kinds in told.items()
        if set(kinds) != {"released"}
        and not actor(record.protocol, after, record.directory, slug(person), on).has_part
    }
    return Found(told, shut_out, own, said)


def _people(record: Record, telling: Telling) -> Iterator[str]:
    """Who holds what somebody was told in."""
    to: Recipient = telling.to
    directory = record.directory
    if to.person:
        yield to.person
    elif to.side in ("raising", "answering"):
        party = Party(to.agency, "", to.service or None)
        seats = seats_in_force(record.protocol, directory, party, to.post, BEGINS.date())
        yield from (seat.holder for seat in seats if seat.holder)
    else:
        for seat in seats_elsewhere(directory, to.side, to.post):
            if seat.holder:
                yield seat.holder


# ── The case, up to the act ───────────────────────────────────────────────────────────────────────


def _so_far(row: dict[str, Any]) -> tuple[Record, datetime]:
    """The case as the row's story leaves it, among people who can be told something."""
    protocol = library.load(row["protocol"])
    steps, now = [{"at": BEGINS, "did": "raised"}], BEGINS
    for said in row.get("so_far", ()):
        if isinstance(said, str) and said.endswith(LATER):
            now += timedelta(days=int(said.removesuffix(LATER)))
            steps.append({"at": now, "did": "look"})
            continue
        now += STEP
        steps.append({"at": now} | _step(said))
    case = {"raising": "school", "answering": "childrens-services"} | row.get("case", {})
    scenario = Scenario.model_validate({"protocol": row["protocol"], "case": case, "step": steps})
    told = rehearse(scenario, protocol)
    assert told.refused == (), f"so_far: {told.refused}"
    return _among_people(told.record, named=not row.get("unnamed")), now + STEP


def _step(said: str | dict[str, Any]) -> dict[str, Any]:
    if not isinstance(said, str):
        return said
    did, _, more = said.partition(": ")
    return {"did": did} | ({MORE.get(did, "outcome"): more} if more else {})


def _among_people(record: Record, *, named: bool) -> Record:
    """The same history, raised by somebody and with somebody who holds each post; without saying
    who decided, where that is not `named`.
    """
    first = record.events[0]
    assert isinstance(first.act, Raised)
    answering = tuple(
        replace(
            party, person=slug(f"{_side(number)} {PRACTITIONER}") if named else None, service=TEAM
        )
        for number, party in enumerate(first.act.answering)
    )
    points = tuple(replace(each, note=f"point-{each.id}") for each in first.act.issues)
    children = first.act.children or (Child("c1"),)
    known = tuple(replace(each, note=f"child-{each.id}") for each in children)
    act = replace(first.act, answering=answering, issues=points, children=known)
    raiser = slug(f"raising {PRACTITIONER}")
    begun = replace(
        first, act=with_words(act, act.words_needed()), by=raiser, side="raising", post=PRACTITIONER
    )
    directory = _directory(record.protocol, act.raising.id, tuple(each.id for each in answering))
    empty = Record("row", record.protocol, record.calendar, directory)
    return empty.after(begun, *record.events[1:])


def _side(number: int) -> str:
    return "answering" if number == 0 else "second answering"


def _directory(protocol: Protocol, raising: str, answering: tuple[str, ...]) -> Directory:
    """One person in each post that the procedure knows, of each agency and at the board."""
    named = {post for duty in protocol.duties.values() for post in (*duty.who, *duty.towards)}
    for permission in protocol.permissions:
        named.update((*permission.who, *permission.of))
    for notice in protocol.notices:
        named.update(notice.to)
    board = "the-board"
    tiers = {PRACTITIONER, "colleague", *protocol.posts}
    tiers |= {post.post for post in named if post.side in ("raising", "answering", "own")}
    parties = [("raising", raising), *((_side(n), each) for n, each in enumerate(answering))]
    seats = [
        _seat(side, agency, tier)
        for side, agency in parties
        for tier in sorted(tiers - _elsewhere(named, side))
    ]
    at_the_board = {*MANAGING, *(post.post for post in named if post.side == "board")}
    seats += [Seat(board, post, post, slug(f"board {post}")) for post in sorted(at_the_board)]
    third = {"person", *(post.post for post in named if post.side == "third")}
    among = {key: post.among for key, post in protocol.posts.items() if post.among}
    third = (third - among.keys()) | set(among.values())
    seats += [Seat(OUTSIDE, post, post, slug(f"{OUTSIDE} {post}")) for post in sorted(third)]
    return Directory(board, tuple(seats), frozenset((raising, *answering, OUTSIDE)))


def _seat(side: str, agency: str, tier: str) -> Seat:
    """One post of an agency. Leads are marked as the directories of the demonstration mark them:
    the safeguarding lead of an agency, and the manager of the team that is asked, who looks after
    what that team answers.
    """
    asked = side != "raising" and tier in FIRST_MANAGERS
    lead = asked or tier in SAFEGUARDING_LEADS
    return Seat(agency, tier, tier, slug(f"{side} {tier}"), TEAM if asked else None, lead=lead)


def _elsewhere(named: Iterable[PostRef], side: str) -> set[str]:
    """The posts that the procedure knows, and never on that side."""
    sides: dict[str, set[str]] = {}
    for post in named:
        sides.setdefault(post.post, set()).add(post.side)
    here = {side.removeprefix("second "), "own"}
    return {post for post, where in sides.items() if not where & here} - {PRACTITIONER}


def slug(who: str) -> str:
    """The id of whoever holds a post, from the words of the table."""
    return who.replace(" ", "-")


def name(person: str) -> str:
    """The words of the table for a person."""
    return person.replace("-", " ")


# ── The act ───────────────────────────────────────────────────────────────────────────────────────


def _act(row: dict[str, Any], record: Record, case: Case) -> AnyAct:
    kind = ACTS[row["act"]]
    known = {each.name for each in msgspec.structs.fields(kind)}
    fields = dict(row.get("with", {}))
    if duty := fields.pop("duty", None):
        ids = _duties(case, duty)
        fields |= {"duties": ids} if "duties" in known else {"duty": ids[0]}
    for key in ("person", "of"):
        if key in fields:
            fields[key] = slug(fields[key])
    if "note_id" in known:
        fields.setdefault("note_id", "a-note")
    if kind is ActionAgreed:
        fields.setdefault("by", record.calendar.day_of(case.now) + timedelta(days=30))
    if kind is Positioned and isinstance(fields.get("said"), str):
        fields["said"] = {each.id: fields["said"] for each in case.issues}
    if kind is Corrected:
        fields["notes"] = [Note("why", "reason")]
        fields |= _put_right(record, fields)
    act: AnyAct = msgspec.convert({"kind": row["act"]} | msgspec.to_builtins(fields), AnyAct)
    return complete(act, record.protocol, case)


def _put_right(record: Record, fields: dict[str, Any]) -> dict[str, Any]:
    """What stands in the place of the entry: the same, but for the fields and the texts that a row
    says are others; nothing where it says neither.
    """
    changed, reworded = fields.pop("changed", None), fields.pop("reworded", ())
    was = reading_of(record.events, fields["target"])
    if was is None or (changed is None and not reworded):
        return {}
    notes = tuple(
        replace(each, id=f"{each.id}-again") if each.about in reworded else each
        for each in was.act.notes
        if each.about in was.act.writes
    )
    return {"instead": replace(was.act, notes=notes, **(changed or {}))}


def _duties(case: Case, named: str) -> list[DutyId]:
    found = [duty.id for duty in case.open_duties if named in (duty.clause, duty.key)]
    owed = sorted({duty.clause or duty.key for duty in case.open_duties})
    assert found, f"{named} is not owed here. Owed are: {owed}"
    return found
