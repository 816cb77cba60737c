"""Answers to every question of raising, and the way through them as a browser goes it."""

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
    "initials": "J.K.",
    "born_day": "27",
    "born_month": "3",
    "born_year": "2019",
    "reference": "P-7713",
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
    "family": {"family": "They know of the referral.", "telling": "not-known"},
}
QUICK = {
    "danger": "no",
    "request": "asked-once",
    **ANSWERS["board"],
    **CHILD,
    **ANSWERS["agencies"],
    **DECISION,
}
QUICK |= {
    "point_1": "Whether an enquiry is needed",
    "matter": "decision",
    **ANSWERS["reasons"],
    **ANSWERS["outcome"],
}
QUICK |= {"safe": "nothing"}


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


def raised(client: Client, draft: str) -> str:
    """Raises a whole draft; the case's reference."""
    sent = client.post(f"{draft}/check/")
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
