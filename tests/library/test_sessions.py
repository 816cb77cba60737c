"""What the commands print is what is recorded of them, to the letter.

The records are the files in `sessions`. Where a change of words or of what is printed is meant,
`python -m tests.library.sessions` records it, and the difference is to be read before it is kept.
"""

import pytest

from tests.library.sessions import ROOT, STORIES, Command, every_command, printed

COMMANDS = every_command()


@pytest.mark.parametrize("command", COMMANDS, ids=[f"{it.session}: {it.typed}" for it in COMMANDS])
def test_the_command_prints_what_is_recorded(command: Command) -> None:
    assert printed(command.typed) == command.recorded


def test_every_story_is_told_in_a_session() -> None:
    told = {word for command in COMMANDS for word in command.typed.split()}
    stories = {path.relative_to(ROOT).as_posix() for path in STORIES.glob("*.toml")}
    assert stories
    assert stories - told == set()
