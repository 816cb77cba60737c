"""A pytest plug-in that finds which tests walk which lines, and then tries changes on them.

Everything is collected once. Each change is tried in a fork of this process, in which nothing has
run before: the tests that walk its lines, those that noticed a neighbouring change first and then
the quickest, until one fails. A change whose tests take far longer than they should is noticed too:
it would never have ended.
"""

import gc
import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import _lru_cache_wrapper, partial
from pathlib import Path

import coverage
import msgspec
import pytest

from mutation.changes import ROOMS, SOURCE, Change, install
from mutation.forks import Task, side_by_side

NOTICED, UNNOTICED, NEVER_WALKED, NOT_MADE = "noticed", "unnoticed", "never walked", "can't be made"
PATIENCE, AT_LEAST = (
    20,
    10.0,
)  # how many times as long as usual a test may take, and how many seconds more
OURS = ("concordat", "tests")


class Walked(msgspec.Struct):
    """What one test walked: the lines, as `path:line`, and how many seconds of processor it
    took.
    """

    seconds: float
    lines: list[str]


class Verdict(msgspec.Struct):
    """What came of one change: one of the four words above, and the test that noticed."""

    change: str
    word: str
    by: str = ""


@dataclass(eq=False)
class Trial:
    """The plug-in. A change whose tests have run for `budget` seconds is given up as unnoticed."""

    changes: list[Change]
    workers: int
    budget: float
    tell: Callable[[Verdict], None]
    failed: bool = False
    killers: dict[str, Counter[str]] = field(default_factory=dict)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Remembers that something failed; a fork remembers it for itself only."""
        self.failed = self.failed or report.failed

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Takes the place of running the tests one after the other."""
        self.caches = [each for each in gc.get_objects() if _remembers(each)]
        items = {item.nodeid: item for item in session.items}
        gc.freeze()
        walked = self._walk(list(items.values()))
        for verdict in side_by_side(
            self.workers, self._tries(items, walked), msgspec.json.Decoder(Verdict)
        ):
            function, _, number = verdict.change.rpartition(":")
            if number != "0":
                self.killers.setdefault(function, Counter())[verdict.by] += 1
                self.tell(verdict)
            elif verdict.word == NOTICED:
                raise SystemExit(
                    f"{verdict.by} fails when a function is put in its own place; mend that first."
                )
        return True

    # ── Which tests walk which lines ──────────────────────────────────────────────────────────────

    def _walk(self, items: list[pytest.Item]) -> dict[str, Walked]:
        many = -(-len(items) // (4 * self.workers))
        parts = [items[at : at + many] for at in range(0, len(items), many)]
        tasks = (Task(partial(self._walk_part, part)) for part in parts)
        found: dict[str, Walked] = {}
        for walked in side_by_side(self.workers, tasks, msgspec.json.Decoder(dict[str, Walked])):
            found |= walked
        return found

    def _walk_part(self, items: list[pytest.Item], folder: Path) -> dict[str, Walked]:
        watch = coverage.Coverage(
            data_file=None, config_file=False, source=[str(SOURCE / room) for room in ROOMS]
        )
        watch.start()
        _at_home(items[0], folder)
        seconds = {}
        for item, following in zip(items, [*items[1:], None], strict=True):
            self._forget()
            watch.switch_context(item.nodeid)
            before = os.times()
            _run(item, following)
            after = os.times()
            seconds[item.nodeid] = after.user + after.system - before.user - before.system
            if self.failed:
                raise SystemExit(f"{item.nodeid} fails without any change; mend that first.")
        watch.stop()
        lines: dict[str, list[str]] = {name: [] for name in seconds}
        data = watch.get_data()
        for file in data.measured_files():
            path = Path(file).relative_to(SOURCE)
            for line, contexts in data.contexts_by_lineno(file).items():
                for context in filter(None, contexts):
                    lines[context].append(f"{path}:{line}")
        return {name: Walked(seconds[name], lines[name]) for name in seconds}

    # ── Trying changes ────────────────────────────────────────────────────────────────────────────

    def _tries(
        self, items: dict[str, pytest.Item], walked: dict[str, Walked]
    ) -> Iterator[Task[Verdict]]:
        by_line: dict[str, list[str]] = {}
        for name, walk in walked.items():
            for line in walk.lines:
                by_line.setdefault(line, []).append(name)
        for change in (*(change.undone() for change in self.changes[:1]), *self.changes):
            names = _walking(by_line, change.path, (change.first, change.last))
            names = names or _walking(
                by_line, change.path, change.whole
            )  # a default value is walked on import only
            known = self.killers.get(change.of, Counter())
            order = sorted(names, key=lambda name: (-known[name], walked[name].seconds, name))
            tests = [(items[name], walked[name].seconds) for name in order]
            yield Task(
                partial(self._try, change, tests),
                otherwise=Verdict(change.name, NOTICED, "time or memory"),
            )

    def _try(self, change: Change, tests: list[tuple[pytest.Item, float]], folder: Path) -> Verdict:
        if not tests:
            return Verdict(change.name, NEVER_WALKED)
        try:
            install(change)
        except (SyntaxError, TypeError, NameError, ValueError):
            return Verdict(change.name, NOT_MADE)
        self._forget()
        _at_home(tests[0][0], folder)
        left = self.budget
        for (item, seconds), (following, _) in zip(tests, [*tests[1:], (None, 0)], strict=True):
            signal.setitimer(signal.ITIMER_REAL, AT_LEAST + PATIENCE * seconds)
            _run(item, following)
            if self.failed:
                return Verdict(change.name, NOTICED, item.nodeid)
            left -= seconds
            if left < 0:
                break
        return Verdict(change.name, UNNOTICED)

    def _forget(self) -> None:
        """Empties every cache of ours, so that what was worked out before is worked out again."""
        for each in self.caches:
            each.cache_clear()


def _walking(by_line: dict[str, list[str]], path: str, lines: tuple[int, int]) -> set[str]:
    first, last = lines
    return {name for line in range(first, last + 1) for name in by_line.get(f"{path}:{line}", ())}


def _remembers(each: object) -> bool:
    return isinstance(each, _lru_cache_wrapper) and str(each.__module__).startswith(OURS)


def _at_home(item: pytest.Item, folder: Path) -> None:
    """Lets the tests' own folders be made in this fork's, which goes with it."""
    factory = item.config._tmp_path_factory  # type: ignore[attr-defined]  # noqa: SLF001 - there is no other way
    factory._given_basetemp = folder / "tests"  # noqa: SLF001


def _run(item: pytest.Item, following: pytest.Item | None) -> None:
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
