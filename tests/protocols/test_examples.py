"""Every worked example beside a protocol comes out as it says."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.protocols.examples import PROTOCOLS, disagreements, every_example

EXAMPLES = every_example()


@pytest.mark.parametrize(
    ("path", "example"),
    EXAMPLES,
    ids=[f"{path.parent.name}: {example['title']}" for path, example in EXAMPLES],
)
def test_comes_out_as_it_says(path: Path, example: dict[str, Any]) -> None:
    assert disagreements(path, example) == []


def test_each_protocol_has_at_least_eight() -> None:
    counted = Counter(path.parent.name for path, _ in EXAMPLES)
    assert {
        folder.name
        for folder in PROTOCOLS.iterdir()
        if folder.is_dir() and counted[folder.name] < 8
    } == set()


def test_no_title_is_used_twice_in_a_file() -> None:
    counted = Counter((path, example["title"]) for path, example in EXAMPLES)
    assert [title for (_, title), times in counted.items() if times > 1] == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"clause": "SEF-1.1", "due": "none"},
        {"clause": "SEF-1.1", "how": "overtaken"},
        {"clause": "SEF-3.4b"},
        {"absent": "SEF-1.1"},
        {"clock": "SEF-1.1"},
        {"notice": "SEF-2.5"},
        {"refused": 1, "code": "not-late"},
        {"status": "ended"},
    ],
)
def test_a_wrong_example_is_found(wrong: dict[str, Any]) -> None:
    path, example = next(
        (path, example) for path, example in EXAMPLES if path.parent.name == "sefton"
    )
    story = {"case": example["case"], "step": example["step"][:2], "expect": [wrong]}
    assert disagreements(path, story) != []
