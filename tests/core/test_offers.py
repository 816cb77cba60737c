"""What anybody might do in a case: what is offered is accepted, and the rest says why it would not
be.
"""

import pytest
from msgspec.structs import replace

from concordat.core.acts import ActionAgreed, CarriedOut, Positioned, roles
from concordat.core.protocol import ACTION
from concordat.core.who import allowed, moving
from concordat.core.who.offers import Offer, offers, owes
from concordat.library.files.load import load
from tests.builders import SOCIAL_CARE, Told, at, holder, story
from tests.core.ladder import LADDER, posts
from tests.core.offered import RECORDED, text

MANAGER = holder(SOCIAL_CARE.id, "team manager")
OFFICER = holder("westshire", "business manager")


def found(told: Told, person: str, hour: int = 12) -> dict[tuple[str, str], Offer]:
    view = told.view(person, at(22, hour))
    return {(each.kind, each.about): each for each in offers(told.protocol, view.case, view.actor)}


@pytest.fixture
def told() -> Told:
    return story().raised(at(21)).did("practitioners.raise", "osei", at(22))


def review(told: Told) -> str:
    return told.duty("practitioners.review", at(22)).id


def test_everybody_is_offered_at_each_moment_what_is_recorded() -> None:
    assert text() == RECORDED.read_text("utf-8")


def test_what_is_offered_is_what_is_allowed(told: Told) -> None:
    for person in ("osei", MANAGER, OFFICER, "lowe"):
        view = told.view(person, at(22, 12))
        for each in offers(told.protocol, view.case, view.actor):
            assert (
                each.refused == allowed.why_not(told.protocol, view.case, view.actor, each.act)
                or each.refused
            )


def test_the_raising_side_may_go_early_and_is_told_why_not_for_silence(told: Told) -> None:
    theirs = found(told, "osei")
    assert theirs["move-up", moving.RISK_TO_CHILD].open
    refused = theirs["move-up", moving.NO_ANSWER].refused
    assert refused is not None
    assert refused.code == "not-late"


def test_nobody_reminds_themselves(told: Told) -> None:
    assert ("remind", review(told)) in found(told, "osei")
    assert ("remind", review(told)) not in found(told, MANAGER)


def test_owing_is_more_than_being_allowed_to_record_it(told: Told) -> None:
    duty = told.duty("practitioners.review", at(22))
    assert owes(told.protocol, told.actor(MANAGER, at(22)), duty)
    assert not owes(told.protocol, told.actor("osei", at(22)), duty)
    assert not owes(told.protocol, told.actor(OFFICER, at(22)), duty)
    assert found(told, OFFICER)["done", duty.id].open


def test_confirming_is_offered_to_the_side_that_is_asked(told: Told) -> None:
    told.did("practitioners.review", MANAGER, at(22, 11)).said(
        "raising", "osei", at(22, 11), "agreed"
    )
    assert found(told, MANAGER)["confirm", SOCIAL_CARE.id].open
    assert ("confirm", SOCIAL_CARE.id) not in found(told, "osei")


def test_after_the_end_only_what_outlives_it_is_there(told: Told) -> None:
    told.act(ActionAgreed("1", "answering", SOCIAL_CARE.id), MANAGER, at(22, 11))
    told.did("practitioners.review", MANAGER, at(22, 11)).said(
        "raising", "osei", at(22, 11), "agreed"
    )
    told.said("answering", MANAGER, at(22, 11), "agreed")
    kinds = {kind for kind, _ in found(told, "osei")}
    assert not kinds & {
        "move-up",
        "withdraw",
        "no-further",
        "use",
        "safety",
        "risk",
        "opened-in-error",
    }
    assert {"done", "note", "remind"} <= kinds
    action = next(
        duty for duty in told.view("osei", at(22, 12)).case.open_duties if duty.key == ACTION
    )
    assert found(told, MANAGER)["done", action.id].act == CarriedOut((action.id,))


def test_each_side_speaks_for_itself(told: Told) -> None:
    told.did("practitioners.review", MANAGER, at(22, 11))
    say = found(told, MANAGER)["say", SOCIAL_CARE.id]
    assert isinstance(say.act, Positioned)
    assert say.act.side == "answering"
    assert ("safety", SOCIAL_CARE.id) in found(told, MANAGER)
    assert ("safety", "") not in found(told, MANAGER)


def test_whom_a_duty_to_appoint_may_bring_in() -> None:
    for id_, role in (("liverpool", "mediator"), ("berkshire", "meeting chair")):
        protocol = load(id_)
        keys = [key for key, duty in protocol.duties.items() if duty.act == "appoint"]
        assert [roles(protocol, key) for key in keys] == [(role,)]


@pytest.mark.parametrize(
    ("towards", "found"),
    [
        (
            "raising manager, third mediator, third reviewer, third mediator",
            ("mediator", "reviewer"),
        ),
        ("raising manager", ("director",)),
        ("", ("director",)),
    ],
)
def test_only_third_parties_are_named_by_a_text_else_whoever_is_independent(
    towards: str, found: tuple[str, ...]
) -> None:
    panel = replace(LADDER.duties["managers.panel"], towards=posts(towards))
    independent = replace(LADDER.posts["director"], independent=True)
    protocol = replace(
        LADDER,
        duties={**LADDER.duties, panel.key: panel},
        posts={**LADDER.posts, "director": independent},
    )
    assert roles(protocol, panel.key) == found
