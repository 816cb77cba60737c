"""A rehearsal says that danger stands, who is asked to say that they have read it and by when, and
who is asked next: as text and on its page.
"""

from pathlib import Path

import pytest

from concordat.pages.protocols.rehearsing import rehearsed, trial_of
from concordat.stories.rehearse import Rehearsal, protocol_of, rehearse
from concordat.stories.scenario import understood
from concordat.stories.timeline import as_text

STANDS = (
    "A child is thought to be in immediate danger, stated 11am on Monday 2 November by School: "
    "this stands"
)


def told(*steps: str, protocol: str = "blackpool") -> Rehearsal:
    """A story in which danger is stated at eleven, and then these steps: at which time, what."""
    step = [
        {"at": "2026-11-02T10:00:00", "did": "raised"},
        {"at": "2026-11-02T11:00:00", "did": "immediate-risk"},
    ]
    for each in steps:
        at, did, *side = each.split()
        step.append({"at": f"2026-11-02T{at}:00", "did": did} | ({"side": side[0]} if side else {}))
    case = {"raising": "school", "answering": "childrens-services"}
    path = Path("danger.toml")
    scenario = understood(path, {"protocol": protocol, "case": case, "step": step})
    return rehearse(scenario, protocol_of(scenario, path))


def now(story: Rehearsal) -> list[str]:
    """What is said of danger at the end."""
    _, as_it_is = as_text(story).split("\n\n")
    lines = [line.strip() for line in as_it_is.splitlines()]
    page = rehearsed(trial_of(story)).danger
    assert [*page] == [f"{line}." for line in lines[1 : 1 + len(page)]]
    return [each.removesuffix(".") for each in page]


def test_it_stands_first_and_whoever_is_asked_to_read_it_has_half_an_hour() -> None:
    stands, *asked = now(told("11:20 look"))
    assert stands == STANDS
    assert len(asked) == 2
    assert all(each.endswith("by 11:30am on Monday 2 November") for each in asked)
    assert ["(School)" in asked[0], "(Children's services)" in asked[1]] == [True, True]


def test_the_next_one_up_is_asked_once_the_time_has_passed() -> None:
    story = told("12:15 look")
    lines = [line for line in as_text(story).splitlines() if "Asked to say" in line]
    times = [line.split("by ")[-1] for line in lines if line.startswith(("11", "midday"))]
    assert [time.split(" on ")[0] for time in times] == ["11:30am"] * 2 + ["midday"] * 2 + [
        "12:30pm"
    ] * 2
    assert all("by 12:30pm" in each for each in now(story)[1:])
    entry = next(
        each for each in rehearsed(trial_of(story)).happened if "immediate danger" in each.what
    )
    assert entry.words.count("Asked to say that this was read") == len(times)


def test_where_nobody_is_left_to_be_asked_that_is_overdue() -> None:
    overdue = [
        each for each in now(told("23:00 look")) if "has not said that this was read" in each
    ]
    assert len(overdue) == 2
    assert all(": overdue since " in each for each in overdue)


def test_whoever_has_read_it_is_asked_no_more_and_it_stands_until_it_is_over() -> None:
    read = told("11:10 danger-acknowledged answering", "11:20 look")
    stands, *asked = now(read)
    assert stands == STANDS
    assert [each for each in asked if "(Children's services)" in each] == []
    passed = told("11:10 danger-passed", "11:20 look")
    assert now(passed)[-1] == (
        "Immediate action was taken: Children's services is asked whether it agrees"
    )
    over = told("11:10 danger-passed", "11:20 danger-answered", "11:25 look")
    assert now(over) == []


@pytest.mark.parametrize("protocol", ["sefton", "liverpool", "berkshire", "sussex"])
def test_every_procedure_says_so(protocol: str) -> None:
    assert now(told("11:20 look", protocol=protocol))[0] == STANDS


def test_once_it_was_read_it_says_who_is_asked_to_record_what_was_done() -> None:
    found = now(told("11:10 danger-acknowledged raising", "11:15 look"))
    (asked,) = [each for each in found if each.startswith("Asked to record what was done")]
    assert asked.endswith("by 11:40am on Monday 2 November")
