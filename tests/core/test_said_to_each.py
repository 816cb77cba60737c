"""In which words each side reads what was done: its own people as the other side does."""

from typing import Any

from msgspec.structs import replace

from concordat.core.notices.acts import of_acts
from concordat.core.posts import PostRef
from concordat.core.protocol import Permission, Signal
from tests.core.ladder import LADDER
from tests.core.stories import Story
from tests.core.telling import run
from tests.core.test_who_is_told import ROWS

CARE = {"side": "answering", "agency": "childrens-services"}
CALLED_AGREED = ["SEF-1.1", {"did": "SEF-1.2b", "outcome": "agreed", "side": "raising"}]
ASKED = ("confirm what was agreed", "say, for each point in dispute")


def said(row: dict[str, Any]) -> dict[str, list[str]]:
    return run(row).said


def row_of(text: str) -> dict[str, Any]:
    """The row of the table that begins so."""
    (found,) = (each for each in ROWS if each["text"].startswith(text))
    return found


def test_ones_own_people_read_what_was_said_and_not_that_something_was_done() -> None:
    for word, read in (("not agreed", "that it is not agreed"), ("agreed", "what is agreed")):
        row = {
            "protocol": "sefton",
            "so_far": CALLED_AGREED,
            "act": "positioned",
            "with": CARE | {"said": word},
            "by": "answering team manager",
        }
        found = said(row)
        for reader in ("answering practitioner", "raising practitioner"):
            assert f"childrens-services said {read}" in found[reader], reader
        assert not [each for lines in found.values() for each in lines if ASKED[0] in each]


def test_so_do_the_managers_of_who_raised_it_at_the_next_stage() -> None:
    row = {
        "protocol": "sefton",
        "so_far": ["SEF-1.1", "SEF-1.2b: not agreed", "SEF-2.1", "SEF-2.3a"],
        "act": "positioned",
        "with": {"side": "raising", "agency": "childrens-services", "said": "not agreed"},
        "by": "raising safeguarding lead",
    }
    found = said(row)
    assert "school said that it is not agreed" in found["raising practitioner"]
    done = [each for lines in found.values() for each in lines if each.startswith("this has been")]
    assert not [each for each in done if ASKED[1] in each]


def test_that_it_goes_to_the_chair_is_told_though_the_stage_has_the_same_number() -> None:
    found = said(row_of("The Director's letter with outcome and rationale"))
    for reader in ("board business manager", "raising practitioner", "answering team manager"):
        assert "the case went on to stage 3 (The Chair decides)" in found[reader]
    assert "board independent chair" not in found, "the letter of SEF-3.3 brings it to the Chair"


def test_who_stepped_aside_and_who_goes_on_is_told_to_the_other_side_and_to_the_board() -> None:
    found = said(row_of("The raiser steps aside"))
    goes_on = "goes on with this case in their place"
    for reader in ("answering practitioner", "answering team manager", "board business manager"):
        (line,) = {each for each in found[reader] if goes_on in each}
        assert "stepped aside: the safeguarding lead of " in line


def test_of_whom_representations_are_sought_reads_who_of_their_agency_may_give_them() -> None:
    found = said(row_of("The Chair seeks written representations of both Directors"))
    for reader in ("raising director", "answering director"):
        (line,) = {each for each in found[reader] if "asks your agency to" in each}
        assert "give written representations to the Chair: the " in line
        for post in ("Director", "Service Manager", "nobody has to"):
            assert post in line, line


def test_who_of_another_agency_may_is_not_said_to_those_of_this_one() -> None:
    may = Permission(
        key="write in",
        clause=None,
        who=(PostRef("raising", "manager"), PostRef("answering", "team lead")),
        of=(),
        what="write in",
        act="write",
        opens=(Signal("done", "colleagues.raise"),),
    )
    story = Story(protocol=replace(LADDER, permissions=(may,)))
    many = len(story.events)
    story.done("colleagues.raise", "2 11:00")
    found = of_acts(story.record.protocol, story.case, story.events[many:])
    lines = {each.what for each in found if each.kind == "asked"}
    assert lines == {"asks your agency to write in: the Team Lead may, and nobody has to"}
