"""Which protocols and versions there are, and that a published one never changes."""

from pathlib import Path

import pytest

from concordat.core.protocol import Version
from concordat.library.files import folder, published
from concordat.library.files.load import load, problems

WHOLE = (Path(__file__).parent / "whole.toml").read_text(encoding="utf-8")


@pytest.fixture
def protocols(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two versions of one protocol, and a file of forms beside them."""
    own = tmp_path / "protocols" / "whole"
    own.mkdir(parents=True)
    (own / "2020-01-01.toml").write_text(WHOLE, encoding="utf-8")
    (own / "2021-02-03.toml").write_text(
        WHOLE.replace("2020-01-01", "2021-02-03"), encoding="utf-8"
    )
    (own / "2021-02-03.forms.toml").write_text("", encoding="utf-8")
    monkeypatch.setenv("CONCORDAT_PROTOCOLS", str(own.parent))
    return own


def test_the_newest_version_unless_one_is_named(protocols: Path):
    assert load("whole").version == Version("2021-02-03")
    assert load("whole", Version("2020-01-01")).version == Version("2020-01-01")
    assert list(folder.versions("whole")) == [Version("2020-01-01"), Version("2021-02-03")]
    assert folder.protocol_ids() == ("whole",)


def test_what_there_isnt_is_said_with_what_there_is(protocols: Path):
    (protocols.parent / "half").mkdir()
    (protocols.parent / "half" / "2020-01-01.toml").write_text("", "utf-8")
    with pytest.raises(folder.NoSuchProtocol) as none:
        load("quarter")
    assert str(none.value) == "There is no protocol “quarter”. There are: half, whole."
    with pytest.raises(folder.NoSuchProtocol) as slip:
        load("hole")
    assert str(slip.value) == "There is no protocol “hole”. Did you mean “whole”?"
    with pytest.raises(folder.NoSuchProtocol) as no_version:
        load("whole", Version("2022-01-01"))
    assert (
        str(no_version.value)
        == "“whole” has no version 2022-01-01. It has: 2020-01-01, 2021-02-03."
    )


def test_a_folder_without_versions_is_no_protocol(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CONCORDAT_PROTOCOLS", str(tmp_path / "nowhere"))
    assert folder.protocol_ids() == ()
    with pytest.raises(folder.NoSuchProtocol) as none:
        load("hole")
    assert str(none.value) == "There is no protocol “hole”. There are: none."
    monkeypatch.setenv("CONCORDAT_PROTOCOLS", str(tmp_path))
    (tmp_path / "hole").mkdir()
    (tmp_path / "hole" / "drawn-up.toml").write_text(WHOLE, "utf-8")
    (tmp_path / "2020-01-01.toml").write_text(WHOLE, "utf-8")
    assert folder.protocol_ids() == ()
    assert folder.version_of(tmp_path / "2020-01-01.toml") == Version("2020-01-01")


def test_a_file_must_be_what_its_name_and_folder_say(protocols: Path):
    path = protocols / "2022-01-01.toml"
    path.write_text(WHOLE.replace('id = "whole"', 'id = "half"'), encoding="utf-8")
    same = "The two must be the same."
    assert [(it.line, it.key, it.sentence, it.hint) for it in problems(path)] == [
        (3, "protocol.id", "The file is in the folder “whole” and holds “half”.", same),
        (
            4,
            "protocol.version",
            "The file is called 2022-01-01.toml and holds version 2020-01-01.",
            same,
        ),
    ]
    assert problems(path.rename(path.with_name("drawn-up.toml"))) == ()


def test_a_published_version_that_was_edited_is_a_problem(protocols: Path):
    path = protocols / "2020-01-01.toml"
    mark = published.publish(path)
    assert (
        mark
        == load("whole", Version("2020-01-01")).fingerprint
        == published.published_fingerprint(path)
    )
    assert problems(path) == ()
    path.write_text(WHOLE.replace("Raise it.", "Raise it now."), encoding="utf-8")
    (problem,) = problems(path)
    assert (problem.key, problem.line) == ("", 1)
    assert problem.sentence == "This version was published and has been edited since."
    assert problem.hint == "Put it back as it was, and give the new text a new revision."
    with pytest.raises(FileExistsError) as kept:
        published.publish(path)
    sentence = (
        f"{path} was published as {mark[:12]} and never changes. Give the new text a new revision."
    )
    assert str(kept.value) == sentence


def test_sealing_keeps_the_seals_there_are(protocols: Path):
    first = published.publish(protocols / "2020-01-01.toml")
    second = published.publish(protocols / "2021-02-03.toml")
    assert first != second
    assert (
        published.published_fingerprint(protocols / "2020-01-01.toml"),
        published.published_fingerprint(protocols / "2021-02-03.toml"),
    ) == (
        first,
        second,
    )


def test_the_seals_are_written_in_order_for_people_to_read(protocols: Path):
    (protocols.parent / "another").mkdir()
    other = protocols.parent / "another" / "2022-03-04.toml"
    other.write_text(WHOLE, "utf-8")
    newer, older = (
        published.publish(protocols / f"{day}.toml") for day in ("2021-02-03", "2020-01-01")
    )
    mark = published.publish(other, "f" * 64)
    assert (
        mark == published.publish(other, mark) == published.published_fingerprint(other) == "f" * 64
    )
    assert (protocols.parent / published.PUBLISHED).read_text("utf-8") == (
        "# Published versions and their fingerprints. A file that is named here is never edited.\n"
        f'\n[another]\n2022-03-04 = "{mark}"\n\n[whole]\n2020-01-01 = "{older}"\n2021-02-03 = '
        f'"{newer}"\n'
    )


def test_line_ends_of_other_systems_are_no_change():
    assert published.fingerprint(b"a = 1\r\nb = 2\r\n") == published.fingerprint(b"a = 1\nb = 2\n")
    assert published.fingerprint(b"a = 1\n") != published.fingerprint(b"a = 2\n")
    assert (
        published.fingerprint(b"a = 1\r\n")
        == "cb78bd8a17f7b751fe0d4663366dcbc257204033ef7ddd64b1f2969573b5b2e2"
    )


def test_the_five_protocols_of_the_repository_are_found(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("CONCORDAT_PROTOCOLS", raising=False)
    assert len(folder.protocol_ids()) >= 5


def test_a_new_protocol_is_written_where_its_author_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv("CONCORDAT_PROTOCOLS", raising=False)
    library = folder.protocols_folder()
    monkeypatch.chdir(tmp_path)
    assert folder.folder_for_new() == tmp_path / "protocols"
    monkeypatch.chdir(library.parent / "docs")
    assert folder.folder_for_new() == library
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CONCORDAT_PROTOCOLS", str(tmp_path / "chosen"))
    assert folder.folder_for_new() == tmp_path / "chosen"
