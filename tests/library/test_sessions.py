"""What the commands about protocols print is what is recorded of them, to the letter."""

from pathlib import Path

import pytest

from tests.recorded import Recorded
from tests.terminal import session_now

SESSIONS = sorted(Path(__file__).with_name("sessions").glob("*.txt"))


@pytest.mark.parametrize("session", SESSIONS, ids=lambda session: session.stem)
def test_the_commands_print_what_is_recorded(session: Path, recorded: Recorded) -> None:
    recorded(session, session_now(session))
