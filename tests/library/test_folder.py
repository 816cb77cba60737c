"""Which protocols and versions there are, and that a published one never changes."""

from datetime import date
from pathlib import Path

import pytest

from concordat.library import folder
from concordat.library.load import load, problems

WHOLE = (Path(__file__).parent / "whole.toml").read_text(encoding="utf-8")


@pytest.fixture
def protocols(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two versions of one protocol, and a file of forms beside them."""
    own = tmp_path / "protocols" / "whole"
    own.mkdir(parents=True)
    (own / "2020-01-01.toml").write_text(WHOLE, encoding="utf-8")
    (own / "2021-02-03.toml").write_text(WHOLE.replace("2020-01-01", "2021-02-03"), encoding="utf-8")
    (own / "2021-02-03.forms.toml").write_text("", encoding="utf-8")
    monkeypatch.setenv("CONCORDAT_PROTOCOLS", str(own.parent))
    return own


def test_the_newest_version_unless_one_is_named(protocols: Path):
    assert load("whole").version == date(2021, 2, 3)
    assert load("whole", date(2020, 1, 1)).version == date(2020, 1, 1)
    assert list(folder.versions("whole")) == [date(2020, 1, 1), date(2021, 2, 3)]
    assert folder.protocol_ids() == ("whole",)


def test_what_there_isnt_is_said_with_what_there_is(protocols: Path):
    with pytest.raises(folder.NoSuchProtocol, match="There are: whole"):
        load("hole")
    with pytest.raises(folder.NoSuchProtocol, match="It has: 2020-01-01, 2021-02-03"):
        load("whole", date(2022, 1, 1))


def test_a_file_must_be_what_its_name_and_folder_say(protocols: Path):
    path = protocols / "2022-01-01.toml"
    path.write_text(WHOLE.replace('id = "whole"', 'id = "half"'), encoding="utf-8")
    assert {it.key: it.line for it in problems(path)} == {"protocol.id": 3, "protocol.version": 4}


def test_a_published_version_that_was_edited_is_a_problem(protocols: Path):
    path = protocols / "2020-01-01.toml"
    mark = folder.publish(path)
    assert mark == load("whole", date(2020, 1, 1)).fingerprint == folder.seal_of(path)
    assert problems(path) == ()
    path.write_text(WHOLE.replace("Raise it.", "Raise it now."), encoding="utf-8")
    assert [it.sentence for it in problems(path)] == ["This version was published and has been edited since."]
    with pytest.raises(FileExistsError, match="never changes"):
        folder.publish(path)


def test_sealing_keeps_the_seals_there_are(protocols: Path):
    first = folder.publish(protocols / "2020-01-01.toml")
    second = folder.publish(protocols / "2021-02-03.toml")
    assert first != second
    assert (folder.seal_of(protocols / "2020-01-01.toml"), folder.seal_of(protocols / "2021-02-03.toml")) == (
        first,
        second,
    )


def test_line_ends_of_other_systems_are_no_change():
    assert folder.fingerprint(b"a = 1\r\nb = 2\r\n") == folder.fingerprint(b"a = 1\nb = 2\n")
    assert folder.fingerprint(b"a = 1\n") != folder.fingerprint(b"a = 2\n")


def test_the_five_protocols_of_the_repository_are_found(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("CONCORDAT_PROTOCOLS", raising=False)
    assert len(folder.protocol_ids()) >= 5
