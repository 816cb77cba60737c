"""Protocol files: what a good one means, and what a broken one is told, all at once."""

# ruff: noqa: E501 - one slip a line reads best
from datetime import time
from pathlib import Path

import pytest

from concordat.core.protocol import Protocol, Signal, Target, Version
from concordat.library.files.load import load_file, problems
from concordat.library.problems import BrokenProtocol


@pytest.fixture
def told(changed):
    """The problems of the whole file with some words replaced, as (line, key, sentence and
    hint).
    """

    def tell(*replaced: tuple[str, str]) -> list[tuple[int, str, str]]:
        return [
            (it.line, it.key, f"{it.sentence} {it.hint}".strip())
            for it in problems(changed(*replaced))
        ]

    return tell


def test_a_good_file_has_no_problems(told):
    assert told() == []


def test_what_the_file_says_of_itself(whole: Protocol):
    assert (whole.id, whole.version, whole.close) == ("whole", Version("2020-01-01"), time(16, 30))
    assert whole.default_route.key == "main"
    assert whole.stages == ("1", "2")
    assert whole.steps["workers"].title == "Workers"
    assert whole.posts["worker"].title_in("school") == "Teacher"
    assert whole.clauses["5"].strengths == ()
    assert [(it.sort, it.key) for it in whole.remarks] == [
        ("silence", "no-limit"),
        ("local", "no-answer"),
    ]


def test_words_become_signals_limits_and_targets(whole: Protocol):
    talk = whole.duties["workers.talk"]
    assert talk.opens == (Signal("done", "workers.raise"),)
    assert talk.then == {
        "agreed": Target("end", "agreed"),
        "not agreed": Target("step", "managers"),
    }
    assert talk.limit is not None
    assert talk.limit.words == "3 working days"
    assert whole.duties["managers.decide"].opens == (Signal("outcome", "managers.weigh", "yes"),)
    assert whole.duties["managers.decide"].anchors[0].signal == Signal("done", "managers.weigh")
    assert whole.duties["managers.decide"].anchors[0].received
    assert [anchor.received for anchor in whole.duties["workers.raise"].anchors] == [False, True]


def test_what_a_duty_leaves_unsaid_follows_from_its_kind(whole: Protocol):
    said = {
        key: (duty.side, duty.owed, duty.settled, duty.holds, duty.survives)
        for key, duty in whole.duties.items()
    }
    assert said == {
        "workers.raise": ("raising", "once", "doing", True, False),
        "workers.talk": ("both", "agency", "positions", True, False),
        "workers.log": ("both", "party", "doing", False, True),
        "managers.weigh": ("raising", "once", "choice", True, False),
        "managers.decide": ("board", "once", "decision", True, False),
        "danger": ("both", "agency", "doing", False, True),
    }


def test_every_problem_is_told_at_once_with_line_key_and_hint(told):
    found = told(
        ('nation = "england"', 'nation = "England"'),
        ('opens = "done raise"', 'opens = "done rise"'),
        ('within = "3 working days"', 'within = "three working days"'),
        ('strength = "must"\nowed', 'strenght = "must"\nowed'),
    )
    assert [(line, key) for line, key, _ in found] == [
        (8, "protocol.nation"),
        (67, "step.workers.duty.talk.opens"),
        (68, "step.workers.duty.talk.within"),
        (78, "step.workers.duty.log.strenght"),
    ]
    assert "Did you mean “england”?" in found[0][2]
    assert "Did you mean “raise”?" in found[1][2]
    assert "Did you mean “3 working days”" in found[2][2]
    assert found[3][2] == "A duty has no “strenght”. Did you mean “strength”?"


@pytest.mark.parametrize(
    ("old", "new", "key", "sentence"),
    [
        ('what = "raise it"', "what = 5", "step.workers.duty.raise.what", (
            '“what” must be text in '
            'quotation marks. Write: what '
            '= "5"'
        )),
        ('version = 2020-01-01', 'version = "1/1/2020"', "protocol.version", "“version” must be the date of the text"),
        ('close_of_day = "16:30"', 'close_of_day = "half four"', "protocol.close_of_day", "“close_of_day” must be a time"),
        ('default = true', 'default = "yes"', "route.main.default", (
            "“default” must be true or "
            "false"
        )),
        ('title = "The managers"', 'title = ""', "step.managers.title", "“title” is empty."),
        ('raising worker"\ntowards', 'raising wroker"\ntowards', "step.workers.duty.raise.who", "Did you mean “worker”?"),
        ('who = "raising worker"', 'who = "worker"', "step.workers.duty.raise.who", "doesn't say whose post"),
        ('who = "raising worker"', 'who = "own worker"', "step.workers.duty.raise.who", "doesn't say whose post it is"),
        ('on = "late talk"', 'on = "late walk"', "step.workers.notice.plan.on", "Did you mean “talk”?"),
        ('opens = "risk"', 'opens = "entered"', "duty.danger.opens", "doesn't say which step"),
        ('opens = "risk"', 'opens = "whenever"', "duty.danger.opens", (
            "is nothing that happens in a "
            "case"
        )),
        ('if = "plan"', 'if = "plann"', "step.workers.notice.plan.if", "Did you mean “plan”?"),
        ('opens = "weigh: yes"', 'opens = "weigh: maybe"', "step.managers.duty.decide.opens", "It has “no”, “yes”."),
        ('"end: upheld"', '"end: uphold"', "step.managers.duty.decide.then.upheld", "Did you mean “upheld”"),
        ('"end: upheld"', '"upheld"', "step.managers.duty.decide.then.upheld", "Did you mean “end: upheld”?"),
        ('over = ["1"]', 'over = ["7"]', "clock.first.over[1]", "There is no stage “7”."),
        ('route = "short"', 'route = "shrot"', "kind.threshold.route", "Did you mean “short”?"),
        ('fallback = "manager"', 'fallback = "boss"', "post.worker.fallback", "There is no post “boss”."),
        ('first = "managers"', 'first = "manager"', "route.short.first", "Did you mean “managers”?"),
        ('above = "managers"', 'above = "manager"', "step.workers.above", "Did you mean “managers”?"),
        ('clause = "3"\nact = "decide"', 'clause = "33"\nact = "decide"', "step.managers.duty.decide.clause", (
            "There is no clause “33” in "
            "this file."
        )),
        ('clause = "3"\nact = "decide"', 'act = "decide"', "step.managers.duty.decide", (
            "Nothing says where this duty "
            "comes from."
        )),
        ('only = "A principle."\n', "", 'clause.5', "Nothing is done with the clause “5”."),
        ('only = "A principle."', 'only = ""', 'clause.5.only', "“only” is empty."),
        ('clause = "4"\nover', 'clause = "5"\nover', "clock.first.clause", (
            "text only (“only”), and this "
            "clock comes from it."
        )),
        ('clause = "4"\nover', 'clause = ["4", "5"]\nover', "clock.first.clause", (
            "“clause” must be text in "
            "quotation marks."
        )),
        ('[local.no-answer]', "[local.something]", "", (
            "Nothing says what the raising side may "
            "do when no answer comes."
        )),
        ('"not agreed" = "managers"', '"not agreed" = ""', (
            'step.workers.duty.talk.then."not '
            'agreed"'
        ), "Nothing says what follows when it is not agreed."),
        (', "not agreed" = "managers"', '', "step.workers.duty.talk.then", (
            "Nothing says what follows "
            "when it is not agreed."
        )),
        ('"not agreed" = "managers"', '"not agreed" = "stay", upheld = "stay"', "step.workers.duty.talk.then.upheld", "can't be said"),
        ('[step.managers]', "[step.nowhere]\nstage = \"3\"\n[step.managers]", "step.nowhere", (
            "Nothing leads to the step "
            "“nowhere”."
        )),
        ('[duty.danger]', "[duty.risk]", "duty.risk", "A duty can't be called “risk”."),
        ('title = "The short way"', 'title = "The short way"\ndefault = true', "route.short.default", "“main” is the default already"),
        ('within = "2 working days"\n', "", "step.workers.duty.raise.from", "nothing says how long"),
        ('whichever = "first"', 'whichever = "earliest"', "step.workers.duty.raise.whichever", (
            "“earliest” isn't one of the "
            "words for “whichever”. The "
            "words are “first”, “last”."
        )),
        ('[words]', '[wrods]', "wrods", "Did you mean “words”?"),
    ],
)  # fmt: skip
def test_each_slip_is_named_where_it_stands(told, old: str, new: str, key: str, sentence: str):
    found = [text for _, where, text in told((old, new)) if where == key]
    assert len(found) == 1
    assert sentence in found[0]


def test_slips_of_the_notation_are_told_all_at_once_beside_wrong_words(told):
    found = told(
        ('title = "Resolving disagreements"', 'title = "Resolving disagreements'),
        ('stage = "1"', 'stage = "1"\nstage = "2"'),
        ("[post.manager]", "[post.worker]"),
        ('act = "decide"', 'act = "decid"'),
    )
    assert [
        (line, text.partition(" Write: ")[0].partition(" The words")[0]) for line, _, text in found
    ] == [
        (5, "A quotation mark or bracket that opens here is never closed."),
        (
            33,
            ("[post.worker] is in line 28 already. Give this one another name, or merge the two."),
        ),
        (47, "“stage” is in line 46 already. Keep one of the two."),
        (105, "“decid” isn't one of the words for “act”. Did you mean “decide”?"),
    ]


def test_a_broken_file_isnt_loaded_and_says_everything(tmp_path: Path):
    path = tmp_path / "file.toml"
    path.write_text('[protocol]\nid = "x"\n', encoding="utf-8")
    with pytest.raises(BrokenProtocol, match="“version” is missing") as caught:
        load_file(path)
    assert len(caught.value.problems) > 5


def test_a_file_that_isnt_text(tmp_path: Path):
    path = tmp_path / "file.toml"
    path.write_bytes(b'[protocol]\nid = "\xff"\n')
    assert [it.line for it in problems(path) if "old encoding of Windows" in it.sentence] == [2]


def test_an_empty_file(tmp_path: Path):
    path = tmp_path / "file.toml"
    path.write_text("", encoding="utf-8")
    assert problems(path)


FORMS = """
fills = []
parts = []
[form.referral]
title = "Referral"
clause = "1"
supplied = false
[letter.outcome]
title = "Outcome"
clause = "2"
from = "a"
to = "b"
"""


def test_the_papers_that_a_file_names_are_looked_for_where_papers_lie_beside_it(changed):
    path = changed(
        ('what = "raise it"', 'what = "raise it"\npaper = "referal"'),
        ('what = "talk it over"', 'what = "talk it over"\npaper = "outcome"'),
        ('what = "nothing was heard"', 'what = "nothing was heard"\npaper = "zebra"'),
    )
    beside = path.with_suffix(".forms.toml")
    assert problems(path) == ()
    beside.write_text(FORMS, "utf-8")
    assert [(it.line, it.key, it.sentence, it.hint) for it in problems(path)] == [
        (
            54,
            "step.workers.duty.raise.paper",
            "There is no form or letter “referal” beside this file.",
            "Did you mean “referral”?",
        ),
        (
            89,
            "step.workers.notice.plan.paper",
            "There is no form or letter “zebra” beside this file.",
            "There are “referral”, “outcome”.",
        ),
    ]
    beside.write_text("form = 5", "utf-8")  # has messages of its own
    assert problems(path) == ()


def test_an_empty_file_is_told_how_to_begin(tmp_path: Path):
    path = tmp_path / "file.toml"
    path.write_text("# nothing yet", encoding="utf-8")
    begin = 'Begin with a heading, [protocol], and under it lines such as id = "northmoor".'
    assert [(it.line, it.key, it.sentence, it.hint) for it in problems(path)] == [
        (1, "", "There is nothing in this file.", begin)
    ]
