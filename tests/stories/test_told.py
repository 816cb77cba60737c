"""A rehearsal says who is told what by the procedure: in its text, as JSON, where it explains."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from concordat.core.calendar import LONDON
from concordat.stories.explaining import countings
from concordat.stories.rehearse import Rehearsal, protocol_of, rehearse
from concordat.stories.scenario import understood
from concordat.stories.timeline import as_text
from concordat.stories.values import as_values
from tests.protocols.examples import every_example

CONTACT = (
    "this was done: consider the concern, alert the Director of Children's Services and contact "
    "the agency that raised it"
)
MEDIATOR = "Partnership representative (mediator)"
POLICY = "Significant policy issues, after everything was agreed"
FOR_THE_HEAD = ("Practitioner", "Line Manager", "Director of Children's Services")


def told(board: str, title: str) -> Rehearsal:
    """A worked example of that board's procedure, as it goes."""
    found = every_example(pattern=f"{board}/*.2")
    path, example = next(each for each in found if each[1]["title"] == title)
    raw = {"protocol": board, "case": example["case"], "step": example["step"]}
    scenario = understood(path, raw | {"version": path.name.removesuffix(".examples.toml")})
    return rehearse(scenario, protocol_of(scenario, path))


@pytest.fixture
def to_the_head() -> Rehearsal:
    return told("blackpool", "To the Head, and nobody beyond to decide")


def test_those_whom_a_duty_must_reach_are_among_the_notices_once_it_was_done(
    to_the_head: Rehearsal,
) -> None:
    notices = as_values(to_the_head)["notices"]
    found = [each for each in notices if each["clause"] == "BLA-3b"]
    assert [each["what"] for each in found] == [CONTACT] * len(found)
    assert {(each["side"], each["at"]) for each in found} == {
        ("raising", "2026-11-16T09:00:00+00:00"),
        ("answering", "2026-11-16T09:00:00+00:00"),
    }
    assert len(found) == len(FOR_THE_HEAD)


def test_whoever_is_told_of_it_stands_under_what_was_done(to_the_head: Rehearsal) -> None:
    lines = as_text(to_the_head).splitlines()
    place = next(n for n, line in enumerate(lines) if "(BLA-3b)" in line and "Told " in line)
    assert lines[place - 1].startswith("9am on Monday 16 November 2026  ")
    assert "BLA-3b" in lines[place - 1]
    assert "Director of Children's Services (Children's services)" in lines[place]


def test_what_is_explained_says_who_was_told_of_it(to_the_head: Rehearsal) -> None:
    (counted,) = countings(to_the_head, "BLA-3b")
    assert any(CONTACT in note and "Told the" in note for note in counted.notes)
    (other,) = countings(to_the_head, "BLA-3a")
    assert not any(CONTACT in note for note in other.notes)


def test_a_decision_and_a_notice_of_the_text_are_told_to_everybody_whom_they_name() -> None:
    title = "The whole ladder, to a binding decision a second too late"
    notices = as_values(told("sefton", title))["notices"]
    by_clause = {
        clause: [each for each in notices if each["clause"] == clause]
        for clause in ("SEF-2.5", "SEF-3.4b")
    }
    assert [each["to"] for each in by_clause["SEF-2.5"]] == ["LSCB Business Manager"]
    decided = by_clause["SEF-3.4b"]
    assert {each["side"] for each in decided} == {"raising", "answering", "board"}
    assert {each["what"] for each in decided} == {"the LSCB Chair decided"}
    assert [each["at"] for each in notices] == sorted(each["at"] for each in notices)


def test_a_post_of_the_board_or_of_nobodys_agency_is_told_once_and_of_no_agency() -> None:
    letter = "Forty-eight hours over the night the clocks go forward"
    (copy,) = (
        each
        for each in as_values(told("sefton", letter))["notices"]
        if (each["clause"], each["because"]) == ("SEF-2.4b", "notice")
    )
    assert (copy["side"], copy["agency"]) == ("board", None)
    leads = as_values(told("sussex", POLICY))["notices"]
    third = [each["agency"] for each in leads if each["side"] == "third"]
    assert third == [None]


def test_nobody_is_told_who_was_never_identified() -> None:
    steps = [("raised", None), ("LIV-1a", "not agreed"), ("LIV-1b", "not agreed")]
    steps += [("LIV-2a", "not agreed"), ("LIV-3b1", "not agreed"), ("LIV-3b2", "not agreed")]
    steps += [("LIV-4a", None), ("LIV-4b", "decided")]
    mediated = liverpool(steps)
    assert MEDIATOR in {each["to"] for each in mediated if each["clause"] == "LIV-4b"}
    silent = [*steps[:5], ("moved-up", None), *steps[6:]]
    assert MEDIATOR not in {each["to"] for each in liverpool(silent)}


def liverpool(steps: list[tuple[str, str | None]]) -> list[dict[str, object]]:
    """Who is told in a story of these steps, one every third day."""
    case = {"raising": "school", "answering": "childrens-services"}
    began = datetime(2026, 11, 2, 10, tzinfo=LONDON)
    told_in = [
        {"at": began + timedelta(days=3 * n), "did": did} | ({"outcome": word} if word else {})
        for n, (did, word) in enumerate(steps)
    ]
    raw = {"protocol": "liverpool", "case": case, "step": told_in}
    here = Path(__file__)
    scenario = understood(here, raw)
    found: list[dict[str, object]] = as_values(rehearse(scenario, protocol_of(scenario, here)))[
        "notices"
    ]
    return found
