"""What people read uses one plain word for one thing, and none of those that were given up."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.source import ROOT

SRC = ROOT / "src" / "concordat"
GIVEN_UP = {
    r"nobody's limit": "No deadline running",
    r"past their date after an end": "Still to be done, case closed",
    r"proclaim": "Add a closed day",
    r"take on or hand on|hand on (?:a )?case": "Reassign a case",
    r"waiting on nobody": "No deadline running",
    r"stops no limit|everybody's time goes on": "Deadlines keep running",
    r"show fewer": "Filter",
    r"not asked for yet": "leave it out until it is due",
    r"(?<!designated )(?<!reviewing )(?<!business )officers?\b": "Business manager",
    r"raising side|answering side": "the agency that raised it, or that was asked, by name",
    r"\bdut(?:y|ies)\b(?! team)": "Task",
    r"\bposts?\b": "Role",
    r"\blimits?\b": "Deadline",
    r"nothing keeps the (?:child|adult)": "No safety plan known yet",
    r"danger passed": "Immediate action taken",
    r"late now": "overdue",
    r"\bmusts\b": "overdue",
    r"will stand here": "Will appear here",
    r"break-glass": "Emergency access",
    r"\brecuse": "Step aside",
    r"critical incident": "Serious safeguarding incident",
    r"\bow(?:e|es|ed|ing)\b": "still to be done, or the task",
    r"of nobody any more": "Nobody has to do it",
    r"asked apart": "asked separately",
    r"passed over": "Not asked",
    r"nobody holds": "Unassigned tasks",
    r"senior people": "By role and agency",
    r"both agencies": "By name, or the agency that raised it and the one that was asked",
    r"concordat asks|asked by (?:concordat|the board)": "Whose rule it is",
}
"""What is given up, and what is said instead."""

TAGS = re.compile(r"<[^>]*>|\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
WORDS_OF_PAGES = ("pages", "brief", "documents", "core", "casework", "people", "demonstration")
ELSEWHERE = {
    # said to whoever keeps the directory or writes a protocol, in the words of their files
    "pages/protocols",
    "core/protocol",
    "people/fit.py",
    "people/folder.py",
}
AS_IT_IS = {
    "what follows is told: duties that open, dates, stages and ends",
    "” says nothing without whoever owes the duty",
    "the duty ",
    "nothing that is owed was handed on in entry ",
    "those whose it is are told that they owe it, or are asked to accept it",
    "those who owe something are told its new date",
    "nothing is owed under ",
    "not owed",  # the name of a notice
}
"""Read by nobody: reasons in the code, and a programmer's mistake."""


def _of_templates() -> Iterator[tuple[Path, str]]:
    for path in sorted((SRC / "pages").rglob("*.html")):
        yield path, " ".join(TAGS.sub(" ", path.read_text("utf-8")).split())


def _of_code() -> Iterator[tuple[Path, str]]:
    """Every text with a space in it, those that only say what code is for left out."""
    for place in WORDS_OF_PAGES:
        for path in sorted((SRC / place).rglob("*.py")):
            tree = ast.parse(path.read_text("utf-8"))
            remarks = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
            for node in ast.walk(tree):
                if not isinstance(node, ast.Constant) or id(node) in remarks:
                    continue
                if isinstance(node.value, str) and " " in node.value.strip():
                    yield path, node.value


def given_up(text: str) -> list[str]:
    """What a text says that was given up, each with what to say instead."""
    return [
        f"“{found[0]}”: say “{instead}”"
        for pattern, instead in GIVEN_UP.items()
        if (found := re.search(pattern, text, re.IGNORECASE))
    ]


def test_no_page_says_what_was_given_up() -> None:
    found = [
        f"{path.relative_to(SRC)}: {line} in “{text[:80]}”"
        for path, text in (*_of_templates(), *_of_code())
        if text not in AS_IT_IS
        and not any(str(path.relative_to(SRC)).startswith(each) for each in ELSEWHERE)
        for line in given_up(text)
    ]
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        "Waiting on nobody's limit",
        "Late now: 2 musts",
        "The raising side said so.",
        "Only the board's officer can do this.",
        "Nothing keeps the child safe for now",
        "The limit has passed.",
        "This is not owed any more",
        "Ended: agreed. Still owed",
        "Concordat asks you to say",
        "It is asked of nobody any more.",
        "Each agency is asked apart from this to accept it.",
        "Passed over, because nobody acts there now",
        "Tasks nobody holds",
        "The senior people of both agencies were told",
    ],
)
def test_what_was_given_up_is_found(text: str) -> None:
    assert given_up(text) != []


@pytest.mark.parametrize(
    "text",
    ["The Independent Reviewing Officer", "Ask for the emergency duty team", "Business Officer"],
)
def test_names_that_the_field_uses_stay(text: str) -> None:
    assert given_up(text) == []
