"""That somebody was rung since danger was stated, or sees to it: all who were told hear it."""

import pytest

from concordat.core.acts import AnyAct, CarriedOut, Corrected, DangerAcknowledged, Note, RiskStated
from concordat.core.notices import Telling, say_news
from concordat.core.who.recipients import Recipient, officers
from tests.core.stories import CARE, HEAD, OFFICER, RAISER, SCHOOL, TEAM_LEAD, Story, at, refused
from tests.core.test_danger import NIGHT, emergencies, talking, told

ANN = Recipient("raising", SCHOOL.id, person="ann")
DEE = Recipient("answering", CARE.id, person="dee")


def in_danger() -> Story:
    return talking().do(RiskStated(), NIGHT, who=RAISER)


def who_hear(found: tuple[Telling, ...], said: str) -> set[Recipient]:
    return {each.to for each in found if each.kind == "danger" and said in each.what}


def test_what_danger_asks_for_is_told_to_all_who_were_told_of_it_once_it_was_done() -> None:
    story = talking()
    were = told(story, RiskStated(), RAISER, NIGHT)
    (owed,) = emergencies(story.case)
    found = told(story, CarriedOut((owed.id,), rung="999"), RAISER, "7 22:20")
    hear = who_hear(found, "999 was rung at 10:20pm on Saturday 7 November 2026")
    assert hear >= {each.to for each in were if each.kind in ("danger", "acknowledge")}
    assert ANN not in hear, "she did it"
    assert {each.whom for each in found if each.to == DEE and each.kind == "danger"} == {"ann"}
    assert not {each.to for each in found if each.kind in ("done", "came")}, "each hears it once"


def test_who_only_hears_of_danger_is_not_told_who_recorded_it() -> None:
    story = in_danger()
    (owed,) = emergencies(story.case)
    found = told(story, CarriedOut((owed.id,), rung="both"), RAISER, "7 22:20")
    told_only = Recipient("raising", SCHOOL.id, post="team lead")
    (said,) = [each for each in found if each.to == told_only]
    assert said.whom == ""
    assert "999 and the front door were rung" in said.what
    assert "recorded" not in say_news(said.kind, said.what)


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (DangerAcknowledged(3, rung="999", rung_at=at("7 22:10")), "999 was rung at 10:10pm"),
        (DangerAcknowledged(3), "has read what you said"),
    ],
)
def test_who_reads_it_and_rang_says_so_to_all(act: AnyAct, said: str) -> None:
    found = told(in_danger(), act, TEAM_LEAD, "7 22:20")
    assert ANN in who_hear(found, said)
    everybody = {DEE, *officers()} <= who_hear(found, said)
    assert everybody is ("rung" in said)


def test_the_first_of_an_agency_who_says_what_is_being_done_is_told_to_all() -> None:
    story = in_danger()
    doing = DangerAcknowledged(3, notes=(Note(f"d{len(story.events)}", "doing"),))
    found = told(story, doing, TEAM_LEAD, "7 22:20")
    assert {ANN, DEE, *officers()} <= who_hear(found, "has said what is being done")
    again = DangerAcknowledged(3, notes=(Note(f"d{len(story.events)}", "doing"),))
    assert not who_hear(told(story, again, TEAM_LEAD, "7 22:25"), "what is being done")
    ours = DangerAcknowledged(3, notes=(Note(f"d{len(story.events)}", "doing"),))
    assert who_hear(told(story, ours, HEAD, "7 22:30"), "what is being done")


def test_it_is_said_when_they_were_rung_and_only_where_a_child_is_in_danger() -> None:
    story = in_danger()
    for wrong, code in (
        (DangerAcknowledged(3, rung="999"), "incomplete"),
        (DangerAcknowledged(3, rung="999", rung_at=at("7 23:10")), "future"),
        (CarriedOut((story.the("colleagues.talk").id,), rung="999"), "no-such-thing"),
    ):
        with refused(code, story):
            story.do(wrong, "7 22:20", who=TEAM_LEAD if code != "no-such-thing" else RAISER)


def test_whoever_stated_it_says_who_was_rung_since_and_has_not_read_it_by_that() -> None:
    story = in_danger()
    rang = DangerAcknowledged(3, rung="999", rung_at=at("7 22:10"))
    found = told(story, rang, RAISER, "7 22:20")
    assert {DEE, *officers()} <= who_hear(found, "999 was rung at 10:10pm")
    assert not who_hear(found, "has read")
    danger = story.case.standing[0]
    assert not danger.heard
    assert danger.called == (story.events[-1].seq,)


def test_a_call_made_since_is_no_correction_of_what_was_said_before() -> None:
    story = in_danger()
    again = Corrected(3, RiskStated("999", at("7 22:10")), notes=(Note("why", "reason"),))
    with refused("rung-since", story):
        story.do(again, "7 22:20", who=RAISER)


def test_a_call_that_was_never_made_is_taken_out_and_not_said_to_be_nobodys() -> None:
    """Else its entry would say that whoever stated the danger has read it themselves."""
    rang = DangerAcknowledged(3, rung="999", rung_at=at("7 22:10"))
    story = in_danger().do(rang, "7 22:20", who=RAISER)
    why = (Note("why", "reason"),)
    with refused("nobody-rung", story):
        story.correct(4, "7 22:30", instead=DangerAcknowledged(3), notes=why, who=RAISER)
    story.correct(4, "7 22:30", notes=why, who=RAISER)
    (danger,) = story.case.standing
    assert (danger.called, danger.heard, danger.nobody_called) == ((), (), True)


def test_whoever_read_it_can_correct_a_call_to_nobody() -> None:
    rang = DangerAcknowledged(3, rung="999", rung_at=at("7 22:10"))
    story = in_danger().do(rang, "7 22:20", who=TEAM_LEAD)
    why = (Note("why", "reason"),)
    story.correct(4, "7 22:30", instead=DangerAcknowledged(3), notes=why, who=TEAM_LEAD)
    assert [each.by for each in story.case.standing[0].heard] == ["eli"]


def test_danger_that_stands_is_not_taken_out_by_whoever_said_so_nor_by_the_office() -> None:
    story = in_danger()
    for who in (RAISER, OFFICER):
        with refused("danger-stands", story):
            story.do(Corrected(3, notes=(Note("why", "reason"),)), "7 22:20", who=who)
