"""What of a case a paper collects, where it is for some of its stages only: what was done at them,
and how things were when they were left.
"""

from collections.abc import Collection

import msgspec
from msgspec.structs import replace

from concordat.brief.view import CaseView
from concordat.brief.written import history
from concordat.core.acts import CarriedOut
from concordat.core.case import Case
from concordat.core.case.visits import Visit
from concordat.core.events import Event


class Collected(msgspec.Struct, frozen=True):
    """The case as it was when it left these stages for good (as it is, while it has not), what was
    done at them, and where it `went_on`. `stage` is the last of them that it came to, "" where it
    has come to none.
    """

    case: Case
    events: tuple[Event, ...]
    stage: str
    went_on: Visit | None = None


def collected(view: CaseView, stages: Collection[str]) -> Collected:
    """What a paper for these stages collects; without any, the whole case."""
    case, events = view.case, tuple(history(view))
    if not stages:
        return Collected(case, events, case.stage)
    there = [number for number, visit in enumerate(case.visits) if visit.stage in stages]
    if not there:
        return Collected(case, (), "")
    done = tuple(event for event in events if _stage_of(case, event) in stages)
    last, after = case.visits[there[-1]], there[-1] + 1
    if after == len(case.visits):
        return Collected(case, done, last.stage)
    return Collected(_on_entering(view, events, after), done, last.stage, case.visits[after])


def _stage_of(case: Case, event: Event) -> str:
    """The stage to which an entry belongs: that of the duty it carried out, whenever it was
    entered; of anything else, the one on which the case was.
    """
    if isinstance(event.act, CarriedOut):
        for duty in filter(None, map(case.duty, event.act.duties)):
            return duty.stage
    before = [visit for visit in case.visits if visit.entered < event.happened]
    return (before[-1] if before else case.visits[0]).stage


def _on_entering(view: CaseView, events: tuple[Event, ...], visit: int) -> Case:
    """The case after the entry that brought it to that visit, counted from 0."""
    so_far = replace(view.record, events=())
    for event in events:
        so_far = so_far.after(event)
        if len(so_far.folded.visits) > visit:
            return so_far.folded
    return view.case
