"""Where a page tells the reader to tell their own safeguarding lead, it names them, with their
number.
"""

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
