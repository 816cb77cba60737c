"""`protocol publish` publishes what is finished, and says what is still to do in anything else."""

from pathlib import Path

import pytest

from concordat.cli import main
from concordat.library.files import published

WHOLE = (Path(__file__).parent / "whole.toml").read_text("utf-8")
OVER = """[protocol]
id = "ours"
version = 2021-01-01
base = "whole@2020-01-01"
{}
"""
NOTE = "To do: name the chapter."


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CONCORDAT_PROTOCOLS", str(tmp_path))
    return tmp_path


def write(library: Path, id_: str, version: str, text: str) -> Path:
    path = library / id_ / f"{version}.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_what_is_still_to_do_is_told_with_its_line_and_nothing_is_sealed(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(library, "whole", "2020-01-01", WHOLE.replace("A text made up for tests", NOTE))
    assert main(["protocol", "publish", "whole"]) == 1
    assert capsys.readouterr().err == (
        f"{path}: 1 thing that isn't finished\n"
        "  line 7, protocol.source\n"
        "    Not finished: protocol.source.\n"
        "    Name the chapter.\n"
        "Nothing was published. Finish it first: a published version never changes.\n"
    )
    assert not (library / published.PUBLISHED).exists()


def test_what_is_finished_is_sealed(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(library, "whole", "2020-01-01", WHOLE)
    assert main(["protocol", "publish", "whole"]) == 0
    assert capsys.readouterr().out.startswith("whole 2020-01-01 ")
    assert published.published_fingerprint(path)


def test_what_lies_below_has_to_be_finished_too(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = write(library, "whole", "2020-01-01", WHOLE.replace("A text made up for tests", NOTE))
    ours = write(library, "ours", "2021-01-01", OVER.format('title = "To do: a title."'))
    assert main(["protocol", "publish", "ours"]) == 1
    err = capsys.readouterr().err
    assert f"{ours}: 1 thing that isn't finished\n  line 5, protocol.title" in err
    assert f"{base}: 1 thing that isn't finished\n  line 7, protocol.source" in err
    write(library, "whole", "2020-01-01", WHOLE)
    write(library, "ours", "2021-01-01", OVER.format('title = "A title"'))
    assert main(["protocol", "publish", "ours"]) == 0
