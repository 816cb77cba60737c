"""Somebody who comes to have roles on both sides of a case keeps the side that was first, and the
board's business unit is told and has them on a list.
"""

from typing import Any

import pytest

from concordat.core.posts import OFFICERS
from tests.casework import acting
from tests.pages.cases import NOW, later, raise_case, visit, words
from tests.pages.conftest import SignIn

__all__ = ["later", "visit"]

NURSE = "oona-fairweather"
OFFICER = "priya-nambiar"
LIST = "/board/sefton/both-sides/"


@pytest.fixture
def ref(demonstration: None) -> str:
    return raise_case()


def take_a_post_at_the_school(person: str) -> None:
    from concordat.people import models

    seat = models.Seat.objects.filter(agency=acting.SCHOOL.id, lead=True).get()
    seat.holder_id = person
    seat.save()


def told(sign_in: SignIn) -> str:
    return words(sign_in(OFFICER).get("/my-work/told/").content.decode())


def test_the_board_is_told_once_and_has_them_on_its_list(ref: str, sign_in: SignIn) -> None:
    from concordat.casework.models import ToldRow
    from concordat.casework.sweep import sweep

    sweep(NOW)
    assert "has roles on both sides" not in told(sign_in)
    assert "Nobody has roles on both sides" in words(sign_in(OFFICER).get(LIST).content.decode())
    take_a_post_at_the_school(acting.SOCIAL_WORKER)
    sweep(NOW)
    sweep(NOW)
    assert ToldRow.objects.filter(kind="on both sides").count() == len(OFFICERS)
    assert told(sign_in).count("Danielle Kershaw has roles on both sides of this case") == 1
    page = words(sign_in(OFFICER).get(LIST).content.decode())
    assert f"Danielle Kershaw has roles on both sides of {ref}" in page
    assert "Keeps a part for Sefton Children" in page
    live = words(sign_in(OFFICER).get("/board/sefton/").content.decode())
    assert "On both sides" in live


def test_whoever_has_another_name_now_is_not_told_of_again(ref: str, sign_in: SignIn) -> None:
    from concordat.casework.sweep import sweep
    from concordat.people import models

    take_a_post_at_the_school(acting.SOCIAL_WORKER)
    sweep(NOW)
    models.Person.objects.filter(pk=acting.SOCIAL_WORKER).update(name="Danielle Hill")
    sweep(NOW)
    assert told(sign_in).count("has roles on both sides of this case") == 1
    assert "Danielle Hill has roles on both sides of this case" in told(sign_in)


def test_they_keep_the_side_that_they_were_on_first(ref: str, visit: Any) -> None:
    from concordat.core.who.parts import actor

    take_a_post_at_the_school(acting.SOCIAL_WORKER)
    record = acting.record_of(ref, NOW)
    who = actor(
        record.protocol, record.case(NOW), record.directory, acting.SOCIAL_WORKER, NOW.date()
    )
    assert {held.side for held in who.capacities} == {"answering"}
    assert visit(acting.SOCIAL_WORKER, ref).client.get(f"/cases/{ref}/").status_code == 200


def test_only_the_boards_office_has_the_list(ref: str, sign_in: SignIn) -> None:
    take_a_post_at_the_school(acting.SOCIAL_WORKER)
    for person in (acting.RAISER, acting.TEAM_MANAGER, acting.SOCIAL_WORKER, acting.CHAIR):
        assert sign_in(person).get(LIST).status_code == 404, person


def test_danger_takes_nobody_from_the_side_that_they_were_on(demonstration: None) -> None:
    """A nurse has a post of Twitten Surgery's own and one of the trust with which it disagrees.
    Danger brings her in for the surgery; she goes on for the trust, where she was already, in
    lists too.
    """
    from concordat.casework.holdings import held_by
    from concordat.casework.models import PartRow
    from concordat.core.acts import RiskStated
    from concordat.core.posts import Party
    from concordat.core.who.parts import actor
    from concordat.people import models

    surgery, trust = Party("twitten-surgery", "health"), Party("pavilion-coast-nhs", "health")
    models.Seat.objects.filter(agency=surgery.id, holder=NURSE).update(organisation="")
    act = acting.raised(raising=surgery, answering=(trust,), route="plan-implementation")
    ref = acting.raise_case(act, "parveen-gill", NOW, board="brighton-and-hove").ref

    def sides() -> tuple[set[str], set[str]]:
        record = acting.record_of(ref, NOW)
        case, on = record.case(NOW), NOW.date()
        who = actor(record.protocol, case, record.directory, NURSE, on)
        rows = PartRow.objects.filter(held_by(NURSE, NOW).mine(NOW), case=ref, since__lte=NOW)
        return {held.side for held in who.capacities}, {*rows.values_list("side", flat=True)}

    assert sides() == ({"answering"}, {"answering"})
    acting.do(ref, RiskStated(), "parveen-gill", NOW)
    there = PartRow.objects.filter(case=ref, agency=surgery.id, post="professional lead")
    assert there.exists(), "danger asks the surgery's own, who is the same nurse"
    assert sides() == ({"answering"}, {"answering"})


def test_a_receipt_names_as_told_only_whom_it_reached(demonstration: None) -> None:
    """Of the trust's two leads one holds a post of the surgery's own and keeps its side."""
    from concordat.brief.names import Names
    from concordat.brief.receipt import heard, would_reach
    from concordat.casework import queries
    from concordat.core.notices import Telling
    from concordat.core.posts import LEAD, Party
    from concordat.core.who.recipients import Recipient
    from concordat.people import models

    surgery, trust = Party("twitten-surgery", "health"), Party("pavilion-coast-nhs", "health")
    models.Seat.objects.filter(agency=surgery.id, holder="conrad-hale").update(organisation="")
    act = acting.raised(raising=surgery, answering=(trust,), route="plan-implementation")
    ref = acting.raise_case(act, "parveen-gill", NOW, board="brighton-and-hove").ref
    view = queries.case(ref, "parveen-gill", NOW)
    assert view is not None
    to = Recipient("answering", trust.id, post=LEAD)
    names = Names(view)
    found = would_reach(names, (Telling(to, "noted", "a note"),))
    assert {*heard(names, found)} == {NURSE}
