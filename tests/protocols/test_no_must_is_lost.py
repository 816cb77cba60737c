"""No must is left behind in silence: in each of the five procedures, on every route, whichever way
a case leaves a step, a must that was open is still owed, or the board is told that it was left
undone or was late.
"""

from collections import deque
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from concordat.core.acts import NO_ANSWER, RISK_TO_CHILD
from concordat.core.calendar import LONDON
from concordat.core.case import Case, Owed
from concordat.core.notices import tellings
from concordat.core.protocol import BUILT_IN, Protocol
from concordat.core.record import Record
from concordat.library.files.calendars import calendar as calendar_of
from concordat.library.files.load import load
from concordat.stories.rehearse import _Rehearsing
from concordat.stories.scenario import CaseOf, Scenario, ScenarioStep, instant

START = datetime(2026, 11, 2, 10, tzinfo=LONDON)
FIVE = ("sefton", "liverpool", "blackpool", "berkshire", "sussex")
ROUTES = [(id_, route) for id_ in FIVE for route in load(id_).routes]
SOON, LONG = timedelta(hours=1), timedelta(days=60)
GIVEN_UP = "withdrawn"  # the procedure is over, and everybody is told so
Move = dict[str, str]


class Searching:
    """Every state that a case can come to on one route, told by nobody's hand."""

    def __init__(self, protocol: Protocol, route: str) -> None:
        raised = ScenarioStep(at=START, did="raised")
        about = CaseOf(raising="school", answering="childrens-services", route=route)
        scenario = Scenario(protocol=protocol.id, case=about, step=[raised])
        calendar = calendar_of(protocol.nation, close=protocol.close)
        self.story = _Rehearsing(scenario, protocol, calendar)
        self.protocol = protocol
        self.story.run(1, raised)

    def ways(self) -> Iterator[tuple[str, Case, Case, Record]]:
        """Each move that leaves a step, with the case before and after it."""
        first = self.story.record
        waiting, seen = deque([(first, START, "raised")]), {self._state(first, START)}
        while waiting:
            record, now, path = waiting.popleft()
            before = record.case(instant(now))
            for move in self._moves(before):
                then = now + (LONG if move["did"] == "look" else SOON)
                after = self._moved(record, then, move)
                if after is None:
                    continue
                told = f"{path}, {' '.join(move.values())}"
                case = after.case(instant(then))
                if (case.visit, case.end) != (before.visit, before.end):
                    yield told, before, case, after
                state = self._state(after, then)
                if case.end is None and state not in seen:
                    seen.add(state)
                    waiting.append((after, then, told))

    def _moves(self, case: Case) -> Iterator[Move]:
        yield {"did": "moved-up", "ground": RISK_TO_CHILD}
        yield {"did": "moved-up", "ground": NO_ANSWER}
        yield {"did": "withdrawn"}
        yield {"did": "look"}
        yield {"did": "reminded"}
        for key in dict.fromkeys(duty.key for duty in case.open_duties):
            if key not in BUILT_IN and not self._leads_nowhere(key):
                yield from self._doing(key)

    def _leads_nowhere(self, key: str) -> bool:
        """Whether a duty goes on being owed and nothing waits for it: it is never left behind."""
        spec, every = self.protocol.duty(key), self.protocol.duties.values()
        awaited = any(key in each.not_before for each in every)
        opening = any(signal.of == key for each in every for signal in each.opens)
        return spec.survives and not (spec.then or awaited or opening)

    def _doing(self, key: str) -> Iterator[Move]:
        spec = self.protocol.duty(key)
        said = "choice" if spec.settled == "choice" else "outcome"
        words = [word for word in spec.then if word != "late"]
        yield from ({"did": key, said: word} for word in words)
        if not words or spec.settled == "positions":
            yield {"did": key}

    def _moved(self, record: Record, then: datetime, move: Move) -> Record | None:
        """The record after a move; None where it was refused."""
        self.story.record, refused = record, len(self.story.refused)
        self.story.run(0, ScenarioStep(at=then, **move))
        return self.story.record if len(self.story.refused) == refused else None

    def _state(self, record: Record, now: datetime) -> tuple[object, ...]:
        """All that matters of a case for what can be left behind."""
        case = record.case(instant(now))
        here = [duty for duty in case.duties if duty.step == case.step and duty.visit == case.visit]
        late = any(duty.late(case.now) for duty in here)
        again = min(case.times_at(case.step), 2)
        return case.step, frozenset((d.key, d.how) for d in here), late, bool(case.reminded), again


def left_in_silence(route: Searching) -> Iterator[str]:
    for path, before, after, record in route.ways():
        if after.end == GIVEN_UP:
            continue
        new = record.events[before.seq :]
        heard = {
            (each.kind, each.what)
            for each in tellings(route.protocol, before, after, new)
            if each.to.side == "board"
        }
        for duty in before.open_duties:
            if duty.strength == "must" and not is_accounted_for(after.duty(duty.id), before, heard):
                yield f"{duty.clause} {duty.key}: {path}"


def is_accounted_for(duty: Owed | None, before: Case, heard: set[tuple[str, str]]) -> bool:
    """Whether a must is still owed, was done or never fell to anybody, was late and told as that,
    or is told to the board as left undone.
    """
    if duty is None or duty.open or duty.how in ("done", "void"):
        return True
    was_late = duty.late(before.now)
    return was_late or bool({("overtaken", duty.what), ("late", duty.what)} & heard)


@pytest.mark.parametrize(("id_", "route"), ROUTES)
def test_every_must_is_owed_still_or_told_to_the_board_whichever_way_a_step_is_left(
    id_: str, route: str
) -> None:
    searched = Searching(load(id_), route)
    lost = list(left_in_silence(searched))
    assert lost == []


def test_the_search_comes_to_every_step_of_each_procedure() -> None:
    for id_ in FIVE:
        protocol = load(id_)
        found = {
            case.step
            for route in protocol.routes
            for _, before, after, _ in Searching(protocol, route).ways()
            for case in (before, after)
        }
        assert found == {*protocol.steps}
