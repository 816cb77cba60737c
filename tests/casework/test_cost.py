"""What it costs to act and to look: the same with ten cases and with ten thousand, after five
entries and after 200.
"""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from concordat.core.acts import CarriedOut, Corrected, Noted, RiskStated
from concordat.core.ids import DutyId
from tests.casework.acting import (
    BOARD,
    HOUSING,
    MONDAY,
    OFFICER,
    RAISER,
    SOCIAL_CARE,
    TEAM_MANAGER,
    carry_out,
    case_of,
    disagree,
    do,
    hours,
    open_case,
    raise_case,
    raised,
)
from tests.casework.many import lengthen, multiply
from tests.conftest import ON_POSTGRESQL
from tests.house.source import ROOT

MANY = 10_000
NOW = hours(200)


def queries_of(act: Callable[[], Any]) -> list[str]:
    with CaptureQueriesContext(connection) as context:
        act()
    return [query["sql"] for query in context.captured_queries]


def of_casework(statements: list[str]) -> list[str]:
    return [each for each in statements if "casework_" in each]


def looks(ref: str) -> dict[str, Callable[[], Any]]:
    from concordat.casework import queries

    return {
        "case": lambda: queries.case(ref, RAISER, NOW),
        "work": lambda: queries.work(RAISER, NOW),
        "cases": lambda: queries.cases(OFFICER, NOW),
        "news": lambda: queries.news(RAISER, NOW),
        "board": lambda: queries.board_live(BOARD, OFFICER, NOW),
        "waiting": lambda: queries.waiting_on_nobody(BOARD, OFFICER, NOW),
        "after the end": lambda: queries.after_the_end(BOARD, OFFICER, NOW),
        "awaited": lambda: queries.awaited(RAISER, NOW),
        "nobody's": lambda: queries.held_by_nobody(BOARD, OFFICER, NOW),
    }


@pytest.mark.django_db
@pytest.mark.usefixtures("directory")
def test_looking_costs_the_same_however_much_there_is() -> None:
    from concordat.casework import queries
    from concordat.vault import service as vault

    ref = open_case()
    lengthen(ref, 5)
    for look in looks(ref).values():
        look()  # once for what a process keeps: files that were read, a calendar
    few = {name: len(queries_of(look)) for name, look in looks(ref).items()}
    lengthen(ref, 200)
    other = open_case()
    vault.erase(other, NOW)
    multiply(other, MANY)
    many = {name: len(queries_of(look)) for name, look in looks(ref).items()}
    assert {name for name in many if many[name] > few[name]} == set()
    assert {
        name: count
        for name, count in many.items()
        if count > (11 if name == "news" else 10) and name not in ("board", "waiting")
    } == {}
    known = int(ON_POSTGRESQL)  # that they were shown it before: else in a database of its own
    assert many["case"] <= 8 + known, "a page asks two more: the session, and who is signed in"
    assert many["work"] <= 9
    assert queries.board_live(BOARD, OFFICER, NOW).stages[0].open == MANY + 2
    assert len(queries.cases(OFFICER, NOW).lines) == 50


@pytest.mark.django_db
@pytest.mark.usefixtures("directory")
def test_a_case_is_folded_once_to_be_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    from concordat.core import record

    folded, fold = [], record.fold
    monkeypatch.setattr(record, "fold", lambda *given: folded.append(given) or fold(*given))
    ref = open_case()
    folded.clear()
    looks(ref)["case"]()
    assert len(folded) == 1
    looks(ref)["work"]()
    looks(ref)["cases"]()
    assert len(folded) == 1


@pytest.fixture
def committed(transactional_db: None) -> None:
    from concordat.people.load import load

    load(ROOT / "demo" / "directory", MONDAY.date())


RIGHTLY = RiskStated("999", MONDAY)


def acts(ref: str) -> dict[str, Callable[[], Any]]:
    from concordat.casework.service import Words

    note = {"b" * 32: Words("a note")}
    risk: list[int] = []
    done = CarriedOut((discussion(ref),))
    several = raised(answering=(SOCIAL_CARE, HOUSING))
    return {
        "raise": lambda: raise_case(several),
        "do": lambda: do(ref, done, TEAM_MANAGER, hours(3)),
        "say": lambda: disagree(ref, hours(4)),
        "write": lambda: do(ref, Noted("both sides", "b" * 32), RAISER, hours(5), words=note),
        "risk": lambda: risk.append(do(ref, RiskStated(), RAISER, hours(6)).events[0].seq),
        "correct": lambda: do(ref, Corrected(risk[0], RIGHTLY), RAISER, hours(7)),
    }


def discussion(ref: str) -> DutyId:
    """The discussion that the team manager owes."""
    from concordat.casework import models

    owed = models.DutyRow.objects.get(
        case=ref, owners__post="team manager", owners__side="answering", key__contains="review"
    )
    (found,) = (duty.id for duty in case_of(ref, hours(3)).duties if str(duty.id) == owed.duty)
    return found


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the service asks the database, and none of what a test looks up to call it."""
    from concordat.casework import service

    found: list[str] = []

    def heard(use: Callable[..., Any]) -> Callable[..., Any]:
        def listening(*given: Any, **more: Any) -> Any:
            with CaptureQueriesContext(connection) as context:
                done = use(*given, **more)
            found.extend(query["sql"] for query in context.captured_queries)
            return done

        return listening

    monkeypatch.setattr(service, "perform", heard(service.perform))
    monkeypatch.setattr(service, "raise_case", heard(service.raise_case))
    return found


@pytest.mark.usefixtures("committed")
@pytest.mark.parametrize("events", [5, 200])
def test_an_act_costs_twelve_queries_at_most_with_its_words_and_one_commit(
    events: int, asked: list[str]
) -> None:
    ref = open_case()
    carry_out(ref, RAISER, hours(1))
    lengthen(ref, events - 3)
    found = {}
    for name, act in acts(ref).items():
        asked.clear()
        act()
        found[name] = list(asked)
    of_cases = {name: of_casework(each) for name, each in found.items()}
    words = [sum('INTO "casework_note"' in one for one in each) for each in of_cases.values()]
    assert max(words) == 1, "the words of an act go in by one"
    raising = {"raise": 13}  # a number, and by what the child is found
    many = {name: len(each) for name, each in of_cases.items() if len(each) > raising.get(name, 12)}
    assert many == {}
    assert {name: each.count("COMMIT") for name, each in found.items()} == dict.fromkeys(found, 1)
