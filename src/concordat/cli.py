"""The command line. Each room brings its own commands, and only the room that is asked for is
loaded.

A room's `commands` module has `register(commands)`, which adds its parsers; each parser sets `run`,
a function that takes the parsed arguments and returns the exit code.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

COMMANDS = {
    "protocol": ("concordat.library.commands", "check, show, map or compare protocol files"),
    "rehearse": ("concordat.stories.commands", "run a story through a protocol, in memory"),
    "explain": ("concordat.stories.commands", "how a due time was counted, day by day"),
    "demo": ("concordat.site.commands", "build and serve the demonstration, on this machine only"),
    "serve": ("concordat.site.commands", "serve this installation"),
    "migrate": ("concordat.site.commands", "bring the database up to date"),
    "rebuild": ("concordat.site.commands", "rebuild the lists from the record"),
    "sweep": (
        "concordat.site.commands",
        "tell what time has brought, and carry on what is recorded in every case of a board",
    ),
}


NOBODY_READS = 128 + 13
"""What a shell says of a command that the signal of a broken pipe has ended."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code: 0 done, 1 not done, 2 not understood.

    Where whoever reads what it prints has gone (`| head`), it ends there and says nothing more.
    """
    try:
        return _run(arguments)
    except BrokenPipeError:
        # What is left to print goes nowhere: Python's own last flush would complain again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOBODY_READS


def _run(arguments: Sequence[str] | None) -> int:
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    parser = argparse.ArgumentParser(
        prog="concordat", description="Runs a board's procedure for disagreements."
    )
    wanted = next((word for word in arguments if not word.startswith("-")), None)
    if wanted not in COMMANDS:
        _list_commands(parser)
        arguments = arguments or ["--help"]
    else:
        import_module(COMMANDS[wanted][0]).register(
            parser.add_subparsers(required=True, metavar="command")
        )
    parsed = parser.parse_args(arguments)
    code: int = parsed.run(parsed)
    sys.stdout.flush()
    return code


def _list_commands(parser: argparse.ArgumentParser) -> None:
    """Names every command without loading any room."""
    commands = parser.add_subparsers(required=True, metavar="command")
    for name, (_, purpose) in COMMANDS.items():
        commands.add_parser(name, help=purpose)
