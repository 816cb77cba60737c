"""Who is named is who it is: whoever owes what danger asks for, whatever the text calls whoever
does; and nobody is in the case before the text says that they hear of it.
"""

import pytest

from concordat.core.acts import CarriedOut, RiskStated
from concordat.core.notices import tellings
from tests.builders import BOARD, SOCIAL_CARE, Told, at, holder, story

MANAGER = holder(BOARD, "business manager")
HEAD = holder(SOCIAL_CARE.id, "head of service")
DIRECTOR = holder(SOCIAL_CARE.id, "director of children's services")


def in_danger(protocol: str) -> Told:
    return story(protocol).raised(at(21)).act(RiskStated(), MANAGER, at(22, 11))


@pytest.mark.parametrize(
    ("protocol", "title", "as_the_text_calls_them"),
    [
        ("liverpool", "LSCB Business Manager must escalate", "ront line staff"),
        ("berkshire", "LSCB business unit should inform", "orker should"),
    ],
)
def test_what_the_board_owes_because_it_stated_danger_is_said_of_whoever_did(
    protocol: str, title: str, as_the_text_calls_them: str
) -> None:
    told = in_danger(protocol)
    brief = told.brief("osei", at(22, 12))
    (owed,) = (each for each in brief.duties if each.id.key == "emergency")
    assert title in owed.sentence
    assert as_the_text_calls_them not in owed.sentence
    (owner,) = owed.owners
    assert owner.person is not None
    assert owner.person.id == MANAGER
    assert owner.title, "by the post that they hold"
    before = told.record.case(at(22, 12))
    done = told.did("emergency", MANAGER, at(22, 13)).record
    found = tellings(told.protocol, before, done.case(at(22, 13)), done.events[-1:])
    assert not [each for each in found if as_the_text_calls_them in each.what]


def test_what_was_typed_for_whoever_stated_danger_is_said_of_them() -> None:
    told = story("liverpool").raised(at(21))
    act = RiskStated(side="board")
    told = told.act(act, MANAGER, at(22, 11), behalf=holder(BOARD, "business officer"))
    (owed,) = (each for each in told.brief("osei", at(22, 12)).duties if each.id.key == "emergency")
    assert "LSCB Business Officer must escalate" in owed.sentence


def at_the_head() -> Told:
    told = story("blackpool").raised(at(7)).did("practice manager.escalate", "osei", at(7, 11))
    told.did("practice manager.contact", holder(SOCIAL_CARE.id, "practice manager"), at(8))
    told.said("raising", "osei", at(8, 11), "not agreed")
    told.did("group manager.refer", "osei", at(9))
    told.did("group manager.contact", holder(SOCIAL_CARE.id, "group manager"), at(10))
    told.said("raising", "osei", at(10, 11), "not agreed")
    return told.did("whether to go on.consider", "osei", at(10, 12), word="yes")


def test_whom_the_head_alerts_is_in_the_case_once_they_were_alerted() -> None:
    told = at_the_head()
    assert told.actor(HEAD, at(11)).has_part
    assert not told.actor(DIRECTOR, at(11)).has_part
    case = told.record.case(at(11))
    (owed,) = (each for each in case.open_duties if each.key == "head.contact")
    told = told.act(CarriedOut((owed.id,), acts=("notify",)), HEAD, at(11))
    assert told.actor(DIRECTOR, at(11, 12)).has_part
