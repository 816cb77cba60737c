"""What tries changes on the tests is itself tried: on a function that a test looks at, and one that
none does.
"""

import os
import subprocess
import sys
from datetime import time
from pathlib import Path

import msgspec

from concordat.core.calendar import say_time
from mutation.changes import SOURCE, all_changes, install
from mutation.forks import Task, side_by_side
from tests.house.source import ROOT


def test_every_change_is_another_function_in_the_same_place() -> None:
    changes = all_changes("core/duties/deadlines")
    assert len(changes) > 50
    assert len({change.name for change in changes}) == len(changes)
    text = (SOURCE / changes[0].path).read_text("utf-8")
    for change in changes:
        assert change.before != change.after
        assert change.in_file(text) != text
        assert change.undone().in_file(text).split() == text.split()


def test_a_change_is_made_in_the_fork_alone() -> None:
    [change] = [
        each
        for each in all_changes("core/calendar")
        if each.function == "say_time" and "XXmiddayXX" in each.after
    ]

    def said(_: Path) -> str:
        install(change)
        return say_time(time(12))

    assert list(side_by_side(1, [Task(said)], msgspec.json.Decoder(str))) == ["XXmiddayXX"]
    assert say_time(time(12)) == "midday"


def test_a_fork_that_dies_has_the_answer_it_was_given() -> None:
    tasks = [
        Task(lambda _: os.kill(os.getpid(), 9), otherwise="died"),
        Task(lambda folder: folder.name[:8]),
    ]
    assert sorted(side_by_side(2, tasks, msgspec.json.Decoder(str))) == ["died", "mutation"]


def test_what_a_test_looks_at_is_noticed_and_what_none_does_is_not() -> None:
    def told(tests: str) -> str:
        command = [
            sys.executable,
            "-m",
            "mutation",
            "--only",
            "core/posts.py",
            "--sample",
            "5",
            "--tests",
            tests,
        ]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout

    assert "100.0 % of     5 noticed" in told("tests/core/test_posts.py")
    assert "never walked" in told("tests/core/test_calendar.py")
