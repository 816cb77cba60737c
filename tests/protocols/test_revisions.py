"""The revisions of the five files: sound, losing no must, and different from what was published
where the texts were read again.
"""

from functools import cache
from pathlib import Path

import pytest

from concordat.core.protocol import Protocol
from concordat.library.files.folder import versions
from concordat.library.files.load import load_file
from concordat.library.files.published import published_fingerprint
from concordat.library.findings.check import check
from concordat.library.findings.compare import compare

READ_AGAIN = {
    "sefton": {"SEF-1.1", "SEF-2.5", "SEF-3.3", "SEF-3.4a", "SEF-3.4b", "SEF-NB"},
    "liverpool": {"LIV-0g", "LIV-1b", "LIV-1c", "LIV-1e", "LIV-2a", "LIV-2c", "LIV-3b2", "LIV-4b"},
    "blackpool": {"BLA-00", "BLA-1a", "BLA-3c2", "BLA-4c"},
    "berkshire": {"BER-2.4", "BER-2.5", "BER-2.6b", "BER-2.6c", "BER-N1", "BER-1.3"},
    "sussex": {"SUS-2", "SUS-4", "SUS-5", "SUS-7a", "SUS-9", "SUS-17", "SUS-18", "SUS-20"},
}
"""The clauses that each revision carries out, or reads, otherwise than before."""
ADDED = {
    *("no-answer", "early-on-risk", "withdrawal", "meeting-and-company", "business-manager-sees"),
    *("fallbacks", "said-and-confirmed", "actions", "danger", "lead-from-the-start", "the-child"),
}


def files(board: str) -> list[Path]:
    return list(versions(board).values())


@cache
def newest(board: str) -> Protocol:
    return load_file(files(board)[-1])


@pytest.mark.parametrize("board", READ_AGAIN)
def test_a_revision_is_sound_loses_no_must_and_is_sealed(board: str) -> None:
    path = files(board)[-1]
    verdict = check(path)
    assert not verdict.failed
    assert [each.sentence for each in verdict.findings if _loses_a_must(each.sentence)] == []
    assert published_fingerprint(path) == newest(board).fingerprint


def _loses_a_must(sentence: str) -> bool:
    return any(said in sentence for said in ("is lost", "is never owed", "is owed once"))


@pytest.mark.parametrize("board", READ_AGAIN)
def test_a_limit_that_the_text_does_not_give_is_declared(board: str) -> None:
    protocol = newest(board)
    silences = [each for each in protocol.remarks if "limit" in each.lacks]
    silent = {clause for each in silences for clause in each.clauses}
    unlimited = [it for it in protocol.duties.values() if it.limit is None and it.clause]
    owed = [it for it in unlimited if not it.met_by_the_record]
    assert [it.key for it in owed if it.clause not in silent] == []


@pytest.mark.parametrize(("board", "clauses"), READ_AGAIN.items())
def test_what_was_read_again_is_compared(board: str, clauses: set[str]) -> None:
    before, after = (load_file(path) for path in files(board)[-2:])
    assert clauses - {each.clause for each in compare(before, after)} == set()


@pytest.mark.parametrize("board", READ_AGAIN)
def test_every_rule_that_a_text_lacks_is_declared_as_added(board: str) -> None:
    added = {each.key for each in newest(board).remarks if each.sort == "local"}
    assert added - {"protective-date", "only-told"} == ADDED


def test_only_a_board_member_of_an_agency_not_involved_chairs_the_meeting() -> None:
    chair = newest("berkshire").posts["meeting chair"]
    assert (chair.independent, chair.among) == (True, "board member")


def test_nobody_of_an_agency_of_the_case_mediates_or_sits_on_a_panel() -> None:
    posts = newest("liverpool").posts
    assert [posts[each].independent for each in ("mediator", "panel member")] == [True, True]


READ = [
    ("blackpool", "BLA-4b1", "actor", "by all relevant parties"),
    ("blackpool", "BLA-4b1", "anchor", "serious and potentially life threatening"),
    ("liverpool", "LIV-2b", "anchor", "collate detail of cases escalated to them"),
    ("liverpool", "LIV-2b", "outcome", "detail of dispute must be recorded"),
    ("liverpool", "LIV-4b", "actor", "convene a resolution panel"),
    ("liverpool", "LIV-APP1", "anchor", "returned as requested"),
    ("liverpool", "LIV-APP2", "actor", "notified to LSCB Executive Group"),
    ("sussex", "SUS-8", "outcome", "requesting agency/ies"),
]
"""What the words of a clause leave open, and the file takes in one way."""


@pytest.mark.parametrize(("board", "clause", "reads", "words"), READ)
def test_what_is_read_into_a_clause_is_declared_beside_its_words(
    board: str, clause: str, reads: str, words: str
) -> None:
    remarks = [each for each in newest(board).remarks if clause in each.clauses]
    readings = [each for each in remarks if each.sort == "reading" and reads in each.reads]
    assert [each.key for each in readings if words in each.text and each.others and each.changes]


@pytest.mark.parametrize("board", READ_AGAIN)
def test_what_is_owed_again_at_another_step_of_the_same_stage_is_a_reading(board: str) -> None:
    """Of the papers and records that a sentence asks for once."""
    protocol = newest(board)
    stages: dict[tuple[str, str], list[str]] = {}
    for it in protocol.duties.values():
        if it.step is not None and it.clause and it.paper:
            stages.setdefault((it.clause, protocol.steps[it.step].stage), []).append(it.step)
    again = {clause for (clause, _), steps in stages.items() if len(set(steps)) > 1}
    read = {
        clause
        for each in protocol.remarks
        if each.sort == "reading" and "anchor" in each.reads
        for clause in each.clauses
    }
    assert again <= read


def test_only_safeguarding_representatives_go_straight_to_childrens_services() -> None:
    permission = newest("liverpool").permission("service-managers")
    assert permission is not None
    assert [str(each) for each in permission.who] == [
        "raising safeguarding representative",
        "answering safeguarding representative",
    ]
    assert [str(each) for each in permission.of] == ["third service manager"]
    assert "reviewed the levels of need guidance" in permission.needs[0]


def test_the_chair_can_hear_people_of_every_level_on_both_sides() -> None:
    protocol = newest("sefton")
    hearing = protocol.permission("hearing")
    assert hearing is not None
    assert {str(post) for post in hearing.of} == {
        f"{side} {tier}" for side in ("raising", "answering") for tier in protocol.posts
    }
