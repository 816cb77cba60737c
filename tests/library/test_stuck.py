"""Where a case can't go on: only cases that may be raised are tried, and it is said in which of
them it was met.
"""

from concordat.library.findings.check import check
from tests.library.conftest import Changed

ONLY_WITH_A_PLAN = ('opens = "weigh: yes"', 'opens = "weigh: yes"\nif = "plan"')
LEVELS = ('opens = "weigh: yes"', 'opens = "weigh: yes"\nif = ["kind threshold", "level 2"]')
STILL = "In “The managers” a case can be left open with nothing for anybody to do"

OTHERWISE = ' If the text says nothing, say so in a [silence.managers] with lacks = "outcome".'


def admitting(line: str) -> tuple[str, str]:
    return "[words]", f"[admission]\n{line}\n\n[words]"


def told(changed: Changed, *replaced: tuple[str, str]) -> tuple[str, str]:
    """What is said of standing still among the managers, and what may be written there; empty where
    nothing is.
    """
    for finding in check(changed(*replaced)).stuck:
        if finding.key == "step.managers":
            hint, otherwise, _ = finding.hint.partition(OTHERWISE)
            assert otherwise
            return finding.sentence, hint
    return "", ""


def test_the_fact_without_which_nothing_follows_is_named(changed: Changed):
    sentence, hint = told(changed, ONLY_WITH_A_PLAN)
    assert sentence == f"{STILL}: where “The child has a plan” isn't true."
    assert hint == (
        "There “managers.decide” follows only where “The child has a plan” is true. Change "
        "that, add a duty for the "
        "other cases, or let “managers.weigh: yes” lead to an end or to another step."
    )


def test_a_case_that_may_not_be_raised_is_not_tried(changed: Changed):
    assert told(changed, ONLY_WITH_A_PLAN, admitting('if = "plan"')) == ("", "")
    # On the short way it is only raised with a plan; on the whole way also without.
    idle = check(changed(ONLY_WITH_A_PLAN, admitting('if = ["plan", "route main"]'))).idle
    assert idle
    assert all("on the route “The whole way”" in said for said in idle)


def test_a_fact_that_only_admission_reads_lets_everything_else_be_tried(changed: Changed):
    other = ("[route.main]", '[fact.parent]\ntitle = "I am a parent"\n\n[route.main]')
    before, after = (
        check(changed(*more)).states for more in ((), (other, admitting('if = "parent"')))
    )
    assert after == before
    assert told(changed, other, ONLY_WITH_A_PLAN, admitting('if = "parent"'))[0].startswith(STILL)


def test_only_the_grounds_that_are_listed_are_tried(changed: Changed):
    sentence, _ = told(changed, LEVELS)
    assert (
        sentence
        == f"{STILL}: where the kind isn't “Whether a threshold is met” and the level isn't “2”."
    )
    assert told(changed, LEVELS, admitting('grounds = "closed"')) == ("", "")
    other = ("[instead.", '[kind.plan]\ntitle = "What a plan says"\n\n[instead.')
    assert told(changed, LEVELS, other, admitting('grounds = "closed"'))[0] == sentence


def test_a_kind_and_a_level_are_tried_together(changed: Changed):
    kind = (LEVELS[0], 'opens = "weigh: yes"\nif = "kind threshold"')
    level = ('opens = "done raise"', 'opens = "done raise"\nif = "level 2"')
    assert told(changed, kind)[0] == f"{STILL}: where the kind isn't “Whether a threshold is met”."
    both = [said for said in check(changed(kind, level)).idle if "the level is “2”" in said]
    assert both
    assert not any("the kind is" in said for said in both)


def test_the_route_is_named_where_it_makes_the_difference(changed: Changed):
    sentence, hint = told(changed, (ONLY_WITH_A_PLAN[0], 'opens = "weigh: yes"\nif = "route main"'))
    assert sentence == f"{STILL}: on the route “The short way”."
    assert "“managers.decide” follows only where the route is “The whole way”." in hint


def test_two_facts_of_which_neither_is_true(changed: Changed):
    second = ("[route.main]", '[fact.order]\ntitle = "There is an order"\n\n[route.main]')
    either = (ONLY_WITH_A_PLAN[0], 'opens = "weigh: yes"\nif = ["plan", "order"]')
    sentence, _ = told(changed, second, either)
    assert (
        sentence
        == f"{STILL}: where neither “There is an order” nor “The child has a plan” is true."
    )
    assert told(changed, second, either, admitting('if = ["plan", "order"]')) == ("", "")


def test_two_agencies_of_which_one_has_agreed(changed: Changed):
    verdict = check(changed(('no = "end: not taken further"', 'no = "stay"')))
    here = "managers: nothing is owed that leads on, on the route “The whole way”, with"
    assert f"{here} one answering agency" in verdict.idle
    assert any(
        said.endswith("with two answering agencies of which one has agreed")
        for said in verdict.idle
    )


def test_why_a_duty_that_does_follow_doesnt_follow_here(changed: Changed):
    """It is in another step, or has been done already."""
    stays = ('"not agreed" = "managers" }', '"not agreed" = "stay" }')
    elsewhere = (
        stays,
        (
            'opens = "entered"\nstrength = "should"\nthen',
            'opens = "workers.talk: not agreed"\nstrength = "should"\nthen',
        ),
    )
    again = (stays, ('opens = "done raise"', 'opens = ["done raise", "talk: not agreed"]'))
    hints = [
        next(it.hint for it in check(changed(*replaced)).stuck if it.key == "step.workers")
        for replaced in (elsewhere, again)
    ]
    assert hints[0].startswith(
        "There “managers.weigh” is in another step, where the case isn't. Change that, add"
    )
    assert hints[1].startswith(
        "There “workers.talk” doesn't follow once more: a duty opens once while a case is at a"
    )
    assert all(
        "or let “workers.talk: not agreed” lead to an end or to another step." in hint
        for hint in hints
    )


def test_what_the_record_meets_by_itself_is_no_reason(changed: Changed):
    noted = (
        '[step.managers.duty.note]\nclause = "3"\nact = "record"\nwhat = "note it"\nwho = '
        '"raising manager"\n'
        'opens = "weigh: no"\nstrength = "should"\nmet = "by the '
        'record"\n\n[step.managers.duty.decide]'
    )
    _, hint = told(
        changed,
        ('no = "end: not taken further"', 'no = "stay"'),
        ("[step.managers.duty.decide]", noted),
    )
    assert hint == (
        "Let “managers.weigh: no” lead to an end or to another step, or add a duty that follows it."
    )


def test_where_it_is_met_in_every_case_nothing_more_is_said(changed: Changed):
    sentence, hint = told(changed, ('no = "end: not taken further"', 'no = "stay"'))
    assert sentence == f"{STILL}."
    assert hint == (
        "Let “managers.weigh: no” lead to an end or to another step, or add a duty that follows it."
    )


def test_a_route_that_admission_never_allows_is_told_and_has_no_longest_time(changed: Changed):
    verdict = check(changed(admitting('if = "route short"')))
    sentence = (
        "Nobody can raise anything on the route “The whole way”: [admission] never allows it."
    )
    assert sentence in [finding.sentence for finding in verdict.findings]
    assert [way.route for way in verdict.longest] == ["short"]


def test_what_is_owed_again_and_again_doesnt_hold_up_the_longest_way(changed: Changed):
    again = 'opens = ["start", "done danger"]\nwithin = "2 working days"\nthen = { done = "stay" }'
    path = changed(('opens = "risk"\nwithin = "same working day"', again))
    assert [way.at_least for way in check(path).longest] == [13, 12]
    verdict = check(path)
    assert not any("danger" in it.sentence for it in (*verdict.stuck, *verdict.findings))


def test_where_nothing_is_left_but_what_is_owed_again_and_again_it_never_ends(changed: Changed):
    again = 'opens = ["start", "done danger"]\nwithin = "2 working days"\nthen = { done = "stay" }'
    path = changed(
        ('opens = "risk"\nwithin = "same working day"', again),
        ('no = "end: not taken further"', 'no = "stay"'),
    )
    verdict = check(path)
    assert "From “The managers” a case can come to where it never ends." in [
        it.sentence for it in verdict.stuck
    ]
    assert [way.at_least for way in verdict.longest] == [13, 12]


def test_not_agreeing_past_a_bound_is_tried_to_an_end(changed: Changed):
    # A bound stops decisions that send a case back. Not agreeing may lead here without end, and is
    # no state of its own.
    again = ('"not agreed" = "managers"', '"not agreed" = "workers"')
    checked = check(
        changed(again, ('[step.workers]\nstage = "1"', '[step.workers]\nstage = "1"\ntimes = 2'))
    )
    assert checked.complete
    assert 0 < checked.states < 5_000
