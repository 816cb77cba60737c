"""Whoever is only told something reads that the procedure asks nothing of them, who recorded it and
whom to ring; and whoever is rung about it was told as well, and can open it.
"""

from msgspec.structs import replace

from concordat.core.acts import FactStated
from tests.casework import acting
from tests.pages.cases import NOW
from tests.pages.conftest import SignIn
from tests.pages.reading import shown

SCHOOL = replace(acting.SCHOOL, id="abbey-meadows-school")
CHAIR, SUBGROUP, MANAGER = "elspeth-munro", "malcolm-strickland", "rashid-karim"
GAP = "A gap in policies or procedures has shown itself"


def test_a_gap_in_policies_is_known_to_the_business_manager_whom_those_only_told_ring(
    demonstration: None, sign_in: SignIn
) -> None:
    asked = replace(
        acting.SOCIAL_CARE, id="reading-childrens-services", service=None, person="hazel-pemberton"
    )
    act = acting.raised(raising=SCHOOL, answering=(asked,))
    ref = acting.raise_case(act, "ioana-popescu", NOW, board="reading").ref
    acting.do(ref, FactStated("policy-gap", holds=True), "ioana-popescu", NOW)
    for person in (CHAIR, SUBGROUP):
        page = shown(sign_in(person).get(f"/cases/{ref}/", follow=True))
        assert GAP in page
        assert "The procedure has you told of this and asks nothing of you" in page
        assert "Ioana Popescu recorded what it comes from." in page
        assert "ring the board's business manager, who was told as well" in page
        assert "You have no part in this case now" not in page
    page = sign_in(MANAGER).get("/my-work/told/").content.decode()
    assert GAP in page
    assert f'href="/cases/{ref}/' in page
