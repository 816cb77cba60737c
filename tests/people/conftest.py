"""The small directory, written to a folder and loaded."""

from pathlib import Path

import pytest

from tests.people.files import AGENCIES, BOARDS, PEOPLE, TODAY, Write


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes the files of a directory; each can be given another text, or left out with None."""

    def write(**files: str | None) -> Path:
        folder = tmp_path / "directory"
        folder.mkdir(exist_ok=True)
        for name, text in (
            {"boards": BOARDS, "agencies": AGENCIES, "people": PEOPLE} | files
        ).items():
            if text is not None:
                (folder / f"{name}.toml").write_text(text, encoding="utf-8")
        return folder

    return write


@pytest.fixture
def loaded(db: None, write: Write) -> object:
    from concordat.people.load import load  # once Django is ready

    return load(write(), TODAY)
