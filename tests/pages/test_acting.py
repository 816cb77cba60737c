"""Acting in a case through its pages: recorded once, told, refused with everything kept,
corrected.
"""

import html
import re
from typing import Any

import pytest
from django.db import transaction

from concordat.core.acts import CarriedOut, MovedUp, Noted, Positioned
from tests.casework import acting
from tests.casework.acting import OFFICER, RAISER, SOCIAL_CARE, SOCIAL_WORKER, TEAM_MANAGER
from tests.pages.cases import (
    AGREEING,
    DIFFERING,
    duty_id,
    later,
    ref,
    visit,
    words,
)
from tests.pages.conftest import NOW
from tests.pages.filling import answers
from tests.pages.reading import problem_at

__all__ = ["later", "ref", "visit"]
pytestmark = pytest.mark.usefixtures("demonstration")


def events(ref: str) -> list[Any]:
    from concordat.casework import store

    return [event.act for event in store.events(ref)]


def review(ref: str) -> str:
    return duty_id(ref, "practitioners.review")


def spoke(ref: str) -> None:
    acting.do(ref, CarriedOut((review(ref),)), TEAM_MANAGER, NOW)


def test_what_was_recorded_who_was_told_what_comes_next_and_how_to_undo(
    visit: Any, ref: str
) -> None:
    manager = visit(TEAM_MANAGER, ref)
    page = manager.act(
        "done",
        review(ref),
        acts=["read the file", "discuss"],
        channel="telephone",
        summary="We spoke.",
    )
    assert manager.answer.redirect_chain[-1][0] == f"/cases/{ref}/"
    said = words(page)
    assert "Recorded. They spoke: read and review the case file" in said
    assert "Told Kwame Boateng" in said
    assert "say, for each point in dispute, whether it is now agreed" in said.split("What keeps")[0]
    assert "Nothing is deleted" in said
    assert "Earlier words stay sealed in the record." in said
    assert "shows both" not in said
    assert events(ref)[-1].channel == "telephone"
    assert "Recorded" not in words(manager.case()), "it is said once"


def test_one_act_of_two_leaves_the_duty_open(visit: Any, ref: str) -> None:
    manager = visit(TEAM_MANAGER, ref)
    page = manager.act("done", review(ref), acts=["read the file"], summary="I read it.")
    assert "(so far: read the file)" in words(page)
    assert (
        "Read the file"
        not in words(manager.page("done", review(ref))).split("What was said?")[0].split("must")[-1]
    )


def test_sent_twice_it_acts_once(visit: Any, ref: str) -> None:
    manager = visit(TEAM_MANAGER, ref)
    sent = manager.hidden(manager.page("done", review(ref))) | {
        "acts": ["read the file", "discuss"],
        "summary": "We spoke.",
    }
    about = review(ref)
    first = manager.send("done", about, **sent)
    again = manager.send("done", about, **sent)
    assert manager.status == 200
    assert "Recorded. They spoke" in words(first)
    assert "Recorded. They spoke" in words(again)
    assert sum(isinstance(act, CarriedOut) for act in events(ref)) == 2, (
        "the raising of it, and this once"
    )


def test_moving_up_twice_moves_once(visit: Any, ref: str) -> None:
    raiser = visit(RAISER, ref)
    sent = raiser.hidden(raiser.page("move-up")) | {
        "ground": "risk to the child",
        "reason": "He was hungry again.",
    }
    raiser.send("move-up", **sent)
    assert "Recorded. St Brendan's High School moved up" in words(raiser.send("move-up", **sent))
    assert sum(isinstance(act, MovedUp) for act in events(ref)) == 1


def test_a_page_from_before_does_not_do_what_was_not_ticked(visit: Any, ref: str) -> None:
    """Two have the page open; the first records the reading, the second then sends the same
    reading.
    """
    manager, raiser = visit(TEAM_MANAGER, ref), visit(RAISER, ref)
    about = review(ref)
    typed = {"acts": ["read the file"], "summary": "Read."}
    first, second = (each.hidden(each.page("done", about)) | typed for each in (manager, raiser))
    manager.send("done", about, **first)
    raiser.send("done", about, **second)
    assert raiser.status == 409
    assert acting.case_of(ref, NOW).duty(about).open


def test_what_is_missing_is_asked_for_and_what_was_typed_is_kept(visit: Any, ref: str) -> None:
    manager = visit(TEAM_MANAGER, ref)
    page = manager.act(
        "done",
        review(ref),
        acts=["discuss"],
        summary="",
        happened_on_day="40",
        happened_on_month="12",
    )
    assert manager.status == 422
    said = (
        "What was said? Say in a sentence or two what was said. When did it happen? Give the year"
    )
    assert f"There is a problem {said} too" in words(page)
    assert 'value="40"' in page
    assert re.search(r'value="discuss" checked', page)
    assert not re.search(r'value="read the file" checked', page)
    assert "<title>Error:" in page


def test_refused_the_sentence_stands_and_the_text_is_kept(visit: Any, ref: str) -> None:
    raiser = visit(RAISER, ref)
    page = raiser.act(
        "done",
        review(ref),
        acts=["discuss"],
        summary="Kept <words>",
        happened_on_day="24",
        happened_on_month="12",
        happened_on_year="2026",
        happened_at="9am",
    )
    assert raiser.status == 422
    assert "This is in the future." in words(page)
    assert "When did it happen? This is in the future." in problem_at(page, "happened_on_day")
    assert "Kept &lt;words&gt;" in page
    assert 'value="9am"' in page


def test_somebody_acted_meanwhile_and_the_text_is_kept(visit: Any, ref: str) -> None:
    raiser = visit(RAISER, ref)
    hidden = raiser.hidden(raiser.page("move-up"))
    spoke(ref)
    typed = {
        "ground": "risk to the child",
        "reason": "He was hungry again today.",
    }
    page = raiser.send("move-up", **(hidden | typed))
    assert raiser.status == 409
    said = words(page)
    assert "This was recorded meanwhile" in said
    assert "They spoke: read and review the case file" in said
    assert "He was hungry again today." in page
    assert not any(isinstance(act, MovedUp) for act in events(ref))
    assert "somebody else" not in said, "it may have been oneself, in another window"
    again = raiser.send("move-up", **(raiser.hidden(page) | typed))
    assert (
        "Recorded. St Brendan's High School moved up to the next step: risk to the child"
        in words(again)
    )


def test_agreeing_point_by_point_and_being_confirmed_ends_the_case(visit: Any, ref: str) -> None:
    spoke(ref)
    said = words(visit(RAISER, ref).act("say", SOCIAL_CARE.id, **AGREEING))
    assert "has not confirmed yet" in said
    manager = visit(TEAM_MANAGER, ref)
    assert "St Brendan's High School wrote: An assessment begins on Monday." in words(
        manager.page("confirm", SOCIAL_CARE.id)
    )
    page = words(manager.act("confirm", SOCIAL_CARE.id, **{"said-1": "agreed", "said-2": "agreed"}))
    assert "Recorded. Sefton Children's Social Care confirmed what was agreed" in page
    assert "This case ended" in page


def test_not_agreeing_takes_it_on_and_the_settled_point_stays_settled(visit: Any, ref: str) -> None:
    spoke(ref)
    page = words(
        visit(RAISER, ref).act(
            "say", SOCIAL_CARE.id, **DIFFERING | {"words-1": "They say it is not met."}
        )
    )
    assert "Stage 2: Safeguarding leads and service managers" in page
    assert "Not agreed, Monday 21 December. They say it is not met." in page


def test_moving_up_early_asks_for_a_ground_and_a_reason(visit: Any, ref: str) -> None:
    raiser = visit(RAISER, ref)
    assert "It goes on to “Safeguarding leads and service managers”, where" in words(
        raiser.page("move-up")
    )
    page = raiser.act("move-up", ground="risk to the child", reason="")
    assert raiser.status == 422
    assert "Say why you are moving up now" in words(page)


def test_the_answering_side_is_told_why_it_cannot_move_it_up(visit: Any, ref: str) -> None:
    manager = visit(TEAM_MANAGER, ref)
    page = manager.page("move-up")
    assert "Only the agency that raised this can take it to the next stage." in words(page)
    assert '<form method="post" action' not in page.split("<main", 1)[1]
    manager.send("move-up", ground="risk to the child", reason="I say so.")
    assert not any(isinstance(act, MovedUp) for act in events(ref))


def test_a_later_entry_shows_both_times(visit: Any, ref: str, later: Any) -> None:
    later(5)
    visit(TEAM_MANAGER, ref).act(
        "done",
        review(ref),
        acts=["read the file", "discuss"],
        summary="We spoke.",
        happened_on_day="21",
        happened_on_month="12",
        happened_on_year="2026",
        happened_at="11.30",
    )
    assert "11:30am on Monday 21 December written 3pm" in words(visit(RAISER, ref).case())


def test_in_the_minute_in_which_it_came_to_be_owed(visit: Any, ref: str) -> None:
    """People give minutes; the duty opened some seconds into this one."""
    manager = visit(TEAM_MANAGER, ref)
    page = manager.act(
        "done",
        review(ref),
        acts=["read the file", "discuss"],
        summary="At once.",
        happened_on_day="21 12 2026",
        happened_at="10am",
    )
    assert "Recorded. They spoke" in words(page)


def test_taking_an_entry_out(visit: Any, ref: str) -> None:
    raiser = visit(RAISER, ref)
    page = raiser.act("correct", "2", way="out", reason="That was another child.")
    assert "Recorded. Taken out: “Done: raise the matter" in words(page)
    assert "You should raise the matter with the other agency" in words(page)


def test_an_entry_said_rightly_shows_its_new_words_alone(visit: Any, ref: str) -> None:
    visit(RAISER, ref).act("note", text="She said Tuesday.", audience="both sides")
    spoke(ref)
    raiser = visit(RAISER, ref)
    raiser.act("say", SOCIAL_CARE.id, **DIFFERING | {"words-1": "They say no."})
    said = next(
        number for number, act in enumerate(events(ref), start=1) if isinstance(act, Positioned)
    )
    typed = {
        "said-1": "not agreed",
        "said-2": "agreed",
        "note-position1": "They say not yet.",
        "reason": "I wrote it wrongly.",
    }
    page = raiser.act("correct", str(said), way="otherwise", **typed)
    assert (
        "Corrected by Kwame Boateng, Monday 21 December. “Whether the threshold for an assessment "
        "is met” was changed. I wrote it wrongly."
    ) in words(page)
    assert "They say no." not in words(page)
    assert "Not agreed, Monday 21 December. They say not yet." in words(page)


def test_only_the_author_or_the_business_manager_corrects(visit: Any, ref: str) -> None:
    manager = visit(TEAM_MANAGER, ref)
    why_not = "Only whoever wrote an entry, or the board's business manager, can correct it."
    assert why_not in words(manager.page("correct", "2"))
    assert "Correct this entry" not in words(manager.case())


def test_a_note_for_one_agency(visit: Any, ref: str) -> None:
    visit(RAISER, ref).act("note", text="The head rang the parents.", audience="own agency")
    assert "Your agency only" in words(visit(RAISER, ref).case())
    assert "The head rang" not in words(visit(TEAM_MANAGER, ref).case())
    assert events(ref)[-1] == Noted("own agency", events(ref)[-1].note_id, agency=acting.SCHOOL.id)


def test_safety_is_said_by_each_side_for_itself(visit: Any, ref: str) -> None:
    page = visit(RAISER, ref).act("safety", nothing=["nothing"])
    assert "No safety plan known yet, says" in words(page)
    page = visit(TEAM_MANAGER, ref).act(
        "safety",
        SOCIAL_CARE.id,
        what="His aunt has him.",
        until_day="24",
        until_month="12",
        until_year="2026",
    )
    assert "His aunt has him. Until Thursday 24 December." in words(page)


def test_an_agreed_action_is_followed_to_done(visit: Any, ref: str) -> None:
    raiser = visit(RAISER, ref)
    typed = {"what": "Ring the grandmother", "owner": "raising/"}
    page = raiser.act("action", **typed)
    assert "Give the day by which it is to be done." in words(page)
    page = raiser.act("action", **typed, by_day="23", by_month="12", by_year="2026")
    assert "You are to carry out what was agreed: Ring the grandmother" in words(page)
    owed = next(duty.id for duty in acting.case_of(ref, NOW).open_duties if duty.key == "action")
    page = raiser.act("done", owed, summary="She will fetch him.")
    assert "An action was carried out" in words(page)
    assert "You are to carry out what was agreed" not in words(page)


def test_a_reminder_and_a_request_stand_in_the_record(visit: Any, ref: str) -> None:
    raiser = visit(RAISER, ref)
    assert "A reminder: read and review the case file" in words(
        raiser.act("remind", review(ref), summary="")
    )
    assert "Asked for a meeting" in words(raiser.act("ask-meeting", summary="Tomorrow at nine?"))
    assert "Tomorrow at nine?" in words(visit(SOCIAL_WORKER, ref).case())


def test_the_officer_records_for_somebody_and_sets_a_date_of_the_boards_own(
    visit: Any, ref: str
) -> None:
    officer = visit(OFFICER, ref)
    page = officer.page("done", review(ref))
    assert "You record this for somebody else" in words(page)
    page = officer.act(
        "done",
        review(ref),
        acts=["read the file", "discuss"],
        summary="She rang.",
        behalf=TEAM_MANAGER,
    )
    assert "on behalf of Helen Marsden" in words(page)
    acting.disagree(ref, NOW)
    leads = next(
        duty.id for duty in acting.case_of(ref, NOW).open_duties if duty.due is None and duty.clause
    )
    page = officer.act(
        "local-figure",
        leads,
        reason="A week is fair.",
        until_day="30",
        until_month="12",
        until_year="2026",
    )
    assert "Local figure" in words(page)
    assert "The procedure gives none, so it is never counted as late." in words(page)


def test_the_officer_moves_it_and_closes_what_was_opened_in_error(visit: Any, ref: str) -> None:
    officer = visit(OFFICER, ref)
    page = officer.act(
        "answering",
        agency="dunes-housing",
        **{"instead-of": SOCIAL_CARE.id},
        reason="They hold the tenancy.",
    )
    assert (
        "Recorded. Dunes Housing Association answers instead of Sefton Children's Social Care"
        in words(page)
    )
    page = officer.act("opened-in-error", reason="The wrong child.")
    assert "This case ended on Monday 21 December: opened in error." in words(page)


def test_somebody_who_comes_along_gets_a_part(visit: Any, ref: str) -> None:
    stranger = visit(acting.STRANGER, ref)
    stranger.case()
    assert stranger.status == 404
    raiser = visit(RAISER, ref)
    asking = raiser.page("ask-companion")
    assert "Beth Lathom" not in asking, "nobody of another agency is shown the case"
    refused = raiser.act(
        "ask-companion", summary="I have not done this before.", person=acting.STRANGER
    )
    assert raiser.status == 422
    assert "Choose one of these." in words(refused)
    stranger.case()
    assert stranger.status == 404
    colleague, name = re.search(r'<option value="([a-z-]+)">([^,<]+)', asking).groups()
    page = raiser.act("ask-companion", summary="I have not done this before.", person=colleague)
    assert f"{name} was brought in: companion" in words(page)
    assert visit(colleague, ref).case().count("<h1") == 1


@pytest.mark.parametrize("person", [RAISER, TEAM_MANAGER, OFFICER])
def test_every_button_of_the_case_leads_to_a_page_that_can_be_sent(
    visit: Any, ref: str, person: str
) -> None:
    there = visit(person, ref)
    buttons = re.findall(r'class="govuk-button[^"]*" href="(/cases/[^"]*)"', there.case())
    assert len(set(buttons)) > 5
    for button in set(buttons):
        address = html.unescape(button)
        page = there.client.get(address)
        assert page.status_code == 200, address
        with transaction.atomic():
            sent = there.client.post(address, answers(page.content.decode()), follow=True)
            begins = "Ring now" if address.endswith("/risk/") else "Recorded"
            assert begins in words(sent.content.decode()), address
            transaction.set_rollback(True)


def test_an_act_about_nothing_is_refused_in_a_sentence(visit: Any, ref: str) -> None:
    raiser = visit(RAISER, ref)
    raiser.send("done", "no-such-duty")
    assert raiser.status == 409
    assert "This can't be done now" in words(raiser.page("done", "no-such-duty"))
