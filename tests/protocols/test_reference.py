"""The reference for authors says what the files may hold, with examples that are run; the page
committed is that.
"""

from typing import get_args

import pytest

from concordat.core.protocol import SignalKind
from concordat.library.files.limits import parse_limit
from concordat.library.files.names import KnownNames
from concordat.library.files.outcomes import outcome_problems
from concordat.library.files.shape import SHAPES
from concordat.library.files.signals import parse_anchor, parse_signal
from concordat.library.telling.papers import TABLES, keys_of
from concordat.library.telling.reference import reference
from concordat.library.telling.say.signals import SIGNALS
from concordat.library.telling.vocabulary import ANCHORS, LIMITS, OUTCOMES
from tests.protocols.examples import PROTOCOLS
from tests.protocols.test_language import FILES
from tests.recorded import Recorded

ROOT = PROTOCOLS.parent
PAGE = ROOT / "docs" / "reference" / "protocol-files.md"
NAMES = KnownNames(
    steps=frozenset({"managers"}),
    duties={"raise": frozenset(), "refer": frozenset(), "talk": frozenset({"not agreed"})},
    facts=frozenset({"plan"}),
    posts=frozenset(),
    kinds=frozenset(),
    routes=frozenset(),
    stages=frozenset(),
)


def examples() -> dict[str, str]:
    return {
        f"../../{path.relative_to(ROOT).as_posix()}": path.read_text(encoding="utf-8")
        for path in FILES
    }


def test_the_page_is_up_to_date(recorded: Recorded) -> None:
    recorded(PAGE, reference(examples()))


def test_every_key_has_an_example_that_is_run() -> None:
    tables = reference(examples()).split("\n## The file of forms")[0].splitlines()
    assert [row for row in tables if row.startswith("| `") and row.endswith("|  |")] == []


def test_every_key_of_the_file_of_forms_is_in_it_and_no_other() -> None:
    for heading, (shape, meanings) in TABLES.items():
        assert tuple(meanings) == keys_of(shape), heading
    page = reference(examples())
    for key in ("footnotes", "for_completion", "choices", "copies"):
        assert f"| `{key}` |" in page


def test_every_key_says_what_it_means() -> None:
    silent = [
        f"{sort}.{key}"
        for sort, shape in SHAPES.items()
        for key, it in shape.model_fields.items()
        if not it.description
    ]
    assert silent == []


@pytest.mark.parametrize("words", LIMITS)
def test_limits_are_written_like_that(words: str) -> None:
    assert parse_limit(words).words == words


@pytest.mark.parametrize("words", SIGNALS)
def test_what_happens_is_written_like_that(words: str) -> None:
    assert parse_signal(words, "managers", NAMES)


def test_every_kind_of_thing_that_happens_is_in_the_table() -> None:
    told = {parse_signal(words, "managers", NAMES).kind for words in SIGNALS}
    missing = set(get_args(SignalKind)) - told
    assert missing == set(), "Give these words in SIGNALS, library/telling/say/signals.py."


@pytest.mark.parametrize("words", ANCHORS)
def test_from_when_is_written_like_that(words: str) -> None:
    assert parse_anchor(words, "managers", NAMES)


@pytest.mark.parametrize("act", ["meet", "decide", "write"])
def test_outcomes_are_written_like_that(act: str) -> None:
    """Each act takes the words that are said of it, and those that follow by themselves."""
    said = {"meet": ["agreed", "not agreed"], "decide": ["upheld", "differ"], "write": ["done"]}[
        act
    ]
    assert {"agreed", "upheld", "done", "late", "differ"} == set(OUTCOMES)
    table = {"act": act, "within": "2 working days", "then": dict.fromkeys([*said, "late"], "stay")}
    several = (
        {"who": ["raising director", "answering director"], "owed": "post"}
        if act == "decide"
        else {}
    )
    assert list(outcome_problems({"duty": {"x": table | several}})) == []


def test_links_lead_to_files() -> None:
    for file in examples():
        assert (PAGE.parent / file).is_file()
