"""Whoever rings the board's business manager can have a case moved up or withdrawn: the form asks
who rang, they are told, and both can open the case.
"""

import re
from html import unescape
from typing import Any

import pytest

from tests.pages.cases import once
from tests.pages.conftest import SignIn
from tests.pages.raising import begin, in_short, raised
from tests.pages.reading import shown

COLIN, MOLLY = "colin-threlfall", "molly-entwistle"
UP = {
    "ground": "risk to the child",
    "reason": "She came in hungry again.",
}
WITHDRAWN = {
    "reason": "It was settled between the two teams.",
    "safety": "She stays with her aunt.",
}


@pytest.fixture
def ref(sign_in: SignIn) -> str:
    client = sign_in(MOLLY)
    draft = begin(client)
    in_short(client, draft)
    return raised(client, draft)


@pytest.mark.parametrize(("kind", "sent"), [("move-up", UP), ("withdraw", WITHDRAWN)])
def test_it_is_done_for_whoever_rang(
    sign_in: SignIn, ref: str, kind: str, sent: dict[str, Any]
) -> None:
    colin = sign_in(COLIN)
    address = f"/cases/{ref}/{kind}/"
    sent = sent | {"request": once(colin, address)}
    page = shown(colin.get(address))
    asked = page.partition("Who of the agency that raised this asked you to?")[2]
    assert "If they are not in this list, choose the lead of their agency" in asked
    assert "Molly Entwistle" in asked
    assert "Ruth Abernathy" in asked, "the lead of the agency"
    assert "Say for whom you record it." in shown(colin.post(address, sent))
    done = colin.post(address, sent | {"behalf": MOLLY})
    assert done.status_code == 302, shown(done)
    case = shown(colin.get(f"/cases/{ref}/"))
    receipt = case.split("Told ")[1].split("Next ")[0]
    assert "Molly Entwistle" in receipt
    assert "on behalf of Molly Entwistle" in case
    molly = sign_in(MOLLY)
    told = shown(molly.get("/my-work/told/"))
    assert "Colin Threlfall recorded this for you: “" in told
    assert molly.get(f"/cases/{ref}/").status_code == 200


def test_it_is_asked_of_nobody_else_whom_it_is_for(sign_in: SignIn, ref: str) -> None:
    page = shown(sign_in(MOLLY).get(f"/cases/{ref}/move-up/"))
    assert "asked you to?" not in page


def test_what_an_agency_does_that_shares_the_concern_is_typed_for_whoever_rang(
    sign_in: SignIn, ref: str
) -> None:
    colin, paulina = sign_in(COLIN), "paulina-kowalczyk"
    brought = {
        "who": f"dunes-housing {paulina}",
        "reason": "They see the family every week.",
    }
    address = f"/cases/{ref}/support/?about=supporter"
    brought["request"] = once(colin, address)
    assert "Say for whom you record it." in shown(colin.post(address, brought))
    assert colin.post(address, brought | {"behalf": MOLLY}).status_code == 302
    withdraw = f"/cases/{ref}/withdraw/"
    withdrawn = WITHDRAWN | {"behalf": MOLLY, "request": once(colin, withdraw)}
    assert colin.post(withdraw, withdrawn).status_code == 302
    (taken_on,) = set(re.findall(r"/take-on/[^\"]*", colin.get(f"/cases/{ref}/").content.decode()))
    address = f"/cases/{ref}{unescape(taken_on)}"
    page = shown(colin.get(address))
    asked = page.split("Who of the agency that shares the concern asked you to?")[1]
    assert "Paulina Kowalczyk" in asked
    sent = {"reason": "We still see the bruises.", "behalf": paulina}
    sent["request"] = once(colin, address)
    assert colin.post(address, sent).status_code == 302
    case = shown(colin.get(f"/cases/{ref}/"))
    assert "Paulina Kowalczyk goes on with it" in case
    told = shown(sign_in(paulina).get("/my-work/told/"))
    assert "Colin Threlfall recorded this for you" in told


def test_a_form_that_asks_for_whom_nowhere_is_sent_for_nobody_else(
    sign_in: SignIn, ref: str
) -> None:
    colin, address = sign_in(COLIN), f"/cases/{ref}/note/"
    sent = {"text": "We were wrong.", "audience": "both sides", "request": once(colin, address)}
    assert colin.post(address, sent | {"behalf": MOLLY}).status_code == 302
    assert "on behalf of" not in shown(colin.get(f"/cases/{ref}/"))
    assert "recorded this for you" not in shown(sign_in(MOLLY).get("/my-work/told/"))
