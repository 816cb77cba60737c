"""A case on the way: raised and acted in through the service, by invented people of the
demonstration.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from concordat.core.acts import AnyAct, CarriedOut, Child, Issue, Positioned, Raised, Word
from concordat.core.commands import Command
from concordat.core.posts import Party
from concordat.people.ids import service_id

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

_made = iter(range(10**9))


def hours(n: float) -> datetime:
    """So many hours after the Monday morning on which every case here is raised."""
    return MONDAY + timedelta(hours=n)


def request() -> str:
    return f"form-{next(_made)}"


def command(act: AnyAct, **more: Any) -> Command:
    return Command(act, more.pop("request", None) or request(), **more)


def raised(**more: Any) -> Raised:
    return Raised(**({"raising": SCHOOL, "answering": (SOCIAL_CARE,)} | more))


def open_case(by: str = RAISER, at: datetime = MONDAY, **more: Any) -> str:
    """Raises a case and returns its reference."""
    from concordat.casework.service import perform

    return perform(None, command(raised(**more)), by, board=BOARD, at=at).ref


def do(ref: str, act: AnyAct, by: str, at: datetime, **more: Any) -> Any:
    from concordat.casework.service import perform

    seen = more.pop("seen", None)
    words = more.pop("words", {})
    return perform(ref, command(act, **more), by, at=at, seen=seen, words=words)


def case_of(ref: str, at: datetime) -> Any:
    """The case as its own record makes it."""
    from concordat.casework import store
    from concordat.core.posts import Directory

    head, history = store.history(ref)
    assert head is not None
    return store.record(head, history, Directory(BOARD)).case(at)


def carry_out(ref: str, by: str, at: datetime, *, act: str | None = None) -> Any:
    """Records as done every open duty that this person may carry out (those of one kind of act,
    where it is named).
    """
    from concordat.casework import queries
    from concordat.core.who.allowed import why_not

    view = queries.case(ref, by, at)
    assert view is not None
    specs = view.record.protocol.duties
    ids = tuple(
        duty.id
        for duty in view.case.open_duties
        if (act is None or specs[duty.key].act == act)
        and why_not(view.record.protocol, view.case, view.actor, CarriedOut((duty.id,))) is None
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
        "issues": (Issue("1"),),
        "notes": {"reasons": REASONS},
    }
