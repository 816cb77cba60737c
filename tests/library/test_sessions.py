"""What the commands print is what is recorded of them, to the letter.

The records are the files in `sessions`. Where a change of words or of what is printed is meant,
`python -m tests.library.sessions` records it, and the difference is to be read before it is kept.
"""

import pytest

from tests.library.sessions import Command, every_command, printed

COMMANDS = every_command()


@pytest.mark.parametrize("command", COMMANDS, ids=[f"{it.session}: {it.typed}" for it in COMMANDS])
def test_the_command_prints_what_is_recorded(command: Command) -> None:
    assert printed(command.typed) == command.recorded
