"""Runs the parts that are named, or all of them, and prints what each found."""

import argparse
import platform
import sys
from importlib import import_module, metadata

from bench.measure import ROUNDS
from bench.telling import told

PARTS = ("due", "case", "replay", "size", "nth", "missing")
PEERS = ("numpy", "workalendar", "holidays", "spiffworkflow", "eventsourcing", "msgspec")


def main() -> int:
    """0 when everything could be measured; a target that was missed is told, and is no failure of
    the run.
    """
    asked = argparse.ArgumentParser(prog="./bench/run", description=__doc__)
    asked.add_argument("part", nargs="*", choices=(*PARTS, []), help=f"any of: {', '.join(PARTS)}")
    asked.add_argument(
        "--rounds", type=int, default=ROUNDS, help="turns that each contestant has (%(default)s)"
    )
    options = asked.parse_args()
    versions = ", ".join(f"{peer} {metadata.version(peer)}" for peer in PEERS)
    sys.stdout.write(f"Python {platform.python_version()}; {versions}; {options.rounds} rounds\n\n")
    for name in options.part or PARTS:
        part = import_module(f"bench.{name}")
        sys.stdout.write(told(part.TITLE, part.measured(options.rounds)) + "\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
