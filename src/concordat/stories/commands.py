"""The commands about stories: run one in memory, and explain how a due time in it was counted."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from concordat.core.errors import BeyondCalendar
from concordat.library.problems import BrokenProtocol, told
from concordat.stories.doubts import doubts
from concordat.stories.explaining import countings
from concordat.stories.rehearse import Rehearsal, protocol_of, rehearse
from concordat.stories.scenario import BrokenScenario, placed, read
from concordat.stories.timeline import as_text
from concordat.stories.values import as_values


def register(commands: Any) -> None:
    """Adds `rehearse` and `explain` to the command line."""
    telling = commands.add_parser("rehearse", help="run a story through a protocol, in memory")
    telling.add_argument("scenario", type=Path, metavar="SCENARIO.toml")
    telling.add_argument("--json", action="store_true", help="as JSON")
    telling.set_defaults(run=run_rehearse)
    explaining = commands.add_parser("explain", help="how a due time was counted, day by day")
    explaining.add_argument("scenario", type=Path, metavar="SCENARIO.toml")
    explaining.add_argument("clause", metavar="CLAUSE")
    explaining.set_defaults(run=run_explain)


def run_rehearse(chosen: argparse.Namespace) -> int:
    """Prints the timeline, or the values; 1 when the scenario cannot be read, 0 also when steps
    were refused.
    """
    rehearsal = _rehearsed(chosen.scenario)
    if rehearsal is None:
        return 1
    print(
        json.dumps(as_values(rehearsal), indent=1, ensure_ascii=False)
        if chosen.json
        else as_text(rehearsal)
    )
    return 0


def run_explain(chosen: argparse.Namespace) -> int:
    """Prints how each limit of the clause was counted; 1 when the story has none."""
    rehearsal = _rehearsed(chosen.scenario)
    if rehearsal is None:
        return 1
    found = countings(rehearsal, chosen.clause)
    if not found:
        print(f"In this story nothing with a limit opened under {chosen.clause}.", file=sys.stderr)
        return 1
    for each in found:
        counting = each.counting
        print(f"{chosen.clause}: {each.what}")
        clause = rehearsal.record.protocol.clauses.get(chosen.clause)
        if clause is not None:
            print(f"  “{clause.text}”")
        print(f"  {counting.sentence}")
        for line in counting.lines:
            mark = "" if line.mark is None else f"day {line.mark}"
            due = "  due" if line.due else ""
            print(
                f"    {line.day:%a %d %b %Y}  "
                f"{mark or line.why or ''}{due}{'  ' + line.note if line.note else ''}"
            )
        for note in each.notes:
            print(f"  {note}")
        print(f"  Counted with the calendar {counting.calendar_version}.")
    return 0


def _rehearsed(path: Path) -> Rehearsal | None:
    """The story as it went, or None when it can't be told; what is wrong or doubtful is said beside
    it.
    """
    try:
        scenario = read(path)
        protocol = protocol_of(scenario, path)
        if found := placed(path, path.read_text("utf-8-sig"), list(doubts(scenario, protocol))):
            print(told(path, found, "doubt", "doubts"), file=sys.stderr)
        return rehearse(scenario, protocol)
    except (BrokenScenario, BrokenProtocol) as broken:
        print(broken, file=sys.stderr)
    except BeyondCalendar as beyond:  # something that time alone would open can't be counted
        print(f"{path}: {beyond}", file=sys.stderr)
    except FileNotFoundError as missing:
        print(
            f"There is no file {missing.filename}. Look at “protocol” in {path}.", file=sys.stderr
        )
    except LookupError as missing:
        print(missing.args[0], file=sys.stderr)
    return None
