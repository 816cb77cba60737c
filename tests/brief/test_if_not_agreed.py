"""Beside the task of saying what is agreed: by when the next step is due, where its time runs."""

import pytest
from msgspec.structs import replace

from concordat.library.files.limits import parse_limit
from concordat.library.files.load import load
from tests.builders import SOCIAL_CARE, Told, at, holder, story

PRACTICE_MANAGER = holder(SOCIAL_CARE.id, "practice manager")
GROUP_MANAGER = holder(SOCIAL_CARE.id, "group manager")
LEADS = "service managers.leads"
REFERRED = "must refer the matter up to the Group Manager for the service area"


def contacted() -> Told:
    """In Blackpool the Practice Manager made contact, and nobody has said what came of it."""
    told = story("blackpool").raised(at(21)).did("practice manager.escalate", "osei", at(21))
    return told.did("practice manager.contact", PRACTICE_MANAGER, at(22, 12))


def beside(told: Told, reader: str, day: int) -> str:
    """What stands beside the task of saying what is agreed."""
    duties = told.brief(reader, at(day)).duties
    (found,) = (each for each in duties if "whether it is now agreed" in each.sentence)
    return " ".join(found.said)


@pytest.mark.parametrize("reader", ["osei", PRACTICE_MANAGER])
def test_the_time_of_the_next_step_is_said_to_both_sides_while_it_runs(reader: str) -> None:
    told = contacted()
    said = beside(told, reader, 23)
    assert said.startswith("If it is not agreed: ")
    assert REFERRED in said
    assert said.endswith("by 5pm on Thursday 31 December (4 working days left)")
    told.said("raising", "osei", at(23, 12), "not agreed")
    duties = told.brief("osei", at(23, 13)).duties
    (owed,) = (each for each in duties if REFERRED in each.sentence)
    assert owed.deadline.at == at(31, 17), "and that is when it is due"


def test_so_it_is_at_the_next_step_of_what_only_should_be_done() -> None:
    told = contacted().said("raising", "osei", at(22, 13), "not agreed")
    told.did("group manager.refer", "osei", at(22, 14))
    told.did("group manager.contact", GROUP_MANAGER, at(23, 12))
    assert "You should consider whether to take it to the Head" in beside(told, "osei", 24)
    assert "by 5pm on Monday 4 January" in beside(told, "osei", 24)


def test_once_that_time_has_passed_it_says_so() -> None:
    told = story("blackpool").raised(at(11)).did("practice manager.escalate", "osei", at(11))
    told.did("practice manager.contact", PRACTICE_MANAGER, at(14, 12))
    assert "late: was due by 5pm on Monday 21 December" in beside(told, "osei", 22)


def test_of_a_next_step_whose_time_runs_from_the_word_itself_nothing_is_said() -> None:
    sefton = load("sefton")
    leads = replace(sefton.duties[LEADS], limit=parse_limit("2 working days"))
    changed = replace(sefton, duties={**sefton.duties, LEADS: leads})
    told = story(changed).raised(at(21)).did("practitioners.raise", "osei", at(21))
    told.did("practitioners.review", "lowe", at(22))
    assert beside(told, "osei", 23) == ""
    told.said("raising", "osei", at(23), "not agreed")
    owed = [each for each in told.record.case(at(23)).open_duties if each.key == LEADS]
    assert all(each.due for each in owed), "it has a time, which begins with the word"
    assert owed
