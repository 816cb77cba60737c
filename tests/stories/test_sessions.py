"""Every story is told and explained as recorded, and what is wrong with one is said so."""

from pathlib import Path

import pytest

from tests.recorded import Recorded
from tests.terminal import ROOT, commands_in, session_now

HERE = Path(__file__).parent
SESSIONS = sorted(HERE.glob("sessions/*.txt"))


@pytest.mark.parametrize("session", SESSIONS, ids=lambda session: session.stem)
def test_the_commands_print_what_is_recorded(session: Path, recorded: Recorded) -> None:
    recorded(session, session_now(session))


def test_every_story_is_told_in_a_session() -> None:
    words = {word for path in SESSIONS for command in commands_in(path) for word in command.split()}
    stories = {path.relative_to(ROOT).as_posix() for path in HERE.glob("told/*.toml")}
    assert stories
    assert stories - words == set()
