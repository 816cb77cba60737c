"""Whatever is done for many cases reads each of them so that a damaged one can't hold up the rest:
through `unless_damaged` of casework.damage.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.source import PACKAGE, python_files, tree, where

READS = {"load", "events"}  # of casework.store
GUARD = "unless_damaged"
# What reads a case by itself, each with why it reads one only.
ALONE = {
    "opened": "the page of a case, which says itself that it is damaged",
    "_ready": "an act in one case",
    "record_day": "a closed day in one case; the job hands each of its cases to the guard",
    "_sent_before": "a form that was sent twice",
}
ONE_BY_ONE = {"opened", "case", "perform"}  # called for one case, and never in turn for many
LOOPS = (ast.For, ast.While, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def test_whatever_reads_many_cases_lets_no_damaged_one_hold_up_the_rest() -> None:
    found = [
        where(file, line)
        for file in python_files(PACKAGE / "casework")
        if file.name != "store.py"
        for line in _unguarded(file)
    ]
    assert not found, f"Hand it to `damage.{GUARD}`, or say in ALONE why it reads one case: {found}"


def test_no_page_opens_many_cases_in_turn() -> None:
    found = [
        where(file, call.lineno)
        for file in python_files()
        for loop in ast.walk(tree(file))
        if isinstance(loop, LOOPS)
        for call in ast.walk(loop)
        if isinstance(call, ast.Call) and _of_a_room(call.func) in ONE_BY_ONE
    ]
    assert not found, f"Ask for a glimpse of each, which a damaged case can't break: {found}"


def test_what_reads_one_case_is_still_there() -> None:
    names = {each.name for file in python_files(PACKAGE / "casework") for each in _functions(file)}
    assert not ALONE.keys() - names, "take it out of ALONE"


def _unguarded(file: Path) -> Iterator[int]:
    """The lines of the functions that read a case, themselves or through one beside them, and are
    neither handed to the guard nor known to read one case only.
    """
    reading: dict[str, ast.FunctionDef] = {}
    while more := {
        each.name: each
        for each in _functions(file)
        if each.name not in ALONE.keys() | reading.keys() and _reads(each, set(reading))
    }:
        reading |= more
    passed_on = {name for function in reading.values() for name in _called(function)}
    for name in reading.keys() - passed_on - _handed(file):
        yield reading[name].lineno


def _functions(file: Path) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(tree(file)) if isinstance(node, ast.FunctionDef)]


def _reads(function: ast.FunctionDef, reading: set[str]) -> bool:
    return any(
        _of_store(call.func) or (isinstance(call.func, ast.Name) and call.func.id in reading)
        for call in _calls(function)
    )


def _called(function: ast.FunctionDef) -> set[str]:
    return {call.func.id for call in _calls(function) if isinstance(call.func, ast.Name)}


def _calls(function: ast.FunctionDef) -> Iterator[ast.Call]:
    return (node for node in ast.walk(function) if isinstance(node, ast.Call))


def _of_store(called: ast.expr) -> bool:
    return (
        isinstance(called, ast.Attribute)
        and isinstance(called.value, ast.Name)
        and (called.value.id == "store" and called.attr in READS)
    )


def _of_a_room(called: ast.expr) -> str:
    """The name of what is called of `queries` or `service`; "" of anything else."""
    if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name):
        return called.attr if called.value.id in {"queries", "service"} else ""
    return ""


def _handed(file: Path) -> set[str]:
    """The functions that are handed to the guard, as they are or in part filled in."""
    handed: set[str] = set()
    partly = {
        target.id: node.value
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for call in ast.walk(tree(file)):
        if isinstance(call, ast.Call) and getattr(call.func, "attr", "") == GUARD:
            done = call.args[0]
            done = partly.get(done.id, done) if isinstance(done, ast.Name) else done
            handed |= {each.id for each in ast.walk(done) if isinstance(each, ast.Name)}
    return handed
