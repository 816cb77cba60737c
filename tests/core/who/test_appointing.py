"""What a text may ask of whoever is appointed, asked or named, and what it asks for first."""

from msgspec.structs import replace

from concordat.core.acts import Answering, Appointed, CarriedOut, Raised, Used
from concordat.core.posts import Party, Seat
from concordat.core.protocol import Fact, Kind, Permission, Post, Protocol, Route
from concordat.core.protocol.text import Admission
from concordat.core.who.offers import offers
from tests.core.ladder import LADDER, duty, entered, posts, with_changed, with_duties
from tests.core.stories import (
    CARE,
    CHAIR,
    HEAD,
    OFFICER,
    RAISER,
    SCHOOL,
    Story,
    directory,
    raised,
    refused,
)

MEMBERS = directory(
    Seat("board", "board member", "Board member", "mia"),
    Seat("board", "board member", "Board member", "ann"),
    Seat("board", "board member", "Board member", "olu"),
    Seat(SCHOOL.id, "governor", "Governor", "tom"),
    Seat("board", "chair", "Chair", "cat"),
)


def asking(**more: object) -> Protocol:
    """The ladder, where the text asks something of whoever chairs a panel."""
    post = Post("panel chair", "Chair of the panel", **more)  # type: ignore[arg-type]
    member = Post("board member", "Board member")
    return replace(LADDER, posts={**LADDER.posts, post.key: post, member.key: member})


def protocol_of(story: Story) -> Protocol:
    return story.record.protocol


def naming(person: str) -> Appointed:
    return Appointed("panel chair", person)


# ── Independence ──────────────────────────────────────────────────────────────────────────────────


def test_only_somebody_of_no_agency_involved_is_appointed_where_the_text_asks_for_it() -> None:
    story = Story(protocol=asking(independent=True), people=MEMBERS).at_managers()
    for involved in ("ann", "dee", "tom"):
        assert story.why_not(OFFICER, naming(involved)) == "involved"
    assert story.why_not(OFFICER, naming("mia")) is None
    whoever = asking(among="board member", of_a_side=True)
    other = Story(protocol=whoever, people=MEMBERS).at_managers()
    assert other.why_not(OFFICER, naming("ann")) is None


def test_nobody_from_the_organisation_of_whoever_acts_for_a_side_is_independent() -> None:
    people = directory(
        Seat(SCHOOL.id, "director", "Director", "ida", organisation="The trust"),
        Seat("trust", "director", "Director", "ida"),
        Seat("trust", "nurse", "Nurse", "nan"),
        Seat("board", "governor", "Governor", "gus", organisation="The trust"),
        Seat("hospital", "nurse", "Nurse", "hal"),
    )
    story = Story(protocol=asking(independent=True), people=people).at_managers()
    for colleague in ("nan", "gus"):
        assert story.why_not(OFFICER, naming(colleague)) == "involved"
    assert story.why_not(OFFICER, naming("hal")) is None


def test_nobody_is_independent_of_whoever_acts_for_a_side_though_another_agency_employs_them() -> (
    None
):
    """The post is the school's; its holder is employed by an agency that has no part in it."""
    acts = Seat(SCHOOL.id, "director", "D", "ida", organisation="The trust", works_for="trust")
    people = directory(acts, Seat("trust", "nurse", "Nurse", "nan"), Seat("gym", "x", "X", "hal"))
    story = Story(protocol=asking(independent=True), people=people).at_managers()
    assert story.why_not(OFFICER, naming("nan")) == "involved"
    assert story.why_not(OFFICER, naming("hal")) is None


def test_nobody_who_decides_or_appoints_or_runs_the_case_is_independent() -> None:
    people = directory(
        Seat("board", "chair", "Chair", "cat"),
        Seat("board", "business manager", "Business manager", "olu"),
        Seat("board", "business officer", "Business officer", "bob"),
        Seat("board", "convenor", "Convenor", "con"),
        Seat("board", "member", "Board member", "mia"),
    )
    panel = Permission(
        "panel", "P", posts("board convenor"), posts("third judge"), "convene it", "appoint"
    )
    protocol = replace(asking(independent=True), permissions=(panel,))
    story = Story(protocol=protocol, people=people).at_managers()
    for person in ("cat", "olu", "bob", "con"):
        assert story.why_not(OFFICER, naming(person)) == "in-charge", person
    assert story.why_not(OFFICER, naming("mia")) is None


def test_who_was_appointed_to_something_else_in_the_case_is_not_independent_any_more() -> None:
    story = Story(protocol=asking(independent=True), people=MEMBERS).at_managers()
    story.do(Appointed("mediator", "mia"), who=OFFICER)
    assert story.why_not(OFFICER, naming("mia")) == "acted-before"


def test_only_who_holds_the_post_that_the_text_asks_for_is_appointed() -> None:
    story = Story(protocol=asking(among="board member"), people=MEMBERS).at_managers()
    assert story.why_not(OFFICER, naming("ivy")) == "not-in-that-post"
    assert story.why_not(OFFICER, naming("mia")) is None


def test_only_who_did_not_act_before_is_appointed_where_the_text_asks_for_it() -> None:
    story = Story(protocol=asking(fresh=True), people=MEMBERS).at_managers()
    for took_part in ("ann", "dee"):  # who raised it, and whose decision it was
        assert story.why_not(OFFICER, naming(took_part)) == "acted-before"
    assert story.why_not(OFFICER, naming("olu")) is None
    story.done("managers.meet", who=OFFICER, behalf="ann")
    assert story.why_not(OFFICER, naming("olu")) == "acted-before"


# ── Permissions ───────────────────────────────────────────────────────────────────────────────────


def permitting(**more: object) -> Protocol:
    standing = {"who": posts("raising manager"), "of": posts("board chair"), "act": "advise"}
    permission = Permission(
        key="ask",
        clause="P",
        what="ask",
        **(standing | more),  # type: ignore[arg-type]
    )
    return replace(LADDER, permissions=(permission,))


def test_a_permission_for_some_cases_is_neither_offered_nor_used_in_others() -> None:
    story = Story(protocol=permitting(conditions=("on-a-plan",)), people=MEMBERS).at_managers()
    assert story.why_not(HEAD, Used("ask")) == "not-in-this-case"
    assert all(each.kind != "use" for each in offers(protocol_of(story), story.case, HEAD))


def test_only_people_in_the_posts_that_a_permission_names_are_asked() -> None:
    story = Story(protocol=permitting(), people=MEMBERS).at_managers()
    assert story.why_not(HEAD, Used("ask", "cat")) is None
    assert story.why_not(HEAD, Used("ask", "mia")) == "not-the-one-to-ask"


def test_what_a_permission_needs_is_written_down() -> None:
    protocol = permitting(needs=("how you reviewed the guidance",))
    act = Used("ask")
    asked = act.needed(protocol, Story(protocol=protocol).case)
    assert [each.sentence for each in asked] == [
        "Write down how you reviewed the guidance.",
        "Say what you are asking for.",
    ]


def test_who_may_name_people_for_a_panel_names_them_and_nobody_else_does() -> None:
    protocol = permitting(
        who=posts("board chair"), of=posts("third panel member"), act="appoint", over=("3",)
    )
    story = Story(protocol=protocol, people=MEMBERS).at_managers()
    member = Appointed("panel member", "mia")
    assert story.why_not(CHAIR, member) == "not-yours"
    story.done("managers.meet").say("not agreed")
    assert story.why_not(HEAD, member) == "not-yours"
    story.do(member, who=CHAIR).do(Appointed("panel member", "ivy"), who=CHAIR)
    assert [each.person for each in story.case.appointed] == ["mia", "ivy"]


def test_the_office_names_and_asks_for_nobody_whom_the_text_lets_another_name_and_ask() -> None:
    named = posts("third panel member")
    protocol = permitting(who=posts("board chair"), of=named, act="appoint")
    story = Story(protocol=protocol, people=MEMBERS).at_managers()
    assert story.why_not(OFFICER, Appointed("panel member", "mia")) == "not-yours"
    assert story.why_not(CHAIR, Appointed("panel member", "mia")) is None
    story = Story(protocol=permitting(), people=MEMBERS).at_managers()
    assert story.why_not(OFFICER, Used("ask", "cat")) == "not-yours"


def test_the_office_brings_nobody_in_whom_the_text_has_another_appoint() -> None:
    panel = replace(
        LADDER.duties["managers.panel"], who=posts("board chair"), towards=posts("third judge")
    )
    story = Story(protocol=with_duties(panel, protocol=LADDER), people=MEMBERS).at_managers()
    assert story.why_not(OFFICER, Appointed("judge", "mia")) == "not-yours"
    owed = Appointed("judge", "mia", (story.the("managers.panel").id,))
    with refused("for-whom", story):
        story.do(owed, who=OFFICER)
    with refused("for-whom", story):
        story.do(owed, who=OFFICER, behalf="ann")
    story.do(owed, who=OFFICER, behalf="cat")
    assert story.the("managers.panel").how == "done"


# ── First things first ────────────────────────────────────────────────────────────────────────────


def test_what_the_text_asks_for_first_comes_first() -> None:
    views = duty("chair.views", "represent", "board chair", entered("chair"))
    protocol = with_duties(views, protocol=LADDER)
    decide = replace(LADDER.duties["chair.decide"], not_before=("chair.views",))
    protocol = with_duties(decide, protocol=protocol)
    story = Story(protocol=protocol).at_chair()
    story.done("chair.refer")
    with refused("not-yet", story):
        story.done("chair.decide", word="decided")
    story.done("chair.views").done("chair.decide", word="decided")
    assert story.case.end == "decided and binding"


def test_only_a_story_does_together_what_comes_first_and_what_follows() -> None:
    protocol = with_changed("managers.meet", not_before=("managers.panel",))
    story = Story(protocol=protocol).at_managers()
    with refused("not-yet", story):
        story.done("managers.meet")
    both = (story.the("managers.meet").id, story.the("managers.panel").id)
    with refused("not-yet", story):
        story.do(CarriedOut(both), who=OFFICER)
    assert story.do(CarriedOut(both)).the("managers.meet").how == "done"


def test_what_follows_did_not_happen_before_what_comes_first() -> None:
    protocol = with_changed("managers.meet", not_before=("managers.panel",))
    story = Story(protocol=protocol).at_managers()
    story.done("managers.panel", "6 12:00")
    with refused("not-yet", story):
        story.done("managers.meet", "6 14:00", happened="6 11:00")
    assert story.done("managers.meet", "6 14:00", happened="6 13:00").the("managers.meet").ended


def test_a_duty_is_not_owed_where_a_fact_that_rules_it_out_is_true() -> None:
    protocol = with_changed("managers.panel", unless=("on-a-plan",))
    assert Story(protocol=protocol).at_managers().open("managers.panel")
    there = Story(protocol=protocol, facts=("on-a-plan",))
    assert not there.at_managers().open("managers.panel")


# ── Whom it can be raised with ────────────────────────────────────────────────────────────────────


def test_where_only_some_agencies_answer_another_is_refused_with_where_to_go() -> None:
    protocol = replace(
        LADDER,
        instead=(Kind("others", "It is with somebody else", use="The county's procedure"),),
        admission=Admission(answerers=("childrens-services",), otherwise="others"),
    )
    police = Party("police", "police")
    with refused("not-with-them") as caught:
        Story(police, protocol=protocol)
    assert "The county's procedure" in caught.value.sentence
    story = Story(CARE, protocol=protocol)
    with refused("not-with-them", story):
        story.do(Answering(police, CARE.id), who=OFFICER)
    assert isinstance(raised(CARE), Raised)


def test_where_only_some_agencies_answer_on_a_route_another_is_refused_there() -> None:
    usual = Route("main", "The usual way", LADDER.default_route.first, default=True)
    conference = replace(usual, answerers=("childrens-services",))
    other = replace(usual, key="other", default=False)
    protocol = replace(LADDER, routes={"main": conference, "other": other})
    police = Party("police", "police")
    with refused("not-on-this-route"):
        Story(police, protocol=protocol)
    assert Story(police, protocol=protocol, route="other").case.route == "other"
    story = Story(CARE, protocol=protocol)
    with refused("not-on-this-route", story):
        story.do(Answering(police, CARE.id), who=OFFICER)


def test_a_fact_that_still_opens_something_can_be_stated_after_the_end() -> None:
    facts = (*LADDER.facts, Fact("idle", "Something that nothing waits for"))
    story = Story(protocol=replace(LADDER, facts=facts)).talked().agree()
    offered = offers(protocol_of(story), story.case, RAISER)
    stated = [each.subject.name for each in offered if each.kind == "fact"]
    assert stated == ["on-a-plan"]
