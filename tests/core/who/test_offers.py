"""What anybody might do in a case now: what is offered to whom, and why not what is refused."""

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from concordat.core.acts import (
    NO_ANSWER,
    RISK_TO_CHILD,
    ActionAgreed,
    ActKind,
    Advised,
    Alongside,
    Asked,
    DateSet,
    FactStated,
    Issue,
    Misdirected,
    Reminded,
    RiskStated,
    SafetyStated,
    Used,
    Withdrawn,
)
from concordat.core.who.offers import Offer, offers
from concordat.core.who.parts import Actor
from concordat.library.files.limits import parse_limit
from tests.core.ladder import LADDER
from tests.core.stories import (
    ANYBODY,
    CARE,
    CHAIR,
    CLINIC,
    CLINIC_LEAD,
    COMPANY,
    HEAD,
    MANAGER,
    OFFICER,
    RAISER,
    STRANGER,
    TEAM_LEAD,
    Story,
)

ON_BOTH_SIDES = Actor("sam", (*HEAD.capacities, *MANAGER.capacities))
IN_TWO_AGENCIES = Actor("tea", (*TEAM_LEAD.capacities, *CLINIC_LEAD.capacities))
TWO = (Issue("1"), Issue("2"))
ALWAYS = {"action", "note", "risk", "fact on-a-plan", "alongside", "misdirected"}
OUTLIVES = "fact on-a-plan"
"""A fact for which something waits that belongs to no step."""
TO_ASK = {"advised", "ask-meeting", "ask-companion"}
SHARED = "support supporter"


def found(story: Story, person: Actor) -> tuple[Offer, ...]:
    return offers(story.record.protocol, story.case, person)


def named(offered: Iterable[Offer]) -> list[str]:
    """Each by its kind, and by what it is about where it is about anything."""
    return [f"{each.kind} {each.about}".strip() for each in offered]


def offered(story: Story, person: Actor) -> set[str]:
    """What that person would be let do."""
    names = named(each for each in found(story, person) if each.open)
    assert len(names) == len(set(names))
    return set(names)


def refused(story: Story, person: Actor) -> dict[str, str]:
    """What that person would not be let do, with the code of the reason."""
    closed = [each for each in found(story, person) if not each.open]
    return {
        name: each.refused.code
        for name, each in zip(named(closed), closed, strict=True)
        if each.refused
    }


def of_kind(story: Story, person: Actor, kind: ActKind) -> list[str]:
    return [each.about for each in found(story, person) if each.kind == kind]


# ── At each moment ────────────────────────────────────────────────────────────────────────────────


def test_the_raiser_is_first_offered_what_they_owe() -> None:
    story = Story()
    owed = "done colleagues.raise//care/1"
    assert named(found(story, RAISER))[0] == owed
    early = {f"move-up {ground}" for ground in ("the child moves away", RISK_TO_CHILD)}
    stop = {"withdraw", "no-further", SHARED}
    own = {owed, owed.replace("done", "hand-on"), "safety", "add", "step-aside practitioner"}
    assert offered(story, RAISER) == {*own, *early, *stop, *TO_ASK, *ALWAYS}
    assert refused(story, RAISER) == {
        "say care": "not-held",
        f"move-up {NO_ANSWER}": "not-late",
        "use advice": "not-at-this-stage",
        "answering": "officer-only",
        "opened-in-error": "officer-only",
    }


def test_the_business_manager_records_reminds_and_takes_a_case_on_for_whoever_rang() -> None:
    story = Story()
    duty = "colleagues.raise//care/1"
    own = {"answering", "opened-in-error", "take-over hill-school", "take-over care"}
    own |= {SHARED}
    own.add("step-aside business manager")
    for_others = {"move-up the child moves away", f"move-up {RISK_TO_CHILD}", "withdraw"}
    assert offered(story, OFFICER) == {
        *(f"done {duty}", f"remind {duty}", "no-further", "link"),
        *(own | for_others | TO_ASK | ALWAYS),
    }
    ladder = {name for name, code in refused(story, OFFICER).items() if code == "other-side"}
    assert ladder == {"say care"}


def test_a_companion_is_offered_three_acts_and_a_stranger_none() -> None:
    story = Story().talked()
    assert offered(story, COMPANY) == {"note", "risk", "misdirected"}
    assert offered(story, STRANGER) == set()
    assert set(refused(story, STRANGER).values()) == {"no-part"}
    assert refused(story, ANYBODY) == {
        f"move-up {NO_ANSWER}": "not-late",
        "use advice": "not-at-this-stage",
    }


def test_the_decision_is_offered_to_whoever_decides_and_to_nobody_else() -> None:
    story = Story().at_chair().done("chair.refer")
    decide = "done chair.decide///1"
    assert decide in offered(story, CHAIR)
    assert refused(story, RAISER)[decide] == "not-yours"
    assert of_kind(story, RAISER, "move-up") == [NO_ANSWER, RISK_TO_CHILD]
    assert refused(story, RAISER)[f"move-up {NO_ANSWER}"] == "no-step-above"


def test_after_the_end_only_what_outlives_it_is_offered() -> None:
    story = Story(CLINIC, CARE, issues=TWO).talked().say({"1": "agreed"}, agency=CARE.id)
    story.do(ActionAgreed("a1", "answering", CLINIC.id, by=date(2026, 11, 20)), who=CLINIC_LEAD).do(
        Withdrawn()
    )
    confirm = "confirm//care/1"
    assert offered(story, CLINIC_LEAD) == {
        *("done action/a1", f"remind {confirm}", "action clinic", "note", "take-over clinic"),
        *("hand-on action/a1", "action-change a1", "action-drop a1", "risk", "link", OUTLIVES),
        *("safety clinic", "alongside", "ask-meeting"),
    }
    assert offered(story, TEAM_LEAD) == {
        *("remind action/a1", "confirm care", "action care", "note", "take-over care"),
        *(f"hand-on {confirm}", "risk", "link", OUTLIVES),
        *("safety care", "alongside", "ask-meeting"),
    }
    assert offered(story, RAISER) == {
        *("remind action/a1", f"remind {confirm}", "action", "note", "risk", OUTLIVES),
        *("safety", "alongside", "ask-meeting"),
    }
    for act in (*(Misdirected(), Asked("companion"), Used("advice"), Advised("nat")),):
        for person in (RAISER, TEAM_LEAD, OFFICER):
            assert story.why_not(person, act) == "ended"
    for stays in (
        RiskStated(),
        Alongside("a complaint"),
        Asked("meeting"),
        SafetyStated("raising"),
    ):
        assert story.why_not(RAISER, stays) is None
    kinds = {each.kind for each in found(story, OFFICER)}
    assert not kinds & {"answering", "opened-in-error", "move-up", "withdraw", "use", "safety"}


# ── What a side says, for whom ────────────────────────────────────────────────────────────────────


def test_each_side_is_asked_for_its_own_word_with_each_agency_that_is_not_settled() -> None:
    story = Story(CARE, CLINIC, issues=TWO).talked().agree(agency=CLINIC.id)
    assert of_kind(story, RAISER, "say") == ["care"]
    assert of_kind(story, CLINIC_LEAD, "say") == ["care"]
    story.say({"1": "agreed"}, agency=CARE.id)
    asked = [each for each in found(story, TEAM_LEAD) if each.kind in ("say", "confirm")]
    assert [(each.kind, each.subject.side, each.about) for each in asked] == [
        ("confirm", "answering", "care")
    ]
    assert of_kind(story, RAISER, "confirm") == []
    assert refused(story, ON_BOTH_SIDES)["say care"] == "own-matter"


def test_what_keeps_the_child_safe_and_actions_are_each_sides_own() -> None:
    story = Story(CARE, CLINIC)
    assert of_kind(story, RAISER, "safety") == of_kind(story, RAISER, "action") == [""]
    assert of_kind(story, TEAM_LEAD, "safety") == of_kind(story, TEAM_LEAD, "action") == ["care"]
    assert of_kind(story, IN_TWO_AGENCIES, "safety") == ["care", "clinic"]
    assert of_kind(story, ON_BOTH_SIDES, "safety") == ["", "care"]
    assert of_kind(story, OFFICER, "safety") == []
    assert of_kind(story, OFFICER, "action") == [""]


def test_a_fact_is_offered_until_it_is_true() -> None:
    story = Story()
    assert of_kind(story, RAISER, "fact") == ["on-a-plan"]
    assert of_kind(story.do(FactStated("on-a-plan")), RAISER, "fact") == []


# ── Duties, dates, permissions ────────────────────────────────────────────────────────────────────


def test_nobody_reminds_themselves_and_a_duty_to_appoint_is_offered_as_such() -> None:
    story = Story().at_managers()
    meet, panel = "managers.meet//care/1", "managers.panel///1"
    assert meet in of_kind(story, RAISER, "remind")
    assert meet not in of_kind(story, MANAGER, "remind")
    reminds = Reminded((story.the("managers.meet").id,))
    assert story.why_not(MANAGER, reminds) is None, "it is the other side's meeting as well"
    assert story.why_not(RAISER, reminds) is None
    assert of_kind(story, OFFICER, "appoint") == [panel]
    assert panel not in of_kind(story, OFFICER, "done")


def test_a_date_is_offered_for_what_leaves_one_to_people() -> None:
    clocks = (replace(LADDER.clocks[0], limit=parse_limit("agreed by the parties")),)
    story = Story(protocol=replace(LADDER, clocks=clocks)).at_managers()
    assert of_kind(story, RAISER, "set-date") == ["managers.meet//care/1", "stage-2"]
    story.do(DateSet(date(2026, 11, 9), story.the("managers.meet").id))
    assert of_kind(story, RAISER, "set-date") == ["managers.meet//care/1", "stage-2"]
    assert of_kind(Story().at_managers(), RAISER, "set-date") == ["managers.meet//care/1"]


def test_a_figure_of_the_boards_own_is_offered_for_what_has_no_limit() -> None:
    story = Story().at_managers()
    undated = {str(duty.id) for duty in story.case.open_duties if duty.due is None}
    assert set(of_kind(story, OFFICER, "local-figure")) == undated
    assert "managers.meet//care/1" not in undated
    assert "local-figure managers.panel///1" in offered(story, OFFICER)
    assert refused(story, RAISER)["local-figure managers.panel///1"] == "officer-only"


def test_advice_is_asked_about_only_where_the_procedure_offers_any() -> None:
    assert "use advice" in offered(Story().at_managers(), HEAD)
    plain = Story(protocol=replace(LADDER, permissions=()))
    assert of_kind(plain, RAISER, "use") == of_kind(plain, RAISER, "advised") == []


def test_owing_is_more_than_being_let_record_it() -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    talk = story.the("colleagues.talk")
    spec = LADDER.duties[talk.key]
    assert [each.owes(spec, talk) for each in (TEAM_LEAD, RAISER, OFFICER)] == [True, False, False]
    for person in (TEAM_LEAD, RAISER, OFFICER):
        assert f"done {talk.id}" in offered(story, person)
