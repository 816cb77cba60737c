"""What a protocol does with each clause of its source: nothing is dropped."""

from typing import Any

import msgspec
import pytest

from concordat.core.protocol import Kind, Protocol
from concordat.library.files.load import load_file
from concordat.library.findings.ledger import Ledger, ledger_of
from tests.library.mistakes import HERE

ONE, OTHER = "5.1", "4"


@pytest.fixture(scope="module")
def every() -> Protocol:
    return load_file(HERE / "every-key.toml")


def test_all_that_is_done_with_clauses(every: Protocol) -> None:
    assert ledger_of(every) == Ledger(
        cited=("1", "2", "3", "4"),
        text_only=("5.1",),
        readings=("days",),
        silences=("no-limit",),
        gaps=("police",),
        findings=("short",),
        local=("no-answer", "confirm", "workers.talk", "end", "second", "meeting"),
    )


def bare(every: Protocol) -> Protocol:
    """The protocol without anything that cites a clause."""
    nothing: dict[str, Any] = dict.fromkeys(
        ("kinds", "instead", "facts", "alongside", "clocks", "notices", "permissions"), ()
    )
    tables: dict[str, Any] = {"duties": {}, "posts": {}, "routes": {}, "steps": {}}
    admission = msgspec.structs.replace(every.admission, clause=None, cites=())
    return msgspec.structs.replace(every, **nothing, **tables, admission=admission)


@pytest.mark.parametrize(
    "sort", ["kinds", "instead", "alongside", "facts", "clocks", "notices", "permissions"]
)
def test_one_of_any_sort_is_enough_to_use_a_clause(every: Protocol, sort: str) -> None:
    element = getattr(every, sort)[0]
    cited = {sort: (msgspec.structs.replace(element, clause=ONE),)}
    assert ledger_of(msgspec.structs.replace(bare(every), **cited)).cited[-1] == ONE


@pytest.mark.parametrize("sort", ["duties", "posts", "routes", "steps"])
def test_one_of_any_table_is_enough_to_use_a_clause(every: Protocol, sort: str) -> None:
    key, element = next(iter(getattr(every, sort).items()))
    cited = {sort: {key: msgspec.structs.replace(element, clause=ONE)}}
    assert ledger_of(msgspec.structs.replace(bare(every), **cited)).cited[-1] == ONE


@pytest.mark.parametrize("sort", ["clocks", "notices", "permissions"])
@pytest.mark.parametrize("clause", [OTHER, None])
def test_what_runs_may_rest_on_further_clauses(
    every: Protocol, sort: str, clause: str | None
) -> None:
    cited = {sort: (msgspec.structs.replace(getattr(every, sort)[0], clause=clause, cites=(ONE,)),)}
    found = ledger_of(msgspec.structs.replace(bare(every), **cited))
    assert found.cited == ((OTHER, ONE) if clause else (ONE,))


@pytest.mark.parametrize(("clause", "used"), [(OTHER, (OTHER, ONE)), (None, (ONE,))])
def test_so_may_who_may_raise_it(
    every: Protocol, clause: str | None, used: tuple[str, ...]
) -> None:
    admission = msgspec.structs.replace(every.admission, clause=clause, cites=(ONE,))
    assert ledger_of(msgspec.structs.replace(bare(every), admission=admission)).cited == used


def test_what_describes_need_not_name_a_clause(every: Protocol) -> None:
    assert ledger_of(bare(every)).cited == ()
    assert ledger_of(msgspec.structs.replace(bare(every), kinds=(Kind("k", "K"),))).cited == ()
