"""What a rehearsal says first, and what it says once."""

from pathlib import Path

from concordat.stories.rehearse import Rehearsal, protocol_of, rehearse
from concordat.stories.scenario import understood
from concordat.stories.timeline import as_text


def rehearsed_from(protocol: str, *steps: tuple[str, ...]) -> Rehearsal:
    """A story raised on Monday the 2nd, and then these steps: when, what, with which outcome."""
    step = [{"at": "2026-11-02T10:00:00", "did": "raised"}]
    for at, did, *outcome in steps:
        step.append({"at": at, "did": did} | ({"outcome": outcome[0]} if outcome else {}))
    case = {"raising": "school", "answering": "childrens-services"}
    path = Path("story.toml")
    scenario = understood(path, {"protocol": protocol, "case": case, "step": step})
    return rehearse(scenario, protocol_of(scenario, path))


def test_a_time_for_a_stage_that_has_passed_stands_before_what_is_owed() -> None:
    story = rehearsed_from("liverpool", ("2026-11-06T10:00:00", "look"))
    late, *others = as_text(story).split("\n\n")[1].splitlines()[1:]
    assert late.startswith("  Stage 1, 2 days after it was raised (LIV-1d): late")
    assert [line for line in others if "Stage 1, 2 days after" in line] == []
    assert "  Stage 2, 9 days after it was raised" in others[-3]


def test_what_is_given_up_no_more_because_it_went_on_is_said_once() -> None:
    late = (("2026-11-02T11:00:00", "BLA-1a"), ("2026-11-10T10:00:00", "withdrawn"))
    story = rehearsed_from("blackpool", *late, ("2026-11-10T11:00:00", "BLA-1b", "not agreed"))
    lines = [line for line in as_text(story).splitlines() if "given up any more" in line]
    assert lines == [
        "11am on Tuesday 10 November 2026    This is not being given up any more: the case went on"
    ]
    look = ("2026-11-20T11:00:00", "look")
    kept = rehearsed_from("blackpool", *late, ("2026-11-10T11:00:00", "kept-going"), look)
    assert "given up any more" not in as_text(kept)
    ended = rehearsed_from("blackpool", *late, look)
    assert "The case ended: withdrawn" in as_text(ended)
    assert "given up any more" not in as_text(ended)
