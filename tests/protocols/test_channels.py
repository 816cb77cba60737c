"""What a text asks for in writing, or is read to, is not recorded as done by word."""

import re

import pytest

from concordat.core.acts.channels import BY_WORD, all_channels
from concordat.core.protocol import Duty, Protocol
from concordat.library.files.load import load

BOARDS = ("berkshire", "blackpool", "liverpool", "sefton", "sussex")
WRITING = re.compile(r"\bwrit(e|es|ing|ten)\b|\be-?mail|\bletter", re.IGNORECASE)
BY_WORD_AS_WELL = {
    ("sefton", "practitioners.raise"): "“verbally or in writing”",
    ("sefton", "directors.meet"): "writes and then meets: each part in its own way",
    ("liverpool", "chair.decide"): "the representations are written; it may be resolved directly",
    ("blackpool", "practice manager.escalate"): "raising it is in writing; it may be by telephone",
    ("sussex", "conference.whether-to-challenge"): "it is the challenge that is in writing",
}
"""The tasks whose clause or reading speaks of writing and that are done by word as well, each with
why.
"""


def names_writing(protocol: Protocol, duty: Duty) -> bool:
    """Whether a duty's clause, or how it is read, speaks of writing. A record is somewhere, and
    nobody is asked how.
    """
    clause = protocol.clauses.get(duty.clause or "")
    if clause is None or duty.act == "record":
        return False
    taken = (it.taken or "" for it in protocol.remarks if duty.clause in it.clauses)
    return bool(WRITING.search(clause.text)) or any("in writing" in each.lower() for each in taken)


@pytest.mark.parametrize("board", BOARDS)
def test_what_the_text_asks_for_in_writing_was_not_done_by_telephone(board: str) -> None:
    protocol = load(board)
    spoken = {
        (board, key)
        for key, duty in protocol.duties.items()
        if names_writing(protocol, duty) and {*all_channels(duty)} & {*BY_WORD}
    }
    assert spoken == {each for each in BY_WORD_AS_WELL if each[0] == board}
