"""What `check` says of a protocol: what holds, and what its board should look at."""

import json
from pathlib import Path

import pytest

from concordat.cli import main
from concordat.library.check import check

WHOLE = Path(__file__).parent / "whole.toml"
DECIDER = 'act = "decide"\nwhat = "decide"\nwho = "board independent chair"'


def said(path: Path) -> list[str]:
    """The sentences for the board to look at."""
    return [finding.sentence for finding in check(path).findings]


def test_a_whole_protocol_has_a_way_on_from_every_state():
    verdict = check(WHOLE)
    assert not verdict.failed
    assert verdict.every_state_has_a_way_on
    assert verdict.ends == {
        "agreed": ("workers.talk: agreed",),
        "not taken further": ("managers.weigh: no",),
        "upheld": ("managers.decide: upheld",),
    }


def test_the_clauses_are_accounted_for():
    ledger = check(WHOLE).ledger
    assert ledger.cited == ("1", "2", "3", "4")
    assert ledger.text_only == ("5",)
    assert ledger.silences == ("no-limit",)
    assert ledger.local == ("no-answer",)


def test_without_problems_the_silences_that_make_the_longest_time_unbounded_are_named():
    way = check(WHOLE).longest[0]
    assert (way.route, way.days, way.unlimited, way.silences) == ("main", None, ("3",), ("no-limit",))
    assert way.loops


def test_the_longest_time_when_every_limit_has_a_number(changed):
    path = changed(
        (
            'opens = "entered"\nstrength = "should"\nthen',
            'opens = "entered"\nwithin = "48 hours"\nstrength = "should"\nthen',
        ),
        ('decided = "workers"', 'decided = "end: decided"'),
    )
    main_way, short_way = check(path).longest
    # 2 to raise it, 3 to talk, 48 hours (two working days) to weigh it, 5 to decide
    assert main_way.days == 12
    assert short_way.days == 7
    assert (main_way.unlimited, main_way.loops) == ((), False)


def test_what_runs_side_by_side_is_not_added_up(changed):
    beside = (
        '[step.workers.duty.write]\nclause = "2"\nact = "discuss"\nwhat = "ring"\nwho = "raising worker"\n'
        'opens = "done raise"\nwithin = "1 working day"\nstrength = "must"\nholds = true\n\n'
    )
    alone, both = changed(), None
    days = check(alone).longest[0].at_least
    both = changed(("[step.workers.duty.log]", beside + "[step.workers.duty.log]"))
    assert check(both).longest[0].at_least == days


def test_a_state_in_which_nothing_is_owed_is_told(changed):
    verdict = check(changed(('no = "end: not taken further"', 'no = "stay"')))
    assert not verdict.failed
    assert not verdict.every_state_has_a_way_on
    assert any(said.startswith("managers: ") for said in verdict.idle)
    assert verdict.dead_ends == verdict.idle


def test_what_never_happens_is_told(changed):
    path = changed(
        ('decided = "workers" }', 'decided = "stay" }'),
        ('opens = "done talk"', 'opens = "late managers.weigh"'),
        ('on = "late talk"', 'on = "end: recommended"'),
    )
    findings = said(path)
    reason = "“managers.weigh” is never late, since it has no time limit"
    assert f"The duty “workers.log” never opens: {reason}." in findings
    assert "The notice “workers.plan” reaches nobody: no case ends as recommended." in findings


def test_a_ladder_without_a_decider_is_told(changed):
    path = changed(
        (DECIDER, 'act = "discuss"\nwhat = "talk"\nwho = "answering manager"'),
        (
            'then = { upheld = "end: upheld", decided = "workers" }',
            'then = { agreed = "end: agreed", "not agreed" = "stay" }',
        ),
    )
    sentence = "Nobody is named to decide at the last step, “The managers” (“The whole way”, “The short way”)."
    assert sentence in said(path)
    assert not any("Nobody is named" in finding for finding in said(WHOLE))


def test_limits_that_cant_be_met_are_told(changed):
    path = changed(
        ('within = "day 9"', 'within = "day 2"'),
        ('of = ["board independent chair"]', 'of = ["raising worker"]\nover = ["2"]'),
        ('who = ["raising worker"]\nof', 'who = ["board independent chair"]\nof'),
        ('act = "advise"\nwhat = "ask for advice"', 'act = "meet"\nwhat = "ask them to a meeting"'),
    )
    findings = said(path)
    assert any(finding.startswith("The clock “first” allows day 2") for finding in findings)
    assert "“managers.decide” must fit these into its 5 working days: ask them to a meeting." in findings


def test_unused_posts_and_duties_stronger_than_their_text_are_told(changed):
    path = changed(
        ("[post.manager]", '[post.idle]\ntitle = "Idler"\n\n[post.manager]'),
        ('strength = "should"\n\n[step.workers.duty.talk]', 'strength = "must"\n\n[step.workers.duty.talk]'),
    )
    findings = said(path)
    assert "Nothing names the post “Idler”." in findings
    assert "“workers.raise” is a must; its clause 1 says should." in findings


def test_more_states_than_can_be_seen_is_said_and_fails():
    verdict = check(WHOLE, most=20)
    assert verdict.failed
    assert not verdict.complete
    assert not verdict.every_state_has_a_way_on


def test_the_command_ends_with_1_on_problems_and_0_with_findings(changed, capsys: pytest.CaptureFixture[str]):
    assert main(["protocol", "check", str(WHOLE)]) == 0
    assert "no problems" in capsys.readouterr().out
    assert main(["protocol", "check", str(changed(("nation", "nacion")))]) == 1
    said = capsys.readouterr().out
    assert "line 8, protocol.nacion" in said
    assert "Did you mean “nation”?" in said


def test_the_command_answers_in_json(changed, capsys: pytest.CaptureFixture[str]):
    assert main(["protocol", "check", "--json", str(WHOLE)]) == 0
    assert json.loads(capsys.readouterr().out)["every_state_has_a_way_on"] is True
    assert main(["protocol", "check", "--json", str(changed(("nation", "nacion")))]) == 1
    problem = json.loads(capsys.readouterr().out)["problems"][0]
    assert (problem["line"], problem["key"]) == (8, "protocol.nacion")


def test_what_isnt_there_is_said_in_one_sentence(capsys: pytest.CaptureFixture[str]):
    assert main(["protocol", "show", "nowhere/no.toml"]) == 1
    assert capsys.readouterr().err == "concordat: There is no file nowhere/no.toml.\n"
    assert main(["protocol", "check", "nowhere"]) == 1
    assert "There is no protocol “nowhere”." in capsys.readouterr().err
