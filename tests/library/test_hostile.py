"""Files that nobody means: `check` ends on each within seconds and says in a sentence why."""

import time
from pathlib import Path

import pytest

from concordat.cli import main
from tests.library.conftest import WHOLE

SECONDS = 10  # of the processor, so that a loaded machine or a trace of the lines doesn't matter
TEXT = WHOLE.read_text("utf-8")


def instead_of(old: str, new: str) -> str:
    assert old in TEXT
    return TEXT.replace(old, new, 1)


HOSTILE = {
    "a key of 20,000 names": (
        f"{TEXT}\n[{'.'.join(['a'] * 20_000)}]\n",
        "This line has 40,001 characters; no more than 10,000 are read.",
    ),
    "a key of 4,000 names": (
        f"{TEXT}\n{'.'.join(['a'] * 4_000)} = 1\n",
        "There is a key of more than 12 names here, with dots between them.",
    ),
    "a key of 4,000 names in brackets": (
        f"{TEXT}\nx = {{ {'.'.join(['a'] * 4_000)} = 1 }}\n",
        "There is a key of more than 12 names here, with dots between them.",
    ),
    "a number of 6,000 digits": (
        instead_of('stage = "2"', f"stage = {'9' * 6_000}"),
        "This number is too long",
    ),
    "a number of 4,000 digits": (
        instead_of('stage = "2"', f"stage = {'9' * 4_000}"),
        "This number is too long",
    ),
    "a number of 9,000 digits in base 16": (
        instead_of('stage = "2"', f"stage = 0x{'f' * 9_000}"),
        "This number is too long",
    ),
    "a limit of 255 KB on one line": (
        instead_of('within = "3 working days"', f'within = "{"3 working " * 25_500}"'),
        "no more than 10,000 are read.",
    ),
    "a limit of 255 KB on many lines": (
        instead_of('within = "3 working days"', 'within = """' + "3 working\n" * 25_500 + '"""'),
        "A limit has 300 characters at most",
    ),
    "a name of 255 KB": (
        instead_of('opens = "done raise"', 'opens = """' + "done raise\n" * 25_500 + '"""'),
        "There is no duty “raise done raise",
    ),
    "brackets within brackets": (
        f"{TEXT}\nx = {'[' * 3_000}{']' * 3_000}\n",
        "This line can't be read.",
    ),
    "a hundred brackets within brackets": (
        f"{TEXT}\nx = {'[' * 100}{']' * 100}\n",
        "Brackets are within each other here, more than 12 deep.",
    ),
    "brackets that are never closed": (
        TEXT + "x = [\n" * 20_000,
        "A quotation mark or bracket that opens here is never closed.",
    ),
    "quotation marks that are never closed": (
        TEXT + 'x = """\ny\n' * 20_000,
        "There are more lines than this that can't be read.",
    ),
    "one key 20,000 times": (TEXT + "x = 1\n" * 20_000, "“x” is in line"),
    "20,000 lines that mean nothing": (
        TEXT + "nothing\n" * 20_000,
        "“nothing” is neither a heading nor a key with its value.",
    ),
    "2,000 steps that nobody knows": (
        TEXT + "".join(f'[step.s{n}]\nstage = "1"\nabove = "t{n}"\n' for n in range(2_000)),
        "There is no step “t0”.",
    ),
    "5 MB": (TEXT + "# remark\n" * 600_000, "no more than 1,000,000 are read."),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_check_ends_with_a_sentence(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content, sentence = HOSTILE[name]
    path = tmp_path / "file.toml"
    path.write_text(content, "utf-8")
    began = time.process_time()
    assert main(["protocol", "check", str(path)]) == 1
    assert time.process_time() - began < SECONDS
    said = capsys.readouterr()
    assert sentence in said.out
    assert said.err == ""


@pytest.mark.parametrize("words", ["1 or ", "1/", "twenty-", "within 5 or "])
def test_check_ends_on_a_clause_of_nothing_but_numbers(words: str, tmp_path: Path) -> None:
    path = tmp_path / "file.toml"
    path.write_text(instead_of("Raise it.", (words * 5_000)[:9_000]), "utf-8")
    began = time.process_time()
    assert main(["protocol", "check", str(path)]) == 0
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize("command", [["rehearse"], ["explain"]])
def test_a_story_ends_with_a_sentence(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "story.toml"
    path.write_text(f"[case]\n{'.'.join(['a'] * 20_000)} = {'9' * 6_000}\n", "utf-8")
    assert main([*command, str(path), *(["1"] if command == ["explain"] else [])]) == 1
    assert "no more than 10,000 are read." in capsys.readouterr().err


def test_a_file_of_forms_ends_with_a_sentence(tmp_path: Path) -> None:
    from concordat.library.files.papers import BrokenPapers, papers_beside

    path = tmp_path / "file.toml"
    path.write_text(TEXT, "utf-8")
    path.with_suffix(".forms.toml").write_text(f"[form.{'a.' * 20_000}a]\n", "utf-8")
    with pytest.raises(BrokenPapers) as broken:
        papers_beside(path)
    assert "no more than 10,000 are read." in str(broken.value)
