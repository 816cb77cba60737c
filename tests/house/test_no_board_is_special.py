"""One engine runs every board's procedure: the program knows no board, no stage and no clause."""

import pytest

from tests.house.source import lines_matching, written_files

BOARDS = (
    r"\b(Sefton|Liverpool|Blackpool|Berkshire|Sussex|sefton|liverpool|blackpool|berkshire|sussex)\b"
)


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("a board's name", BOARDS),
        ("a clause of a protocol", r"\b(SEF|LIV|BLA|BER|SUS)-\d"),
        ("a title that only some boards use", r"\bLSCB\b"),
        ("a stage by its number", r"(?i)\bstage(_?\d|\s+\d|\s*[=!]=\s*[\"']?\d)"),
    ],
)
def test_the_program_does_not_know(what: str, pattern: str) -> None:
    found = lines_matching(written_files(), pattern)
    assert not found, f"src/ names {what}; say it in the protocol's file instead:\n" + "\n".join(
        found
    )
