"""Whom to ring always names somebody who can be reached."""

import pytest
from msgspec.structs import replace

from tests.builders import BOARD, SCHOOL, SOCIAL_CARE, Told, at, holder, story

TALK = "workers.talk"
LEADS = holder(SOCIAL_CARE.id, "safeguarding representative")
MANAGER, OFFICE = (holder(BOARD, post) for post in ("business manager", "business officer"))
ABOVE = tuple(
    holder(SOCIAL_CARE.id, post)
    for post in (
        "board representative",
        "partnership representative",
        "panel member",
        "line manager",
        "service manager",
    )
)
NEXT_ABOVE = holder(SOCIAL_CARE.id, "board representative")
STANDS_IN = holder(SOCIAL_CARE.id, "service manager")


def rung(*away: str, by: str = "osei", stand_in: str | None = None) -> list[str]:
    """Who can be reached of those whom somebody is to ring about the talk of both sides, in order,
    while these people are away and one stands in for them all.
    """
    told, days = story("liverpool").raised(at(21)), (at(20).date(), at(30).date())
    seats = [
        replace(
            seat,
            lead=seat.holder in (LEADS, holder(SCHOOL.id, "safeguarding representative")),
            away=days if seat.holder in away else None,
            stand_in=stand_in if seat.holder in away else None,
        )
        for seat in told.record.directory.seats
    ]
    directory = replace(told.record.directory, seats=tuple(seats))
    told = Told(replace(told.record, directory=directory), told.answering, told.words)
    talk = next(each for each in told.brief(by, at(22)).duties if each.id.key == TALK)
    return [each.acting.id for each in talk.ring if each.acting]


@pytest.mark.parametrize(
    ("away", "stand_in", "first"),
    [
        ((), None, "lowe"),
        (("lowe",), STANDS_IN, STANDS_IN),
        (("lowe",), None, LEADS),
        (("lowe", LEADS), None, NEXT_ABOVE),
        (("lowe", LEADS, *ABOVE), None, MANAGER),
        (("lowe", LEADS, *ABOVE, MANAGER), None, OFFICE),
    ],
)
def test_where_whoever_owes_it_is_away_somebody_else_is_rung(
    away: tuple[str, ...], stand_in: str | None, first: str
) -> None:
    others = [each for each in rung(*away, stand_in=stand_in) if each != "osei"]
    assert others[:1] == [first]


def test_the_agency_that_was_asked_rings_the_lead_of_the_other() -> None:
    raiser = rung(by="lowe")
    assert raiser == ["osei"]
    assert rung("osei", by="lowe") == [holder(SCHOOL.id, "safeguarding representative")]


def test_the_office_rings_somebody_too_where_nobody_acts_on_either_side() -> None:
    assert rung("osei", "lowe", by=MANAGER) == [holder(SCHOOL.id, "safeguarding representative")]
