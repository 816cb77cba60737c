"""What is offered to each person at each moment of some stories, line by line.

`offered.txt` has it as recorded. `python -m tests.core.offered` writes it again; the difference is
then there to be read.
"""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import msgspec
from msgspec.structs import replace

from concordat.core.acts import ActionAgreed, DateSet, FactStated, Issue, SafetyStated, Withdrawn
from concordat.core.who.offers import offers
from concordat.core.who.parts import Actor, Capacity
from concordat.library.files.limits import parse_limit
from tests.core.ladder import LADDER
from tests.core.stories import (
    ANYBODY,
    CARE,
    CHAIR,
    CLINIC,
    CLINIC_LEAD,
    OFFICER,
    RAISER,
    SCHOOL,
    STRANGER,
    TEAM_LEAD,
    Story,
)

RECORDED = Path(__file__).with_name("offered.txt")
MANAGER = Actor("hal", (Capacity("answering", CARE.id, "manager"),))
BOTH = Actor(
    "sam", (Capacity("raising", SCHOOL.id, "manager"), Capacity("answering", CARE.id, "manager"))
)
TWICE = Actor("tea", (*TEAM_LEAD.capacities, *CLINIC_LEAD.capacities))
COMPANY = Actor("kim", (Capacity("raising", SCHOOL.id, "companion"),))
TWO = (Issue("1"), Issue("2"))
WITH_DATES = replace(
    LADDER,
    clocks=tuple(
        replace(each, limit=parse_limit("agreed by the parties")) for each in LADDER.clocks
    ),
)
WITHOUT_PERMISSIONS = replace(LADDER, permissions=())


def _waiting() -> Story:
    """One agency has settled all, another has agreed to a point, and has that still to confirm."""
    story = Story(CARE, CLINIC, issues=TWO).talked().agree(agency=CLINIC.id)
    return story.say({"1": "agreed"}, agency=CARE.id).do(FactStated("on-a-plan"))


def _busy() -> Story:
    """At the second stage, with a date of the parties' own, a clock that they date, and an action
    to be followed.
    """
    story = (
        Story(CARE, CLINIC, protocol=WITH_DATES)
        .at_managers()
        .do(SafetyStated("answering", CARE.id))
    )
    story.do(DateSet(story.the("managers.meet", CARE.id).id, date(2026, 11, 9)))
    return story.do(ActionAgreed("a1", "answering", CARE.id, date(2026, 11, 20))).do(
        ActionAgreed("a2", "raising")
    )


def _deciding() -> Story:
    return Story().at_chair().done("chair.refer")


def _over() -> Story:
    """Withdrawn with two agencies: one has something to confirm still, and an action is still to be
    carried out.
    """
    story = Story(CLINIC, CARE, issues=TWO).talked().say({"1": "agreed"}, agency=CARE.id)
    return story.do(ActionAgreed("a1", "answering", CLINIC.id)).do(Withdrawn())


MOMENTS: dict[str, tuple[Callable[[], Story], tuple[Actor, ...]]] = {
    "just raised": (Story, (RAISER, OFFICER)),
    "a word is owed": (Story().talked, (RAISER, TEAM_LEAD, BOTH, COMPANY, STRANGER, ANYBODY)),
    "a word waits to be confirmed": (_waiting, (RAISER, TEAM_LEAD, CLINIC_LEAD, BOTH, TWICE)),
    "at the second stage": (_busy, (RAISER, MANAGER, TWICE, OFFICER)),
    "the chair decides": (_deciding, (RAISER, CHAIR)),
    "it has ended": (_over, (RAISER, TEAM_LEAD, CLINIC_LEAD, OFFICER)),
    "the procedure permits nothing more": (Story(protocol=WITHOUT_PERMISSIONS).talked, (RAISER,)),
}


def lines() -> Iterator[str]:
    """Each moment and person, and then each offer: its kind, what it is about, the act, and why
    not.
    """
    for moment, (tell, people) in MOMENTS.items():
        story = tell()
        for person in people:
            yield f"{moment}: {person.person}"
            for each in offers(story.record.protocol, story.case, person):
                act = msgspec.json.encode(each.act).decode()
                refused = f"  ✗ {each.refused.code}" if each.refused else ""
                yield f"   {each.kind} {each.about or '-'} {act}{refused}"
            yield ""


def text() -> str:
    """All of it, as it is recorded."""
    return "\n".join(lines())


if __name__ == "__main__":
    RECORDED.write_text(text(), encoding="utf-8")
