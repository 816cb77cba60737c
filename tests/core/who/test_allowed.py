"""Who may do what, now, and why not."""

from datetime import date

from msgspec.structs import replace

from concordat.core.acts import (
    ActionAgreed,
    Alongside,
    Answering,
    AnyAct,
    Appointed,
    CarriedOut,
    DateSet,
    FactStated,
    HolidayProclaimed,
    LocalFigure,
    Misdirected,
    MovedUp,
    Noted,
    OpenedInError,
    Positioned,
    Raised,
    Reminded,
    RiskStated,
    SafetyStated,
    TakenNoFurther,
    Used,
    Withdrawn,
)
from concordat.core.ids import DutyId
from concordat.core.posts import Party, Seat
from concordat.core.protocol import SAY
from concordat.core.who.carrying_out import may_carry_out
from concordat.core.who.parts import Actor, Capacity
from concordat.library.files.limits import parse_limit
from tests.core.ladder import LADDER
from tests.core.stories import (
    CARE,
    CHAIR,
    CLINIC,
    CLINIC_LEAD,
    COMPANY,
    HEAD,
    MANAGER,
    OFFICER,
    RAISER,
    SCHOOL,
    STRANGER,
    TEAM_LEAD,
    Story,
    directory,
)

RAISE, TALK, MEET = (
    DutyId("colleagues.raise", agency="care"),
    DutyId("colleagues.talk", agency="care"),
    DutyId("managers.meet", agency="care"),
)
PANEL, REFER, DECIDE = DutyId("managers.panel"), DutyId("chair.refer"), DutyId("chair.decide")
WRONG = Positioned("raising", CARE.id, {"7": "agreed"})


OUTSIDER = Actor("ivy", (Capacity("third", "club", "reviewer"),))


def told() -> Story:
    return Story().done("colleagues.raise", "2 11:00")


def deciding() -> Story:
    return Story().at_chair().done("chair.refer", "4 11:00")


def over() -> Story:
    return Story().do(Withdrawn(), "3 10:00")


def raisers_date() -> Story:
    """At the second stage, of a text that leaves the date of its meeting to the raiser alone."""
    meet = replace(
        LADDER.duties["managers.meet"], limit=parse_limit("set by the raiser or their manager")
    )
    return Story(
        protocol=replace(LADDER, duties={**LADDER.duties, "managers.meet": meet})
    ).at_managers()


def code(story: Story, actor: Actor, act: AnyAct, when: str | None = None) -> str | None:
    return story.why_not(actor, act, when)


REFUSED = (
    ("no-part", told, STRANGER, RiskStated()),
    ("no-part", told, STRANGER, Noted("board", "n")),
    ("already-raised", told, RAISER, Raised(SCHOOL, (CARE,))),
    # duties
    ("no-such-duty", told, RAISER, CarriedOut((DutyId("nothing"),))),
    ("no-such-duty", told, RAISER, CarriedOut(())),
    ("not-open", told, RAISER, CarriedOut((RAISE,))),
    ("not-yours", told, CLINIC_LEAD, CarriedOut((TALK,))),
    ("not-yours", told, HEAD, CarriedOut((TALK,))),
    ("not-yours", Story, TEAM_LEAD, CarriedOut((RAISE,))),
    ("no-such-act", told, TEAM_LEAD, CarriedOut((TALK,), acts=("read the file",))),
    ("not-yours", deciding, HEAD, CarriedOut((DECIDE,), word="decided")),
    ("not-yours", deciding, OFFICER, CarriedOut((DECIDE,), word="decided")),
    ("no-such-word", deciding, CHAIR, CarriedOut((DECIDE,), word="perhaps")),
    (
        "own-matter",
        deciding,
        replace(CHAIR, person="ann"),
        CarriedOut((DECIDE,), word="decided"),
    ),
    ("own-task", told, TEAM_LEAD, Reminded((TALK,))),
    ("ended", over, RAISER, Misdirected()),
    ("not-open", told, RAISER, Reminded((RAISE,))),
    ("not-open", told, RAISER, Reminded(())),
    # positions
    ("no-such-agency", told, RAISER, Positioned("raising", "clinic", {"1": "agreed"})),
    ("other-side", told, RAISER, Positioned("answering", "care", {"1": "agreed"})),
    ("other-side", told, CLINIC_LEAD, Positioned("answering", "care", {"1": "agreed"})),
    ("other-side", told, OFFICER, Positioned("raising", "care", {"1": "agreed"})),
    ("no-such-issue", Story().talked, RAISER, WRONG),
    ("no-such-issue", Story().talked, RAISER, replace(WRONG, said={})),
    ("not-held", told, RAISER, Positioned("raising", "care", {"1": "agreed"})),
    ("ended", over, RAISER, Positioned("raising", "care", {"1": "agreed"})),
    # moving up and stopping
    ("ended", over, RAISER, MovedUp("no answer")),
    ("other-side", told, TEAM_LEAD, MovedUp("no answer")),
    ("no-step-above", deciding, RAISER, MovedUp("no answer")),
    ("no-such-ground", told, RAISER, MovedUp("I am tired of it")),
    ("not-late", told, RAISER, MovedUp("no answer")),
    ("ended", over, RAISER, Withdrawn()),
    ("ended", over, RAISER, TakenNoFurther()),
    ("other-side", told, TEAM_LEAD, Withdrawn()),
    # the board's
    ("officer-only", told, RAISER, OpenedInError()),
    ("officer-only", told, CHAIR, HolidayProclaimed(date(2026, 11, 5))),
    ("officer-only", told, RAISER, LocalFigure(TALK, date(2026, 11, 9))),
    ("officer-only", told, RAISER, Answering(CLINIC)),
    ("ended", over, OFFICER, OpenedInError()),
    ("ended", over, OFFICER, Answering(CLINIC)),
    ("has-a-limit", told, OFFICER, LocalFigure(TALK, date(2026, 11, 9))),
    ("not-open", told, OFFICER, LocalFigure(RAISE, date(2026, 11, 9))),
    ("past-date", Story().at_managers, OFFICER, LocalFigure(PANEL, date(2026, 11, 2))),
    ("twice", Story(CARE, CLINIC).talked, OFFICER, Answering(CLINIC, "care")),
    ("twice", told, OFFICER, Answering(CARE)),
    ("no-such-agency", told, OFFICER, Answering(CLINIC, "police")),
    ("inside-one-agency", told, OFFICER, Answering(SCHOOL, "care")),
    # dates
    ("not-open", told, RAISER, DateSet(date(2026, 11, 9), DutyId("nothing"))),
    ("no-date-to-set", told, RAISER, DateSet(date(2026, 11, 9), TALK)),
    ("no-date-to-set", told, OFFICER, DateSet(date(2026, 11, 9), clock="stage-2")),
    ("past-date", Story().at_managers, RAISER, DateSet(date(2026, 11, 2), MEET)),
    ("not-yours", Story().at_managers, CHAIR, DateSet(date(2026, 11, 9), MEET)),
    (
        "not-yours",
        Story(CARE, CLINIC).at_managers,
        CLINIC_LEAD,
        DateSet(date(2026, 11, 9), MEET),
    ),
    ("not-yours", raisers_date, MANAGER, DateSet(date(2026, 11, 9), MEET)),
    # people
    ("not-an-appointment", Story().at_managers, OFFICER, Appointed("mediator", "mia", (MEET,))),
    ("not-an-appointment", told, RAISER, Appointed("business manager", "ann", side="raising")),
    ("not-yours", Story().at_managers, RAISER, Appointed("mediator", "mia", (PANEL,))),
    ("other-side", told, RAISER, Appointed("manager", "ann", side="answering", agency="care")),
    (
        "other-side",
        told,
        CLINIC_LEAD,
        Appointed("manager", "cli", side="answering", agency="care"),
    ),
    ("other-side", told, TEAM_LEAD, SafetyStated("raising")),
    ("other-side", told, CLINIC_LEAD, SafetyStated("answering", "care")),
    ("not-yours", told, OUTSIDER, ActionAgreed("a", "raising", by=date(2026, 11, 20))),
    # somebody who only came along
    ("companion", told, COMPANY, CarriedOut((TALK,))),
    ("companion", Story().talked, COMPANY, Positioned("raising", "care", {"1": "agreed"})),
    ("companion", told, COMPANY, Withdrawn()),
    ("companion", told, COMPANY, SafetyStated("raising")),
    # permissions
    ("no-such-permission", told, RAISER, Used(DutyId("nothing"))),
    ("not-at-this-stage", told, RAISER, Used("advice")),
    ("not-yours", Story().at_managers, TEAM_LEAD, Used("advice")),
)


def test_refused() -> None:
    for expected, story, actor, act in REFUSED:
        assert code(story(), actor, act) == expected


def with_a_deputy() -> Story:
    return Story(people=directory(Seat(SCHOOL.id, "deputy", "Deputy Head", "tom")))


PERMITTED = (
    (Story, RAISER, CarriedOut((RAISE,))),
    (told, TEAM_LEAD, CarriedOut((TALK,))),
    (told, RAISER, CarriedOut((TALK,))),  # who was spoken to may record that they were
    (told, OFFICER, CarriedOut((TALK,))),  # and so may the officer
    (deciding, CHAIR, CarriedOut((DECIDE,), word="reconvene")),
    (Story().talked, RAISER, Positioned("raising", "care", {"1": "agreed"})),
    (Story().talked, TEAM_LEAD, Positioned("answering", "care", {"1": "not agreed"})),
    (told, RAISER, MovedUp("risk to the child")),
    (told, RAISER, MovedUp("the child moves away")),
    (told, RAISER, Withdrawn()),
    (deciding, RAISER, Withdrawn()),
    (told, OFFICER, OpenedInError()),
    (told, OFFICER, Answering(CLINIC, "care")),
    (told, OFFICER, Answering(Party("care", "childrens-services", "Fostering"), "care")),
    (Story().at_managers, RAISER, DateSet(date(2026, 11, 9), MEET)),
    (Story().at_managers, MANAGER, DateSet(date(2026, 11, 9), MEET)),
    (Story(CARE, CLINIC).at_managers, MANAGER, DateSet(date(2026, 11, 9), MEET)),
    (Story().at_managers, OFFICER, DateSet(date(2026, 11, 9), MEET)),
    (raisers_date, RAISER, DateSet(date(2026, 11, 9), MEET)),
    (Story().at_managers, MANAGER, DateSet(date(2026, 11, 3), MEET)),  # today
    (
        Story().at_managers,
        OFFICER,
        LocalFigure(DutyId("managers.tell", owner="raising"), date(2026, 11, 9)),
    ),
    (Story().at_managers, OFFICER, Appointed("mediator", "mia", (PANEL,))),
    (Story().at_managers, OFFICER, LocalFigure(PANEL, date(2026, 11, 3))),  # today
    (with_a_deputy, RAISER, Appointed("companion", "tom", side="raising")),
    (told, COMPANY, RiskStated()),
    (told, COMPANY, Noted("own agency", "n", agency=SCHOOL.id)),
    (told, OFFICER, SafetyStated("answering", "care")),
    (Story().at_managers, HEAD, Used("advice")),
    (told, RAISER, Reminded((TALK,))),
    (over, RAISER, Noted("board", "n")),
    (over, TEAM_LEAD, RiskStated()),
    (over, OFFICER, FactStated("on-a-plan")),
    (told, RAISER, Alongside("court proceedings")),
)


def test_permitted() -> None:
    for story, actor, act in PERMITTED:
        assert code(story(), actor, act) is None


def test_nobody_with_a_part_on_both_sides_confirms_for_themselves() -> None:
    both = Actor("sam", (*HEAD.capacities, *MANAGER.capacities))
    assert (
        code(Story().talked(), both, Positioned("raising", "care", {"1": "agreed"})) == "own-matter"
    )


def test_after_the_end_an_agreement_can_be_confirmed_and_nothing_else_said() -> None:
    story = Story(CARE, CLINIC).talked().say("agreed", agency="care").do(Withdrawn(), "4 10:00")
    assert code(story, TEAM_LEAD, Positioned("answering", "care", {"1": "agreed"})) is None
    assert code(story, CLINIC_LEAD, Positioned("answering", "clinic", {"1": "agreed"})) == "ended"


def test_saying_and_confirming_are_never_ticked_off() -> None:
    story = Story().talked()
    assert not may_carry_out(OFFICER, SAY, story.the("say"))
    assert code(story, RAISER, CarriedOut((story.the("say").id,))) == "not-yours"


def test_a_duty_of_each_party_is_done_by_that_party() -> None:
    story = Story().at_managers()
    mine, theirs = story.all("managers.tell")
    dee = Actor("dee", (Capacity("answering", CARE.id, "practitioner"),))
    assert [may_carry_out(RAISER, LADDER.duties[duty.key], duty) for duty in (mine, theirs)] == [
        True,
        False,
    ]
    assert [may_carry_out(dee, LADDER.duties[duty.key], duty) for duty in (mine, theirs)] == [
        False,
        True,
    ]


def test_an_action_is_done_by_the_side_that_owes_it() -> None:
    story = told().do(ActionAgreed("a1", "answering", CARE.id, by=date(2026, 11, 20)), "3 10:00")
    action = CarriedOut((story.the("action").id,))
    assert code(story, TEAM_LEAD, action) is None
    assert code(story, CLINIC_LEAD, action) == "not-yours"
    assert code(story, RAISER, action) == "not-yours"
    assert (
        code(story, TEAM_LEAD, ActionAgreed("a1", "answering", CARE.id, by=date(2026, 11, 20)))
        == "twice"
    )
