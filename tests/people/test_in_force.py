"""Which version of its protocol a board works by. Nothing on the shelf does so by itself."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from concordat.people import queries
from concordat.people.folder import WrongFolder
from concordat.people.in_force import protocol_of, stages_of
from concordat.people.load import load
from concordat.people.values import NotInForce
from tests.people.files import BOARDS, TODAY, Write

WHOLE = (Path(__file__).parents[1] / "library" / "whole.toml").read_text("utf-8")
ONE = 'in_force = [{ version = "2026-01-01", from = 2026-01-01T09:00:00 }]'
TWO = """in_force = [
  { version = "2026-01-01.2", from = 2026-07-01T09:00:00 },
  { version = "2026-01-01", from = 2026-01-01T09:00:00 },
]"""


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "shelf" / "northshire"
    own.mkdir(parents=True)
    for version in ("2026-01-01", "2026-01-01.2", "2026-01-01.3"):
        text = WHOLE.replace('id = "whole"', 'id = "northshire"')
        text = text.replace("version = 2020-01-01", f'version = "{version}"')
        if version.endswith(".2"):
            text = text.replace('stage = "2"', 'stage = "two"')
        (own / f"{version}.toml").write_text(text, "utf-8")
    monkeypatch.setenv("CONCORDAT_PROTOCOLS", str(own.parent))


def london(month: int, hour: int) -> datetime:
    return datetime(2026, month, 1, hour, tzinfo=UTC)


@pytest.mark.django_db
@pytest.mark.usefixtures("shelf")
def test_a_board_works_by_the_version_it_put_in_force_and_not_by_the_newest(write: Write):
    load(write(boards=BOARDS.replace(ONE, TWO, 1)), TODAY)
    board = queries.board("northshire")
    assert str(protocol_of(board, london(3, 9)).version) == "2026-01-01"
    assert str(protocol_of(board, london(12, 9)).version) == "2026-01-01.2"


@pytest.mark.django_db
@pytest.mark.usefixtures("shelf")
def test_a_version_holds_from_its_hour_in_london_on(write: Write):
    load(write(boards=BOARDS.replace(ONE, TWO, 1)), TODAY)
    board = queries.board("northshire")
    assert str(board.version_at(london(7, 7))) == "2026-01-01"  # 8am, an hour before
    assert str(board.version_at(london(7, 8))) == "2026-01-01.2"


@pytest.mark.django_db
def test_before_its_first_version_a_board_works_by_none(write: Write):
    load(write(), TODAY)
    board = queries.board("northshire")
    with pytest.raises(NotInForce, match="No version of the protocol is in force"):
        board.version_at(datetime(2025, 12, 31, tzinfo=UTC))


@pytest.mark.django_db
@pytest.mark.usefixtures("shelf")
def test_the_stages_of_every_version_can_be_chosen(write: Write):
    load(write(boards=BOARDS.replace(ONE, TWO, 1)), TODAY)
    assert stages_of(queries.board("northshire")) == ("1", "two", "2")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("instead", "said"),
    [
        ("", "board.northshire.in_force: is missing"),
        ("in_force = []", "board.northshire.in_force: "),
        (
            ONE.replace("2026-01-01T09:00:00", "2026-12-22T09:00:00"),
            "board.northshire.in_force: no version is in force before 2026-12-22: say by which",
        ),
        (
            ONE.replace('"2026-01-01"', '"2026-01-01.1"'),
            "must be a version of the protocol, such as 2017-05-18.2",
        ),
        (
            ONE.replace("2026-01-01T09:00:00", "2026-01-01"),
            "in_force[1].from: must be a day and an hour without quotes",
        ),
    ],
)
def test_a_board_says_by_which_version_it_works_and_from_when(
    write: Write, instead: str, said: str
):
    with pytest.raises(WrongFolder) as wrong:
        load(write(boards=BOARDS.replace(ONE, instead, 1)), TODAY)
    assert said in str(wrong.value)
