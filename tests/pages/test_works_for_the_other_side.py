"""A lead who works for the agency that is asked does not follow the case for the one that raises
it: who does is said before it is sent, and all pages and lists agree.

Twitten Surgery's designated doctor and its nurse are staff of the trust.
"""

from typing import Any

import pytest

from tests.pages.raising import IN_SHORT, begin, raised
from tests.pages.reading import shown

pytestmark = pytest.mark.usefixtures("demonstration")
DOCTOR, GP, MANAGER = "conrad-hale", "parveen-gill", "priya-nambiar"
HALE = "Dr Conrad Hale works for Pavilion Coast NHS Trust, so "
SURGERY, TRUST = "twitten-surgery", "pavilion-coast-nhs"
SENT = IN_SHORT | {"board": "brighton-and-hove", "route": "enquiry", "with": TRUST}


def draft_of(client: Any, **other: str) -> str:
    draft = begin(client)
    sent = client.post(f"{draft}/in-short/?board=brighton-and-hove", SENT | other)
    assert sent.status_code == 302, shown(sent)
    return draft


def stood_in_for() -> None:
    """The GP is the deputy of the surgery's lead."""
    from concordat.people import models

    models.Seat.objects.filter(agency=SURGERY, lead=True).update(cover=GP)


def only_at_the_surgery() -> None:
    """The doctor works for the trust, and leads for the surgery alone."""
    from concordat.people import models

    models.Seat.objects.filter(agency=TRUST, holder=DOCTOR).delete()


def sides(person: str, ref: str) -> tuple[set[str], set[str]]:
    """The sides on which somebody is, by the page of the case and by lists."""
    from concordat import clock
    from concordat.casework import queries
    from concordat.casework.holdings import held_by
    from concordat.casework.models import PartRow

    now = clock.now()
    view = queries.case(ref, person, now)
    rows = PartRow.objects.filter(held_by(person, now).mine(now), case=ref, since__lte=now)
    page = {held.side for held in view.actor.capacities} if view else set()
    return page, {*rows.values_list("side", flat=True)}


def test_it_is_said_before_it_is_sent_who_follows_instead(sign_in: Any) -> None:
    client = sign_in(GP)
    check = shown(client.get(f"{draft_of(client)}/check/"))
    assert f"{HALE}the board's business manager follows this case instead." in check
    only_at_the_surgery()
    check = shown(client.get(f"{draft_of(client)}/check/"))
    assert "Dr Conrad Hale (" not in check.split("Who will be told")[1]
    stood_in_for()
    check = shown(client.get(f"{draft_of(client)}/check/"))
    assert f"{HALE}the board's business manager follows this case instead." in check, (
        "not the raiser"
    )


def test_nothing_is_said_where_the_lead_works_for_nobody_who_is_asked(sign_in: Any) -> None:
    client = sign_in(GP)
    check = shown(client.get(f"{draft_of(client, **{'with': 'hollingbrook-academy'})}/check/"))
    assert "Dr Conrad Hale (" in check.split("Who will be told")[1]
    assert "follows this case instead" not in check


def test_they_are_on_their_employers_side_alone_and_can_withdraw_nothing(sign_in: Any) -> None:
    client = sign_in(GP)
    ref = raised(client, draft_of(client))
    assert sides(DOCTOR, ref) == ({"answering"}, {"answering"})
    theirs = sign_in(DOCTOR)
    page = shown(theirs.get(f"/cases/{ref}/withdraw/"))
    assert "Only the agency that raised this can stop it." in page
    other = raised(client, draft_of(client, **{"with": "hollingbrook-academy"}))
    assert sides(DOCTOR, other) == ({"raising"}, {"raising"})


def test_the_deputy_has_it_on_their_lists(sign_in: Any) -> None:
    from concordat.people import models

    client = sign_in(GP)
    ref = raised(client, draft_of(client))
    deputy = "amrit-bains"
    assert sides(deputy, ref) == (set(), set())
    models.Seat.objects.filter(agency=SURGERY, lead=True).update(cover=deputy)
    assert sides(deputy, ref) == ({"raising"}, {"raising"})


def test_danger_is_asked_of_nobody_of_theirs_for_the_agency_that_raised_it(sign_in: Any) -> None:
    from concordat import clock
    from concordat.core.acts import RiskStated
    from tests.casework import acting

    client = sign_in(GP)
    ref = raised(client, draft_of(client))
    acting.do(ref, RiskStated(), GP, clock.now())
    page = shown(sign_in("oona-fairweather").get(f"/cases/{ref}/"))
    assert "Pavilion Coast NHS Trust" in page
    assert sides("oona-fairweather", ref) == ({"answering"}, {"answering"})


def test_whoever_works_for_the_trust_can_raise_it_for_the_surgery_by_name(sign_in: Any) -> None:
    only_at_the_surgery()
    client = sign_in(DOCTOR)
    ref = raised(client, draft_of(client))
    assert sides(DOCTOR, ref) == ({"raising"}, {"raising"})
    assert client.get(f"/cases/{ref}/").status_code == 200
