"""What a form fills in by itself or doesn't ask, nobody else can choose either: whose word an act
is, whether it was decided, and what an entry is that is put right.
"""

from datetime import date

import pytest
from msgspec.structs import replace

from concordat.core.acts import (
    ActionAgreed,
    AnyAct,
    CarriedOut,
    Corrected,
    MovedUp,
    Noted,
    RiskStated,
    SafetyStated,
)
from concordat.core.commands import Command
from concordat.core.decide import decide
from concordat.core.posts import Party, SideOf
from concordat.core.who.parts import Actor, Capacity
from tests.core.ladder import CITING
from tests.core.stories import (
    CARE,
    CHAIR,
    CLINIC,
    OFFICER,
    RAISER,
    SCHOOL,
    TEAM_LEAD,
    Story,
    at,
    complete,
    raised,
    refused,
)

VISIT = ActionAgreed("a1", "answering", CARE.id, date(2026, 11, 20))


@pytest.mark.parametrize("who", [RAISER, TEAM_LEAD, OFFICER])
@pytest.mark.parametrize("said", [SideOf("both"), SideOf("answering", CARE.id)])
def test_only_a_story_says_whose_word_it_is(who: Actor, said: SideOf) -> None:
    story = Story()
    act = complete(story.record, story.case, VISIT)
    with refused("whose-word", story):
        decide(story.record, Command(act, "r", word_of=said), who, story.now)
    with refused("whose-word", story):
        again = complete(story.record, story.case, raised())
        decide(replace(story.record, events=()), Command(again, "r", word_of=said), who, story.now)


@pytest.mark.parametrize("who", [RAISER, OFFICER])
def test_whoever_raises_it_names_nobody_else_of_their_agency(who: Actor) -> None:
    story = Story()
    act = raised(raising=replace(SCHOOL, person="bea"))
    behalf = None if who == RAISER else "ann"
    with refused("for-yourself", story):
        command = Command(act, "r", behalf=behalf)
        decide(replace(story.record, events=()), command, who, story.now)


def deciding() -> Story:
    return Story(protocol=CITING).at_chair().done("chair.refer", "4 11:00")


def test_what_is_to_be_done_was_decided_where_whoever_writes_it_down_had_decided() -> None:
    for who, story in ((RAISER, Story()), (OFFICER, deciding()), (CHAIR, deciding())):
        with refused("not-decided", story):
            story.do(replace(VISIT, decided=True), who=who)
    story = deciding().done("chair.decide", "5 10:00", word="decided")
    story.do(VISIT, "5 10:00", who=CHAIR)
    assert story.case.actions["a1"].agreed.decided
    with refused("not-decided", story):
        story.do(replace(VISIT, id="a2", decided=True), "5 11:00", who=RAISER)


def put_right(story: Story, instead: AnyAct, who: Actor, **times: object) -> None:
    story.correct(len(story.events), who=who, instead=instead, **times)


WORKER = Actor("dee", (Capacity("answering", CARE.id, "practitioner"),))
DONE = "colleagues.raise"


@pytest.mark.parametrize(
    ("act", "who", "otherwise"),
    [
        (VISIT, RAISER, {"decided": True}),
        (VISIT, RAISER, {"id": "a9"}),
        (VISIT, RAISER, {"side": "raising", "agency": None}),
        (Noted("board", "n1"), RAISER, {"audience": "both sides"}),
        (RiskStated(), WORKER, {"side": "raising"}),
        (SafetyStated("raising"), RAISER, {"nothing": True}),
    ],
)
def test_a_correction_changes_nothing_of_what_an_entry_is(
    act: AnyAct, who: Actor, otherwise: dict[str, object]
) -> None:
    story = Story().do(act, who=who)
    written = story.events[-1].act
    for by in (who, OFFICER):
        with refused("another-act", story):
            put_right(story, replace(written, **otherwise), by)


def test_whose_disagreement_it_is_is_not_put_right() -> None:
    again = raised()
    story = Story(issues=again.issues, children=again.children)
    for who in (RAISER, OFFICER):
        for otherwise in ({"raising": Party("club", "charity")}, {"answering": (CLINIC,)}):
            with refused("another-act", story):
                put_right(story, replace(again, **otherwise), who)


def test_what_was_done_by_itself_was_not_done_by_raising() -> None:
    story = Story().done(DONE, "2 11:00", who=RAISER)
    done = story.events[-1].act
    assert isinstance(done, CarriedOut)
    with refused("another-act", story):
        put_right(story, replace(done, by_raising=True), RAISER, happened=at("20 10:00"))


def test_the_ground_of_a_move_up_was_there_at_the_time_that_is_put_right() -> None:
    up = Story().done(DONE, "2 11:00")
    up.up("no answer", "20 10:00", who=RAISER)
    moved = up.events[-1].act
    assert isinstance(moved, MovedUp)
    with refused("not-late", up):
        put_right(up, moved, RAISER, happened=at("3 10:00"))


def test_a_correction_that_was_accepted_before_is_read_as_it_was() -> None:
    story = Story().do(VISIT, who=RAISER)
    written = story.events[-1]
    was = Corrected(written.seq, replace(written.act, decided=True))
    corrected = replace(written, seq=written.seq + 1, act=was, request="old")
    story.record = story.record.after(corrected)
    assert story.case.actions["a1"].agreed.decided
