"""The revisions of the five files: sound, losing no must, and different from what was published
where the texts were read again.
"""

from functools import cache
from pathlib import Path

import pytest

from concordat.core.protocol import Protocol, Version
from concordat.library.files.folder import versions
from concordat.library.files.load import load_file
from concordat.library.files.published import published_fingerprint
from concordat.library.findings.check import check
from concordat.library.findings.compare import compare
from tests.protocols.examples import disagreements, every_example

BOARDS = ("sefton", "liverpool", "blackpool", "berkshire", "sussex")
READ_AGAIN = [
    ("sefton", 2, {"SEF-1.1", "SEF-2.5", "SEF-3.3", "SEF-3.4a", "SEF-3.4b", "SEF-NB"}),
    (
        *("liverpool", 2),
        {"LIV-0g", "LIV-1b", "LIV-1c", "LIV-1e", "LIV-2a", "LIV-2c", "LIV-3b2", "LIV-4b"},
    ),
    ("blackpool", 2, {"BLA-00", "BLA-1a", "BLA-3c2", "BLA-4c"}),
    ("berkshire", 2, {"BER-2.4", "BER-2.5", "BER-2.6b", "BER-2.6c", "BER-N1", "BER-1.3"}),
    (
        *("sussex", 2),
        {"SUS-2", "SUS-4", "SUS-5", "SUS-7a", "SUS-9", "SUS-17", "SUS-18", "SUS-20"},
    ),
    ("sefton", 3, {"SEF-2.3b", "SEF-2.4b", "SEF-3.4a", "SEF-3.4b"}),
    ("liverpool", 3, {"LIV-3b2", "LIV-4b", "LIV-APP1"}),
    ("blackpool", 3, {"BLA-00", "BLA-0", "BLA-3c1", "BLA-4a", "BLA-4b2"}),
    ("berkshire", 3, {"BER-1.2", "BER-1.3", "BER-N3"}),
    ("sussex", 3, {"SUS-13"}),
]
"""The clauses that each revision carries out, or reads, otherwise than the one before."""
ADDED = {
    *(
        "no-answer",
        "early-on-risk",
        "safety-plans",
        "withdrawal",
        "meeting-and-company",
        "business-manager-sees",
    ),
    *("fallbacks", "said-and-confirmed", "actions", "danger", "lead-from-the-start", "the-child"),
    "safety-plans",
}


def files(board: str) -> list[Path]:
    return list(versions(board).values())


@cache
def newest(board: str) -> Protocol:
    return load_file(files(board)[-1])


def of_revision(board: str, revision: int) -> Protocol:
    return load_file(versions(board)[Version(newest(board).version.dated, revision)])


@pytest.mark.parametrize("board", BOARDS)
def test_a_revision_is_sound_loses_no_must_and_is_sealed(board: str) -> None:
    path = files(board)[-1]
    verdict = check(path)
    assert not verdict.failed
    assert [each.sentence for each in verdict.findings if _loses_a_must(each.sentence)] == []
    assert published_fingerprint(path) == newest(board).fingerprint


def _loses_a_must(sentence: str) -> bool:
    return any(said in sentence for said in ("is lost", "is never owed", "is owed once"))


@pytest.mark.parametrize("board", BOARDS)
def test_a_limit_that_the_text_does_not_give_is_declared(board: str) -> None:
    protocol = newest(board)
    silences = [each for each in protocol.remarks if "limit" in each.lacks]
    silent = {clause for each in silences for clause in each.clauses}
    unlimited = [it for it in protocol.duties.values() if it.limit is None and it.clause]
    owed = [it for it in unlimited if not it.met_by_the_record]
    assert [it.key for it in owed if it.clause not in silent] == []


@pytest.mark.parametrize(("board", "revision", "clauses"), READ_AGAIN)
def test_what_was_read_again_is_compared(board: str, revision: int, clauses: set[str]) -> None:
    before, after = (of_revision(board, each) for each in (revision - 1, revision))
    assert clauses - {each.clause for each in compare(before, after)} == set()


WHOEVER_RAISES_IT = "for the raising agency's Practitioner or the raising agency's Line Manager"
DONE_OTHERWISE = {
    "sefton": {
        ("SEF-3.4a", "for the LSCB Chair: no longer: owed also once the case has left the step"),
        ("SEF-3.4b", "for the LSCB Chair: new: how it is done: in writing"),
    },
    "liverpool": set(),
    "blackpool": {
        (
            "BLA-3c1",
            f"{WHOEVER_RAISES_IT}: no longer: owed also once the case has left the step",
        ),
    },
    "berkshire": set(),
    "sussex": {
        ("SUS-13", "for the raising agency's Professional: new: how it is done: in writing"),
    },
}
"""All that the third revisions ask of anybody otherwise than the second, by `compare`."""


@pytest.mark.parametrize(("board", "otherwise"), DONE_OTHERWISE.items())
def test_a_third_revision_asks_for_nothing_else_otherwise(
    board: str, otherwise: set[tuple[str, str]]
) -> None:
    changes = compare(of_revision(board, 2), of_revision(board, 3))
    assert {(each.clause, part.text) for each in changes for part in each.parts} == otherwise
    read = next(clauses for of, at, clauses in READ_AGAIN if (of, at) == (board, 3))
    assert {each.clause for each in changes} - {""} == read, "and what the text lacks, declared"


@pytest.mark.parametrize("board", BOARDS)
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


@pytest.mark.parametrize("board", BOARDS)
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


OWED_AFTER_THE_END = {
    "sefton": {
        "practitioners.outcome-letter": "the letter says how it ended",
        "service managers.agreed-letter": "the letter says how it ended",
        "service managers.meeting-letter": "the letter says how it ended",
        "service managers.notification": "the board is informed that the procedure was invoked",
        "directors.letter": "owed whether or not they agreed, with the outcome of their meeting",
    },
    "liverpool": {
        "workers.case-file": "the child's own file",
        "line managers.case-records": "the child's own file",
        "line managers.state": "“always”: owed until it is done, by a reading",
        "line managers.meeting": "“always”: owed until it is done, by a reading",
        "line managers.case-file": "the child's own file",
        "representatives.case-records": "the child's own file",
        "board representatives.report": "the board's own form, begun at Stage 3",
        "emergency": "danger outlives the end",
        "completed-report": "the form says how it ended",
    },
    "blackpool": {
        "head.form": "the LSCB Team monitors what came to Stage 3, whatever became of it",
        "emergency": "danger outlives the end",
        "inform-board": "danger outlives the end",
    },
    "berkshire": {
        "chaired meeting.report": "about what arose, after the meeting",
        "emergency": "danger outlives the end",
        "confirmation": "it confirms what was agreed",
    },
    "sussex": {
        "request.reasons": "a decision was made, whoever then says or does what",
        "policy-issues": "they are the agencies' and outlive the disagreement",
    },
}
"""What is owed also after the end, beside what the record meets by itself, and what for."""


@pytest.mark.parametrize("board", BOARDS)
def test_what_is_owed_after_the_end_still_has_a_purpose(board: str) -> None:
    duties = newest(board).duties.values()
    owed = {each.key for each in duties if each.survives and not each.met_by_the_record}
    assert owed == {*OWED_AFTER_THE_END[board]}


ENDED_BEFORE_IT_WAS_DONE = {
    "Withdrawn while it is with the Chair: representations are sought no more",
    "Taken no further while it is with the Chair: representations are sought no more",
    "Agreed with the Head before anybody told of the intention to go there",
}
"""The examples of the third revisions that come out otherwise under the second, as a case does that
began under it.
"""


def test_a_case_that_began_under_the_second_revision_is_run_by_that() -> None:
    old = [(path, of) for path, of in every_example() if ".3." in path.name]
    otherwise = {
        of["title"] for path, of in old if disagreements(Path(f"{path}".replace(".3.", ".2.")), of)
    }
    assert otherwise == ENDED_BEFORE_IT_WAS_DONE


def test_either_side_may_say_that_a_child_is_unprotected() -> None:
    (reading,) = (it for it in newest("blackpool").remarks if it.key == "not-deemed-to-protect")
    assert reading.taken == (
        "Either side may say that a child is unprotected, with its reason; "
        "who says it is in the record."
    )
