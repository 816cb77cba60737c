"""The commands about stories: rehearse one in memory, and explain how a due time was counted."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from concordat.core.counting import CountedDay
from concordat.core.errors import BeyondCalendar
from concordat.library.files.key_lines import placed
from concordat.library.problems import BrokenProtocol, as_text
from concordat.stories import timeline
from concordat.stories.doubts import doubts
from concordat.stories.explaining import Counted, countings
from concordat.stories.rehearse import Rehearsal, protocol_of, rehearse
from concordat.stories.scenario import BrokenScenario, read
from concordat.stories.values import as_values


def register(commands: Any) -> None:
    """Add `rehearse` and `explain` to the command line."""
    rehearsing = commands.add_parser("rehearse", help="run a story through a protocol, in memory")
    rehearsing.add_argument("scenario", type=Path, metavar="SCENARIO.toml")
    rehearsing.add_argument("--json", action="store_true", help="as JSON")
    rehearsing.set_defaults(run=run_rehearse)
    explaining = commands.add_parser("explain", help="how a due time was counted, day by day")
    explaining.add_argument("scenario", type=Path, metavar="SCENARIO.toml")
    explaining.add_argument("clause", metavar="CLAUSE")
    explaining.set_defaults(run=run_explain)


def run_rehearse(chosen: argparse.Namespace) -> int:
    """Print the timeline, or the values.

    1 if the scenario cannot be read; 0 also if steps were refused.
    """
    rehearsal = _rehearsed(chosen.scenario)
    if rehearsal is None:
        return 1
    if chosen.json:
        print(json.dumps(as_values(rehearsal), indent=1, ensure_ascii=False))
    else:
        print(timeline.as_text(rehearsal))
    return 0


def run_explain(chosen: argparse.Namespace) -> int:
    """Print how each limit of the clause was counted; 1 if the story has none."""
    rehearsal = _rehearsed(chosen.scenario)
    if rehearsal is None:
        return 1
    found = countings(rehearsal, chosen.clause)
    if not found:
        print(f"In this story nothing with a limit opened under {chosen.clause}.", file=sys.stderr)
        return 1
    clause = rehearsal.record.protocol.clauses.get(chosen.clause)
    for counted in found:
        print(f"{chosen.clause}: {counted.what}")
        if clause is not None:
            print(f"  “{clause.text}”")
        for line in _explanation(counted):
            print(f"  {line}")
    return 0


def _explanation(counted: Counted) -> Iterator[str]:
    counting = counted.counting
    yield counting.sentence
    for day in counting.lines:
        yield f"  {_day(day)}"
    yield from counted.notes
    yield f"Counted with the calendar {counting.calendar_version}."


def _day(day: CountedDay) -> str:
    """One day of a count: its mark or why it isn't counted, and whether it is the due day."""
    mark = (day.why or "") if day.mark is None else f"day {day.mark}"
    due = "  due" if day.due else ""
    note = f"  {day.note}" if day.note else ""
    return f"{day.day:%a %d %b %Y}  {mark}{due}{note}"


def _rehearsed(path: Path) -> Rehearsal | None:
    """The story as it went, or None if it can't be run. What is wrong or doubtful is printed."""
    try:
        scenario = read(path)
        protocol = protocol_of(scenario, path)
        text = path.read_text("utf-8-sig")
        if doubtful := sorted(placed(path, text, doubts(scenario, protocol))):
            print(as_text(path, doubtful, "doubt", "doubts"), file=sys.stderr)
        return rehearse(scenario, protocol)
    except (BrokenScenario, BrokenProtocol) as broken:
        print(broken, file=sys.stderr)
    except BeyondCalendar as beyond:  # something that time alone would open can't be counted
        print(f"{path}: {beyond}", file=sys.stderr)
    except FileNotFoundError as missing:
        sentence = f"There is no file {missing.filename}. Look at “protocol” in {path}."
        print(sentence, file=sys.stderr)
    except LookupError as missing:
        print(missing.args[0], file=sys.stderr)
    return None
