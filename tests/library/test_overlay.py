"""A protocol laid over another: what it adds, changes and leaves out, and what it has to say about
it.
"""

from pathlib import Path

import pytest

from concordat.cli import main
from concordat.core.protocol import Protocol
from concordat.library.files import folder, published
from concordat.library.files.load import load_file, problems
from concordat.library.files.papers import papers
from concordat.library.findings.ledger import ledger_of
from concordat.library.telling.show import show
from tests.library.conftest import WHOLE
from tests.library.mistakes import assert_said
from tests.library.overlays import ABOUT, Laid, overlays, written


@pytest.fixture
def over(tmp_path: Path):
    """Writes an overlay of the whole file, and gives its path."""

    def write(rest: str = "", about: str = ABOUT, base: str = "") -> Path:
        (tmp_path / "whole.toml").write_text(
            base or WHOLE.read_text(encoding="utf-8"), encoding="utf-8"
        )
        path = tmp_path / "ours.toml"
        path.write_text(about + rest, encoding="utf-8")
        return path

    return write


def told(path: Path) -> list[tuple[str, str]]:
    return [(problem.key, problem.sentence) for problem in problems(path)]


@pytest.mark.parametrize("laid", overlays(), ids=lambda laid: laid.did)
def test_an_overlay_that_doesnt_fit_is_answered(laid: Laid, tmp_path: Path):
    assert_said(problems(written(laid.text, tmp_path)), laid.problems)


def test_a_file_may_be_laid_over_one_that_is_laid_over_another(tmp_path: Path):
    text = ABOUT.replace("whole.toml", "middle.toml") + 'without = "clock.first"\n'
    text += '[step.workers.duty.talk]\nlocal = "Ours, May 2026."\nwithin = "1 working day"\n'
    ours = load_file(written(text, tmp_path))
    assert (ours.board, ours.clocks, ours.permissions) == ("Between", (), ())
    talk = ours.duties["workers.talk"]
    assert (talk.clause, talk.cites, talk.local) == (None, ("2",), "Ours, May 2026.")
    assert talk.limit is not None
    assert talk.limit.words == "1 working day"


def test_what_the_base_added_can_be_ours_or_have_a_clause(tmp_path: Path):
    text = ABOUT.replace("whole.toml", "every-key.toml")
    text += '[notice.end]\nclause = "2"\n[permission.advice]\nlocal = "Ours."\ncites = "1"\n'
    ours = load_file(written(text, tmp_path))
    end = next(notice for notice in ours.notices if notice.key == "end")
    assert (end.clause, end.local) == ("2", None)
    advice = next(each for each in ours.permissions if each.key == "advice")
    assert (advice.clause, advice.cites, advice.local) == (None, ("4", "1"), "Ours.")


def test_all_of_the_base_holds_but_for_what_is_given(over, whole: Protocol):
    ours = load_file(
        over('board = "Ours"\n[words]\nboard = "Panel"\n[step.workers]\nearly = "a new ground"\n')
    )
    assert (ours.id, ours.board, ours.title, ours.base) == (
        "ours",
        "Ours",
        whole.title,
        "whole.toml",
    )
    assert ours.words == {"independent chair": "Scrutineer", "board": "Panel"}
    assert ours.steps["workers"].early == ("a new ground",)
    assert ours.steps["workers"].above == whole.steps["workers"].above
    assert (ours.duties, ours.clauses) == (whole.duties, whole.clauses)


def test_a_key_stands_instead_of_the_bases_and_the_clause_is_cited_then(over, whole: Protocol):
    ours = load_file(
        over('[step.workers.duty.talk]\nlocal = "The board, May 2026."\nwithin = "1 working day"\n')
    )
    talk, before = ours.duties["workers.talk"], whole.duties["workers.talk"]
    assert (talk.local, talk.clause, talk.cites) == ("The board, May 2026.", None, ("2",))
    assert talk.limit is not None
    assert talk.limit.words == "1 working day"
    assert (talk.what, talk.who, talk.then) == (before.what, before.who, before.then)


def test_a_clock_and_a_permission_of_the_base_can_be_the_boards_own(over, whole: Protocol):
    own = (
        '[clock.first]\nlocal = "The board."\nwithin = "1 month"\n[permission.advice]\nlocal '
        '= "Too."\nwhat = "ask"\n'
    )
    ours = load_file(over(own))
    assert (ours.clocks[0].local, ours.clocks[0].clause, ours.clocks[0].limit.words) == (
        "The board.",
        None,
        "1 month",
    )
    assert ours.clocks[0].cites == (whole.clocks[0].clause,)
    assert (ours.permissions[0].local, ours.permissions[0].clause) == ("Too.", None)
    assert {"first", "advice"} <= set(ledger_of(ours).local)
    text = " ".join(show(ours).split())
    assert "not in the text must: 1 month over stage 1" in text
    assert "added: The board." in text
    assert "added: Too." in text


def test_a_new_text_changes_what_rests_on_it(over):
    clause = '[clause."2"]\ntext = "Talk it over at once."\n'
    ours = load_file(over(f'[step.workers.duty.talk]\nwithin = "1 working day"\n{clause}'))
    assert ours.duties["workers.talk"].clause == "2"
    assert (ours.clauses["2"].at, ours.clauses["2"].text) == ("2", "Talk it over at once.")


def test_what_is_left_out_is_gone(over, whole: Protocol):
    about = ABOUT + 'without = ["step.workers.notice.plan", "[permission.advice]"]\n'
    ours = load_file(over("", about))
    assert {notice.key for notice in whole.notices} - {notice.key for notice in ours.notices} == {
        "workers.plan"
    }
    assert (len(whole.permissions), ours.permissions) == (1, ())


def test_the_fingerprint_covers_both(over):
    first = load_file(over()).fingerprint
    assert load_file(over()).fingerprint == first
    assert load_file(over("# a remark\n")).fingerprint != first
    assert (
        load_file(over(base=WHOLE.read_text(encoding="utf-8") + "# a remark\n")).fingerprint
        != first
    )


@pytest.mark.parametrize(
    ("rest", "about", "key", "sentence"),
    [
        (
            '[step.workers.duty.talk]\nwithin = "1 working day"\n',
            ABOUT,
            "step.workers.duty.talk",
            "Nothing says why this duty isn't as in the base.",
        ),
        (
            '[clock.first]\nwithin = "day 8"\n',
            ABOUT,
            "clock.first",
            "Nothing says why this clock isn't as in the base.",
        ),
        (
            '[permission.advice]\nwhat = "ask"\n',
            ABOUT,
            "permission.advice",
            "Nothing says why this permission isn't as in the base.",
        ),
        (
            "",
            ABOUT + 'without = "step.workers.duty.tlak"\n',
            "protocol.without",
            "The base has no [step.workers.duty.tlak].",
        ),
        ("", ABOUT + 'without = "step..duty"\n', "protocol.without", "“step..duty” is no heading."),
        ("", ABOUT.replace('id = "ours"\n', ""), "protocol.id", "“id” is missing."),
        (
            "",
            ABOUT.replace("whole.toml", "hole.toml"),
            "protocol.base",
            "There is no file hole.toml beside this one.",
        ),
        (
            "",
            ABOUT.replace("whole.toml", "whole"),
            "protocol.base",
            "“whole” doesn't say which version.",
        ),
        (
            "",
            ABOUT.replace("whole.toml", "ours.toml"),
            "protocol.base",
            "“ours.toml” is laid over this file itself.",
        ),
        (
            '[step.workers.duty.talk]\nlocal = "x"\nwithin = "soonish"\n',
            ABOUT,
            "step.workers.duty.talk.within",
            "",
        ),
    ],
)
def test_what_does_not_fit_is_told_with_its_place(
    over, rest: str, about: str, key: str, sentence: str
):
    (found,) = told(over(rest, about))
    assert found[0] == key
    assert found[1].startswith(sentence)


def test_a_base_that_is_wrong_is_told_once(over):
    base = WHOLE.read_text(encoding="utf-8").replace(
        'within = "2 working days"', 'within = "soonish"'
    )
    assert told(over("", base=base)) == [("protocol.base", "The base has problems of its own (1).")]


def test_only_what_was_written_by_its_name_is_looked_for(over):
    (problem,) = problems(over("", ABOUT + 'without = "step.workers.duty.tlak"\n'))
    assert "“step.workers.duty.talk”" in problem.hint
    assert problem.line == 5


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library with the whole file as a version, and a board's own over it."""
    monkeypatch.setenv("CONCORDAT_PROTOCOLS", str(tmp_path))
    for id_ in ("whole", "ours"):
        (tmp_path / id_).mkdir()
    (tmp_path / "whole" / "2020-01-01.toml").write_bytes(WHOLE.read_bytes())
    ours = ABOUT.replace("whole.toml", "whole@2020-01-01")
    (tmp_path / "ours" / "2026-01-01.toml").write_text(ours, encoding="utf-8")
    return tmp_path


def test_a_version_of_the_library_is_named_as_on_the_command_line(
    library: Path, capsys: pytest.CaptureFixture[str]
):
    assert main(["protocol", "check", "ours"]) == 0
    assert main(["protocol", "publish", "ours"]) == 0
    path = library / "ours" / "2026-01-01.toml"
    assert published.published_fingerprint(path) == load_file(path).fingerprint
    (library / "whole" / "2020-01-01.toml").write_bytes(WHOLE.read_bytes() + b"# edited\n")
    assert told(path) == [("", "This version was published and has been edited since.")]


def test_a_version_that_is_not_there(library: Path):
    path = library / "ours" / "2026-01-01.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("2020-01-01", "2021-01-01"), encoding="utf-8"
    )
    assert told(path) == [
        ("protocol.base", "“whole” has no version 2021-01-01. It has: 2020-01-01.")
    ]


def test_the_papers_of_the_base_are_there_too(library: Path):
    first = "fills = []\nparts = []\n"
    form = '[form.{0}]\ntitle = "{1}"\nclause = "1"\nsupplied = false\n'
    (library / "whole" / "2020-01-01.forms.toml").write_text(
        first + form.format("a", "A") + form.format("b", "B")
    )
    (library / "ours" / "2026-01-01.forms.toml").write_text(first + form.format("b", "Ours"))
    version = next(iter(folder.versions("ours")))
    assert papers("ours", version).titles == {"a": "A", "b": "Ours"}
