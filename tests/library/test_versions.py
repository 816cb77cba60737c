"""Versions of a protocol on the shelf: by the date of the text, and by revision."""

import tomllib
from pathlib import Path

import pytest

from concordat.cli import main
from concordat.core.protocol import Version
from concordat.library.files import folder, published
from concordat.library.files.load import load, load_file, problems
from concordat.library.files.papers import papers

WHOLE = (Path(__file__).parent / "whole.toml").read_text(encoding="utf-8")
SHELF = ("undated", "2017-04", "2017-05-18", "2017-05-18.2", "2017-05-18.10")


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A protocol with a text of no date, one of a month, and one of a day in three revisions."""
    own = tmp_path / "protocols" / "whole"
    own.mkdir(parents=True)
    for version in SHELF:
        written = WHOLE.replace("version = 2020-01-01", f'version = "{version}"')
        (own / f"{version}.toml").write_text(written, "utf-8")
    (own / "2017-05-18.2.forms.toml").write_text("[form.a]\ntitle = 'A'\nclause = '1'\n", "utf-8")
    monkeypatch.setenv("CONCORDAT_PROTOCOLS", str(own.parent))
    return own


def named(text: str) -> Version:
    return Version.parse(text)


def test_the_highest_revision_of_the_newest_text_is_the_newest(shelf: Path):
    assert list(map(str, folder.versions("whole"))) == list(SHELF)
    assert str(load("whole").version) == "2017-05-18.10"
    assert str(load("whole", named("2017-04")).version) == "2017-04"
    assert str(load("whole", named("undated")).version) == "undated"


def test_a_version_that_is_not_there_is_named_with_those_that_are(shelf: Path):
    with pytest.raises(folder.NoSuchProtocol) as missing:
        load("whole", named("2017-05-18.3"))
    assert str(missing.value) == (
        "“whole” has no version 2017-05-18.3. It has: undated, 2017-04, 2017-05-18, "
        "2017-05-18.2, 2017-05-18.10."
    )


def test_a_revision_has_forms_of_its_own(shelf: Path):
    (shelf / "2017-05-18.2.forms.toml").write_text(
        "[form.report]\ntitle = 'The report'\nclause = '1'\nsupplied = true\n", "utf-8"
    )
    assert papers("whole", named("2017-05-18.2")).titles == {"report": "The report"}
    assert papers("whole", named("2017-05-18")).titles == {}


def test_each_revision_is_published_by_itself(shelf: Path):
    marks = {}
    for version in ("2017-05-18", "2017-05-18.2", "2017-04", "undated"):
        marks[version] = published.publish(shelf / f"{version}.toml")
    book = (shelf.parent / published.PUBLISHED).read_text("utf-8")
    assert tomllib.loads(book) == {"whole": marks}
    edited = shelf / "2017-05-18.2.toml"
    edited.write_text(edited.read_text("utf-8").replace("Raise it.", "Raise it now."), "utf-8")
    (problem,) = problems(edited)
    assert problem.sentence == "This version was published and has been edited since."
    assert problem.hint == "Put it back as it was, and give the new text a new revision."
    assert problems(shelf / "2017-05-18.toml") == ()


def test_a_file_must_hold_the_revision_of_its_name(shelf: Path):
    path = shelf / "2017-05-18.3.toml"
    path.write_text(WHOLE.replace("2020-01-01", "2017-05-18"), "utf-8")
    (problem,) = problems(path)
    assert problem.key == "protocol.version"
    assert problem.sentence == "The file is called 2017-05-18.3.toml and holds version 2017-05-18."


def test_a_day_may_be_written_with_or_without_quotation_marks(tmp_path: Path):
    for written in ("2017-05-18", '"2017-05-18"'):
        path = tmp_path / "drawn-up.toml"
        path.write_text(WHOLE.replace("version = 2020-01-01", f"version = {written}"), "utf-8")
        assert load_file(path).version == Version("2017-05-18")


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ('"18 May 2017"', "Write: version = 2017-05-18"),
        ('"2017-05-18.1"', "Write: version = 2017-05-18"),
        ("5", "Write for example: version = 2026-04-01"),
    ],
)
def test_what_is_no_version_is_said_with_what_to_write(written: str, hint: str, tmp_path: Path):
    path = tmp_path / "drawn-up.toml"
    path.write_text(WHOLE.replace("version = 2020-01-01", f"version = {written}"), "utf-8")
    (problem,) = problems(path)
    assert (problem.line, problem.key) == (4, "protocol.version")
    assert (
        "the date of the text, and the number of a revision where there is one" in problem.sentence
    )
    assert problem.hint == hint


def test_the_commands_take_a_revision(shelf: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["protocol", "show", "whole", "--version", "2017-05-18.2"]) == 0
    assert ", version 2017-05-18.2, " in capsys.readouterr().out
    assert main(["protocol", "compare", "whole@2017-04", "whole@2017-05-18.2"]) == 0
    said = capsys.readouterr().out
    assert said == "whole 2017-04 → whole 2017-05-18.2\nNo differences.\n"
    assert main(["protocol", "show", "whole@2017-05-18.1"]) == 1
    assert "write one as whole@2017-05-18 or whole@2017-05-18.2" in capsys.readouterr().err


def test_a_story_names_a_revision(shelf: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path):
    story = tmp_path / "story.toml"
    story.write_text(
        'protocol = "whole"\nversion = "2017-05-18.3"\n[case]\nraising = "school"\n'
        'answering = "health"\n[[step]]\nat = 2026-12-21T10:00:00\ndid = "raised"\n',
        "utf-8",
    )
    assert main(["rehearse", str(story)]) == 1
    assert "has no version 2017-05-18.3" in capsys.readouterr().err
    story.write_text(story.read_text("utf-8").replace("18.3", "18.2"), "utf-8")
    assert main(["rehearse", str(story)]) == 0
