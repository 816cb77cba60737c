"""Nobody holds a role for the side that their employer is against: not while it is raised, and not
for the list of what nobody holds.

Twitten Surgery's lead and its nurse are staff of the trust.
"""

import pytest

from concordat.core.posts import LEAD, Party
from tests.casework.acting import command, hours, raise_case, raised

pytestmark = pytest.mark.usefixtures("directory")
BOARD, GP, STAFF = "brighton-and-hove", "parveen-gill", {"conrad-hale", "oona-fairweather"}
SURGERY, TRUST = Party("twitten-surgery", "health"), Party("pavilion-coast-nhs", "health")
ACADEMY = Party("hollingbrook-academy", "school")


@pytest.mark.parametrize(("other", "acting"), [(TRUST, set()), (ACADEMY, STAFF)])
def test_while_it_is_raised(other: Party, acting: set[str]) -> None:
    from concordat.casework import raising

    act = raised(raising=SURGERY, answering=(other,), route="enquiry")
    seats = raising.ground(BOARD, command(act), GP, hours(0), ()).directory.seats
    assert {each.holder for each in seats if each.agency == SURGERY.id} & STAFF == acting


def test_for_the_list_of_what_nobody_holds() -> None:
    from concordat.casework.models import PartRow
    from concordat.casework.queries.nobody import cases_with_nobody
    from concordat.people import queries as people

    refs = {}
    for other in (TRUST, ACADEMY):
        act = raised(raising=SURGERY, answering=(other,), route="enquiry")
        refs[other.id] = raise_case(act, GP, board=BOARD).ref
    leads = PartRow.objects.filter(agency=SURGERY.id, post=LEAD)
    on = hours(0).date()
    found = cases_with_nobody(leads, people.directory(BOARD, on), BOARD, on)
    assert found == {refs[TRUST.id]}
