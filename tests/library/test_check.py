"""What `check` says of a protocol: what holds, and what its board should look at."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from concordat.cli import main
from concordat.core.protocol import Remark
from concordat.library.files.load import load_file
from concordat.library.findings.check import check
from concordat.library.findings.limits import stages_over_their_clocks
from concordat.library.findings.report import report

WHOLE = Path(__file__).parent / "whole.toml"
ELSEWHERE = sorted((Path(__file__).parents[1] / "protocols" / "elsewhere").glob("*.toml"))
DECIDER = 'act = "decide"\nwhat = "decide"\nwho = "board independent chair"'


def said(path: Path) -> list[str]:
    """The sentences for the board to look at."""
    verdict = check(path)
    return [it.sentence for it in (*verdict.stuck, *verdict.findings)]


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
    assert (way.route, way.days, way.unlimited, way.silences) == (
        "main",
        None,
        ("3",),
        ("no-limit",),
    )
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
        '[step.workers.duty.write]\nclause = "2"\nact = "discuss"\nwhat = "ring"\nwho = '
        '"raising worker"\n'
        'opens = "done raise"\nwithin = "1 working day"\nstrength = "must"\nholds = true\n\n'
    )
    alone, both = changed(), None
    days = check(alone).longest[0].at_least
    both = changed(("[step.workers.duty.log]", beside + "[step.workers.duty.log]"))
    assert check(both).longest[0].at_least == days


def test_a_state_in_which_nothing_is_owed_is_told(changed):
    verdict = check(changed(('no = "end: not taken further"', 'no = "stay"')))
    assert verdict.failed
    assert not verdict.every_state_has_a_way_on
    assert any(said.startswith("managers: ") for said in verdict.idle)
    assert verdict.dead_ends == verdict.idle


STAYS = ('no = "end: not taken further"', 'no = "stay"')


def silence_of_what_follows(name: str, clause: str, lacks: str = "outcome") -> tuple[str, str]:
    return (
        "[local.",
        f'[silence.{name}]\nclauses = "{clause}"\nlacks = "{lacks}"\ntext = "Not said."\n\n[local.',
    )


def test_where_a_case_can_stay_for_ever_it_is_never_said_that_there_are_no_problems(
    changed, capsys: pytest.CaptureFixture[str]
):
    assert main(["protocol", "check", str(changed(STAYS))]) == 1
    said = capsys.readouterr().out
    assert "no problems" not in said
    assert said.startswith(
        "whole 2020-01-01: a case can stay open for ever; 3 things to look at\n"
        "  Where a case can stay for ever\n"
        "    line 89: In “The managers” a case can be left open with nothing for anybody to do."
    )


@pytest.mark.parametrize(
    ("silence", "status"),
    [
        (("managers", "5", "outcome"), 0),
        (("after", "3", "outcome"), 0),
        (("after", "1", "outcome"), 1),
        (("managers", "5", "limit"), 1),
    ],
)
def test_only_a_silence_of_that_step_says_that_a_case_may_stay(
    changed, capsys: pytest.CaptureFixture[str], silence: tuple[str, str, str], status: int
):
    path = changed(STAYS, silence_of_what_follows(*silence))
    assert main(["protocol", "check", str(path)]) == status
    said = capsys.readouterr().out
    assert "no problems" not in said
    assert ("a case can stay open for ever" in said) is (status == 1)
    assert "In “The managers” a case can be left open with nothing for anybody to do." in said


def test_where_nobody_may_move_up_without_an_answer_there_are_problems(
    changed, capsys: pytest.CaptureFixture[str]
):
    alone = ('above = "managers"\n', "")
    assert main(["protocol", "check", str(changed(alone))]) == 1
    assert "Nobody can move on from “workers” when nobody answers" in capsys.readouterr().out
    assert main(["protocol", "check", str(changed(alone, silence_of_what_follows("x", "2")))]) == 0


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
    sentence = (
        "Nobody is named to decide at the last step, “The managers” (“The whole way”, "
        "“The short way”)."
    )
    assert sentence in said(path)
    assert not any("Nobody is named" in finding for finding in said(WHOLE))


HEARING = (
    '[step.managers.duty.hear]\nclause = "3"\nact = "represent"\nwhat = "be heard"\nwho = '
    '"raising manager"\n'
    'opens = "weigh: yes"\nstrength = "should"\n\n[step.managers.duty.decide]'
)
MEETING = (
    ('of = ["board independent chair"]', 'of = ["raising worker"]\nover = ["2"]'),
    ('who = ["raising worker"]\nof', 'who = ["board independent chair"]\nof'),
    ('act = "advise"\nwhat = "ask for advice"', 'act = "meet"\nwhat = "ask them to a meeting"'),
)


def test_a_clock_that_is_too_short_is_told_until_the_board_knows(changed):
    told = (
        "[local.no-answer]",
        '[finding.short]\nclauses = "4"\ntext = "Too short."\n\n[local.no-answer]',
    )
    short = ('within = "day 9"', 'within = "day 2"')
    assert any(
        finding.startswith("The clock “first” allows day 2") for finding in said(changed(short))
    )
    assert not any("The clock" in finding for finding in said(changed(short, told)))


def test_a_clock_of_the_boards_own_is_explained_by_its_name(changed):
    protocol = load_file(changed(('within = "day 9"', 'within = "day 2"')))
    ours = replace(protocol, clocks=tuple(replace(clock, clause=None) for clock in protocol.clocks))
    (comment,) = stages_over_their_clocks(ours)
    assert comment.hint == "If the text says both, tell the board in a [finding.first]."
    told = replace(ours, remarks=(Remark("first", "finding", ("1",), "Too short."),))
    assert list(stages_over_their_clocks(told)) == []


def test_what_is_owed_has_to_fit_into_a_limit_and_what_is_permitted_has_not(changed):
    owed = ("[step.managers.duty.decide]", HEARING)
    must = "“managers.decide” must fit these into its 5 working days: be heard"
    assert f"{must}." in said(changed(owed))
    assert f"{must}; and, if it is wanted, ask them to a meeting." in said(changed(owed, *MEETING))
    assert not any("must fit" in finding for finding in said(changed(*MEETING)))


def test_a_finding_that_tells_the_board_of_it_is_named(changed):
    told = (
        '[finding.hearing]\nclauses = "3"\ntext = "The hearing is within the five '
        'days."\n\n[local.no-answer]'
    )
    path = changed(("[step.managers.duty.decide]", HEARING), ("[local.no-answer]", told))
    hints = [finding.hint for finding in check(path).findings if "must fit" in finding.sentence]
    assert hints == ["It is declared as “hearing”."]


def test_unused_posts_are_told(changed):
    path = changed(("[post.manager]", '[post.idle]\ntitle = "Idler"\n\n[post.manager]'))
    assert "Nothing names the post “Idler”." in said(path)


def test_a_duty_that_is_stronger_than_its_text_is_told_until_a_reading_explains_it(changed):
    must = (
        'strength = "should"\n\n[step.workers.duty.talk]',
        'strength = "must"\n\n[step.workers.duty.talk]',
    )
    sentence = "“workers.raise” is a must; its clause 1 says should."
    assert sentence in said(changed(must))
    reading = (
        '[reading.all]\nclauses = "{}"\nreads = "{}"\ntext = "t"\ntaken = "A must."\nothers = '
        '"o"\nchanges = "c"\n\n[local.'
    )
    assert sentence in said(changed(must, ("[local.", reading.format("2", "strength"))))
    assert sentence in said(changed(must, ("[local.", reading.format("1", "anchor"))))
    settled = reading.format("1", "strength")
    assert sentence not in said(changed(must, ("[local.", settled)))
    assert sentence not in said(changed(must, ("[local.", settled.replace("A must", "As it is"))))
    assert sentence in said(changed(must, ("[local.", settled.replace("A must", "An aim"))))


def test_a_loop_without_a_bound_is_told_until_a_silence_says_so(changed):
    sentence = (
        "“managers.decide: decided” takes the case back to “workers”, as often as it is said."
    )
    # What the file is silent on already is the time of “weigh”.
    assert sentence in said(WHOLE)
    silence = (
        '[silence.{}]\nclauses = "{}"\nlacks = "{}"\ntext = "How often isn\'t said."\n\n[local.'
    )
    assert sentence in said(changed(("[local.", silence.format("rounds", 2, "outcome"))))
    assert sentence in said(changed(("[local.", silence.format("rounds", 3, "limit"))))
    assert sentence not in said(changed(("[local.", silence.format("rounds", 3, "outcome"))))
    assert sentence not in said(changed(("[local.", silence.format("workers", 2, "outcome"))))


def test_what_several_deciders_cant_do_is_told_wherever_it_leads(changed):
    post = (
        'who = "board independent chair"\nopens',
        'who = ["board independent chair", "raising manager"]\nowed = "post"\nopens',
    )
    for leads in ("workers", "end: agreed", "end: no further stage", "stay"):
        then = f'then = {{ upheld = "end: upheld", differ = "{leads}" }}'
        path = changed(post, ('then = { upheld = "end: upheld", decided = "workers" }', then))
        told = [(it.sentence, it.key) for it in check(path).findings if "differ" in it.sentence]
        assert told == [
            (
                "“managers.decide: differ” never follows: each of them can only say “upheld”.",
                "step.managers.duty.decide.then.differ",
            )
        ]


def test_a_duty_that_waits_for_itself_and_for_something_else_is_told_what_comes_of_it(changed):
    path = changed(('opens = "done raise"', 'opens = ["done raise", "talk: not agreed"]'))
    (told,) = (it for it in check(path).findings if "opens once" in it.sentence)
    assert told.key == "step.workers.duty.talk.opens[2]"
    assert told.hint.endswith("let one of its outcomes lead back to “workers”.")
    assert check(changed(('opens = "risk"', 'opens = ["risk", "done danger"]'))).problems == ()


def test_more_states_than_can_be_seen_is_said_and_fails():
    verdict = check(WHOLE, most=20)
    assert verdict.failed
    assert not verdict.complete
    assert "no problems" not in report(verdict)
    assert not verdict.every_state_has_a_way_on


def headline(path: Path) -> str:
    return report(check(path)).partition("\n")[0]


def test_the_headline_says_how_much_there_is_to_look_at(changed) -> None:
    assert headline(WHOLE) == "whole 2020-01-01: 3 things to look at"
    limit = ('text = "Talk it over."', 'text = "Talk it over within 5 working days."')
    assert headline(changed(limit)) == "whole 2020-01-01: 4 things to look at"
    weaker = ('strength = "must"\nthen', 'strength = "may"\nthen')
    assert headline(changed(weaker)) != headline(WHOLE)
    assert "to look at" in headline(changed(weaker))


@pytest.mark.parametrize("path", ELSEWHERE, ids=lambda path: path.stem)
def test_no_headline_says_that_there_are_no_problems_over_something_to_look_at(path: Path) -> None:
    verdict = check(path)
    nothing = not (verdict.stuck or verdict.findings)
    assert headline(path).endswith(": no problems") is nothing


def test_the_command_ends_with_1_on_problems_and_0_with_findings(
    changed, capsys: pytest.CaptureFixture[str]
):
    assert main(["protocol", "check", str(WHOLE)]) == 0
    assert "things to look at" in capsys.readouterr().out
    assert main(["protocol", "check", str(changed(("nation", "nacion")))]) == 1
    said = capsys.readouterr().out
    assert "line 8, protocol.nacion" in said
    assert "Did you mean “nation”?" in said


def test_the_command_answers_in_json(changed, capsys: pytest.CaptureFixture[str]):
    assert main(["protocol", "check", "--json", str(WHOLE)]) == 0
    verdict = json.loads(capsys.readouterr().out)
    assert verdict["every_state_has_a_way_on"] is True
    assert list(verdict) == [
        "file",
        "id",
        "version",
        "problems",
        "ledger",
        "states",
        "complete",
        "every_state_has_a_way_on",
        "dead_ends",
        "idle",
        "ends",
        "longest",
        "stuck",
        "findings",
    ]
    assert list(verdict["longest"][0]) == [
        "route",
        "days",
        "at_least",
        "unlimited",
        "silences",
        "loops",
    ]
    assert main(["protocol", "check", "--json", str(changed(("nation", "nacion")))]) == 1
    problem = json.loads(capsys.readouterr().out)["problems"][0]
    assert list(problem) == ["file", "line", "key", "sentence", "hint"]
    assert (problem["line"], problem["key"]) == (8, "protocol.nacion")


def test_what_isnt_there_is_said_in_one_sentence(capsys: pytest.CaptureFixture[str]):
    assert main(["protocol", "show", "nowhere/no.toml"]) == 1
    assert capsys.readouterr().err == "concordat: There is no file nowhere/no.toml.\n"
    assert main(["protocol", "check", "nowhere"]) == 1
    assert "There is no protocol “nowhere”." in capsys.readouterr().err
