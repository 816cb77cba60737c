"""A case on the way: raised and acted in through the service, by invented people of the
demonstration.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from msgspec.structs import replace

from concordat.core.acts import (
    AnyAct,
    CarriedOut,
    Child,
    Issue,
    Note,
    Positioned,
    Raised,
    SafetyStated,
    Subject,
    Withdrawn,
    Word,
)
from concordat.core.commands import Command
from concordat.core.posts import Party
from concordat.ids import new_id
from concordat.people.ids import service_id
from tests.complete import complete, with_words

TODAY = date(2026, 11, 23)
MONDAY = datetime(2026, 11, 23, 10, tzinfo=UTC)
BOARD = "sefton"
SCHOOL = Party("st-brendans-high", "school")
ASSESSMENT = service_id("sefton-childrens-services", "Assessment")
SOCIAL_CARE = Party(
    "sefton-childrens-services", "childrens-services", ASSESSMENT, "danielle-kershaw"
)
HOUSING = Party("dunes-housing", "housing", None, "paulina-kowalczyk")
RAISER = "kwame-boateng"
HEAD_OF_YEAR = "louise-rimmer"
SOCIAL_WORKER = "danielle-kershaw"
TEAM_MANAGER = "helen-marsden"
OFFICER = "priya-nambiar"
CHAIR = "margaret-oyelaran"
STRANGER = "beth-lathom"
REASONS, CHILD = "a" * 32, "c" * 32
VISIT, AUDIT = "5" * 32, "6" * 32
"""The ids of actions."""

_made = iter(range(10**9))


def hours(n: float) -> datetime:
    """So many hours after the Monday morning on which every case here is raised."""
    return MONDAY + timedelta(hours=n)


def request() -> str:
    return f"{next(_made):032x}"


def command(act: AnyAct, **more: Any) -> Command:
    return Command(act, more.pop("request", None) or request(), **more)


def raised(**more: Any) -> Raised:
    """A disagreement with all the words that its form asks for."""
    said = {
        "raising": SCHOOL,
        "answering": (SOCIAL_CARE,),
        "issues": (Issue("1", note=new_id()),),
        "children": (Child("1", new_id()),),
    }
    act = Raised(**(said | more))
    return with_words(act, act.words_needed())


def words_of(act: AnyAct) -> dict[str, Any]:
    """Something written for every note that an act refers to."""
    from concordat.casework.service import Words

    child = Words('{"initials": "J.K."}')
    return {
        note.id: child if note.about == "child" else Words(f"Words about the {note.about}")
        for note in act.noted()
    }


def raise_case(act: Raised, by: str = RAISER, at: datetime = MONDAY, **more: Any) -> Any:
    """Raises this disagreement, and returns what was done; for somebody who rang, with how."""
    from concordat.casework import service

    if more.get("behalf"):
        act = replace(act, notes=(*act.notes, Note(new_id(), "taken-down")))
    words = words_of(act) | more.pop("words", {})
    asked = {key: more.pop(key) for key in ("excluded", "alike_seen") if key in more}
    board = more.pop("board", BOARD)
    return service.raise_case(board, command(act, **more), by, at=at, words=words, **asked)


def open_case(by: str = RAISER, at: datetime = MONDAY, **more: Any) -> str:
    """Raises a case and returns its reference."""
    ref: str = raise_case(raised(**more), by, at).ref
    return ref


def do(ref: str, act: AnyAct, by: str, at: datetime, **more: Any) -> Any:
    """Does this in a case, with the words that its form asks for."""
    from concordat.casework.service import perform

    seen = more.pop("seen", None)
    words = more.pop("words", {})
    record = record_of(ref, at)
    whole = complete(act, record.protocol, record.case(at)) if record else act
    known = {note.id for note in act.noted()}
    written = {note: each for note, each in words_of(whole).items() if note not in known}
    return perform(ref, command(whole, **more), by, at=at, seen=seen, words=written | words)


def withdraw(ref: str, at: datetime, by: str = RAISER) -> Any:
    """Withdraws a case at once: its raiser says first what keeps the child safe."""
    do(ref, SafetyStated("raising"), by, at)
    return do(ref, Withdrawn(), by, at)


def record_of(ref: str, at: datetime) -> Any:
    """The case's record, with the directory of that day; None where there is no such case."""
    from concordat.casework import store

    loaded = store.load(ref, at.date())
    return loaded and loaded.record


def case_of(ref: str, at: datetime) -> Any:
    """The case as its own record makes it."""
    return record_of(ref, at).case(at)


def carry_out(ref: str, by: str, at: datetime, *, act: str | None = None) -> Any:
    """Records as done every open duty that this person may carry out (those of one kind of act,
    where it is named).
    """
    from concordat.casework import queries
    from concordat.core.who.allowed import why_not

    view = queries.case(ref, by, at)
    assert view is not None
    procedure = view.record.protocol
    ids = tuple(
        duty.id
        for duty in view.case.open_duties
        if (act is None or procedure.duty(duty.key).act == act)
        and why_not(procedure, view.case, view.actor, "done", Subject((duty.id,))) is None
    )
    return do(ref, CarriedOut(ids), by, at)


def disagree(
    ref: str,
    at: datetime,
    by: str = RAISER,
    agency: str = SOCIAL_CARE.id,
    word: Word = "not agreed",
) -> Any:
    said = {issue.id: word for issue in case_of(ref, at).issues_with(agency)}
    return do(ref, Positioned("raising", agency, said), by, at)


def with_child() -> dict[str, Any]:
    return {
        "children": (Child("1", CHILD),),
        "notes": (Note(REASONS, "reasons"),),
    }


def view(ref, person=RAISER, at=None):
    """A case as somebody sees it; None where they have no part in it."""
    from concordat.casework import queries

    return queries.case(ref, person, at or hours(100))
