"""Answers to every question of raising, and the way through them as a browser goes it."""

import re
from collections.abc import Mapping
from typing import Any

from django.test import Client

from concordat.casework import queries
from concordat.core.acts import SafetyStated
from concordat.core.case import Case, SideOf
from concordat.people.ids import service_id
from tests.pages.conftest import NOW
from tests.pages.reading import shown

CARE = "sefton-childrens-services"
ASSESSMENT = service_id(CARE, "Assessment")
CHILD = {
    "child_name": "Jasmine Kaye",
    "born_day": "27",
    "born_month": "3",
    "born_year": "2019",
    "social-care": "P-7713",
}
DECISION = {
    "decision": "The referral was closed.",
    "reached_you_day": "18",
    "reached_you_month": "12",
}
DECISION |= {"reached_you_year": "2026"}
ANSWERS: dict[str, Mapping[str, Any]] = {
    "procedure": {"procedure": "right"},
    "board": {"board": "sefton", "board_why": "case-held"},
    "child-1": CHILD | {"status": ["child-protection-plan"]},
    "agencies": {"answering": [CARE]},
    f"agency-{CARE}": {"service": ASSESSMENT, "decided_by": "danielle-kershaw"},
    "decision": DECISION,
    "points": {"point_1": "Whether an enquiry is needed", "point_2": "Who visits this week"},
    "kind": {"matter": "decision"},
    "reasons": {"reasons": "She was seen with a bruise on 11 December."},
    "outcome": {"outcome": "A strategy discussion by Thursday."},
    "level": {"level": "child-protection"},
    "safety": {"safe": "something", "safe_what": "She stays with her aunt.", "safe_by": "Her aunt"},
    "voice": {"voice": "“I want to stay at school.”"},
    "keep-from": {"not_to_reach": "Her partner is not to know when she is seen."},
    "family": {"family": "Her aunt shares the worry."},
    "telling": {"told": "here"},
}
IN_SHORT: dict[str, Any] = {
    "board": "sefton",
    "with": f"{CARE}/{ASSESSMENT}",
    "child_name": "Jasmine Kaye",
    "born_day": "27",
    "born_month": "3",
    "born_year": "2019",
    "number": "P-7713",
    **DECISION,
    **ANSWERS["reasons"],
    **ANSWERS["outcome"],
    "safe": "nothing",
}
"""What the one page of the short way sends."""


def begin(client: Client, danger: str = "no") -> str:
    """The address of a new draft."""
    sent = client.post("/raise/", {"danger": danger})
    assert sent.status_code == 302
    return sent["Location"].rsplit("/", 2)[0]


def answer(client: Client, draft: str, **other: Mapping[str, Any]) -> list[str]:
    """Answers every page in turn, some otherwise; the addresses to which they led."""
    led = []
    for page, typed in ANSWERS.items():
        sent = client.post(f"{draft}/{page}/", other.get(page.split("-")[0], typed))
        assert sent.status_code == 302, f"{page}: {shown(sent)}"
        led.append(sent["Location"])
    return led


def in_short(client: Client, draft: str, **other: Any) -> Any:
    """Sends the one page of the short way, some of it otherwise."""
    typed = IN_SHORT | other
    return client.post(f"{draft}/in-short/?board={typed['board']}", typed)


def raised(client: Client, draft: str) -> str:
    """Raises a whole draft from the page that checks it; the case's reference."""
    page = client.get(f"{draft}/check/").content.decode()
    seen = re.findall(r'name="shown" value="([^"]*)"', page)
    sent = client.post(f"{draft}/check/", {"anyone": "no", "shown": seen})
    assert sent.status_code == 302, shown(sent)
    return str(sent["Location"].rstrip("/").rsplit("/", 1)[-1])


def case(ref: str, person: str = "molly-entwistle") -> tuple[Case, Mapping[str, str]]:
    """The case as its raiser sees it, and its words by what they are about."""
    view = queries.case(ref, person, NOW)
    assert view is not None
    return view.case, {note.about: view.words[note.id] for note in view.case.raised.notes}


def own_safety(found: Case) -> SafetyStated:
    """What the raising side said keeps the child safe, where the page of the case looks for it."""
    return found.safety[SideOf("raising")].stated
