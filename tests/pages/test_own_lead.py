"""Where a page tells the reader to tell their own safeguarding lead, it names them, with their
number.
"""

import re
from typing import Any

import pytest

from tests.pages.raising import IN_SHORT, begin, raised

pytestmark = pytest.mark.usefixtures("demonstration")


def after_telling(page: str) -> str:
    """The panel of a page that follows where it says whom to tell."""
    return page.split("ell your own safeguarding lead", 1)[1][:900]


def test_who_rings_first_reads_whom_to_tell_then(sign_in: Any) -> None:
    client = sign_in("molly-entwistle")
    page = client.get(f"{begin(client, 'yes')}/ring-first/").content.decode()
    assert "Ruth Abernathy" in after_telling(page)
    assert 'href="tel:' in after_telling(page)


def test_who_knows_of_no_safety_plan_reads_whom_to_tell(sign_in: Any) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    client.post(f"{draft}/in-short/?board=sefton", IN_SHORT)
    page = client.get(f"/raise/raised/{raised(client, draft)}/").content.decode()
    assert "Ruth Abernathy" in after_telling(page)
    assert 'href="tel:' in after_telling(page)


def test_a_lead_is_not_told_to_tell_themselves(sign_in: Any) -> None:
    client = sign_in("ruth-abernathy")
    ringing = client.get(f"{begin(client, 'yes')}/ring-first/").content.decode()
    draft = begin(client)
    client.post(f"{draft}/in-short/?board=sefton", IN_SHORT)
    receipt = client.get(f"/raise/raised/{raised(client, draft)}/").content.decode()
    assert "What to say when you ring" in receipt
    for page in (ringing, receipt):
        assert "your own safeguarding lead" not in page


def test_from_a_case_the_page_for_danger_leads_to_saying_so_there(sign_in: Any) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    client.post(f"{draft}/in-short/?board=sefton", IN_SHORT)
    ref = raised(client, draft)
    case = client.get(f"/cases/{ref}/").content.decode()
    assert case.count(f'href="/danger/sefton/?case={ref}"') == 2  # in its head and its foot
    page = client.get(f"/danger/sefton/?case={ref}").content.decode()
    assert f'href="/cases/{ref}/risk/"' in page
    assert client.get(f"/cases/{ref}/risk/").status_code == 200
    for elsewhere in ("/danger/sefton/", "/danger/sefton/?case=a%20b"):
        shown = client.get(elsewhere).content.decode()
        assert re.findall(r'href="([^"]*/risk/)"', shown) == [f"/cases/{ref}/risk/"]
