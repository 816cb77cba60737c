"""What is stored of a case hangs together, entry by entry, with the words that were sealed."""

from hashlib import sha256
from itertools import pairwise

import pytest

from concordat.core import chain, wire
from concordat.core.acts import Corrected, Note, Noted
from tests.casework.acting import RAISER, REASONS, do, hours, open_case

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]


@pytest.fixture
def ref() -> str:
    """A case with an act that makes several entries, a note, and one put right."""
    from concordat.casework.service import Words

    made = open_case()
    do(made, Noted("both sides", REASONS), RAISER, hours(1), words={REASONS: Words("As it was.")})
    why = (Note("0" * 32, "reason"),)
    act = Corrected(2, notes=why)
    do(made, act, RAISER, hours(2), words={"0" * 32: Words("A slip.")})
    return made


def stored(ref: str) -> list[bytes]:
    from concordat.casework import models

    rows = models.Event.objects.filter(case=ref).order_by("seq")
    return [bytes(row.wire) for row in rows]


def test_every_entry_holds_the_hash_of_the_one_before_it(ref: str) -> None:
    entries = stored(ref)
    assert len(entries) == 3
    assert wire.decode(entries[0]).previous == ""
    for before, after in pairwise(entries):
        assert wire.decode(after).previous == sha256(before).hexdigest()
    assert chain.read(entries, 3, sha256(entries[-1]).hexdigest())


def test_every_entry_holds_the_digests_of_the_words_as_they_were_sealed(ref: str) -> None:
    from concordat.casework import models

    sealed = {
        row.id: sha256(bytes(row.sealed)).hexdigest()
        for row in models.Note.objects.filter(case=ref)
    }
    found: dict[str, str] = {}
    for data in stored(ref):
        event = wire.decode(data)
        assert set(event.digests) == {note.id for note in event.act.noted()}
        found |= event.digests
    assert {REASONS, "0" * 32} <= set(found)
    assert found == sealed
