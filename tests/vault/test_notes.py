"""Every note has its own key: one can be destroyed, and the rest of its case stays readable."""

from datetime import UTC, datetime
from hashlib import sha256

import pytest
from cryptography.exceptions import InvalidTag
from django.db import connection

from concordat.vault import service
from concordat.vault.errors import Destroyed, Erased, NoKey, Tampered
from concordat.vault.models import NoteKey
from concordat.vault.sealing import unlock
from concordat.vault.service import Label

pytestmark = pytest.mark.django_db

BOARD = "northshire"
AT = datetime(2026, 12, 21, 10, tzinfo=UTC)
LATER = AT.replace(year=2027)
NAME = Label("1" * 32, "child", "both sides")
REASONS = Label("2" * 32, "reasons", "both sides")
OURS = Label("3" * 32, "note", "own agency", "hill-school")
TEXTS = {NAME: "Wrongly Typed", REASONS: "He has not eaten since Friday", OURS: "Ask Ms Okafor ☎"}


@pytest.fixture(autouse=True)
def folder(tmp_path, settings):
    settings.DATA_DIR = tmp_path
    return tmp_path


@pytest.fixture
def sealed() -> dict[str, bytes]:
    """The three notes, sealed in case-1."""
    service.begin("case-1", BOARD)
    return service.seal_notes("case-1", BOARD, TEXTS)


def read(label: Label, sealed: dict[str, bytes], case: str = "case-1") -> str:
    return service.keyring(case).open_note(label, sealed[label.note])


def test_notes_come_back_as_they_went_in(sealed):
    assert {label: read(label, sealed) for label in TEXTS} == TEXTS


def test_a_destroyed_note_is_gone_and_the_others_are_not(sealed):
    service.destroy_note("case-1", NAME.note, AT)
    with pytest.raises(Destroyed, match=NAME.note) as refused:
        read(NAME, sealed)
    assert "Wrongly" not in str(refused.value)
    assert read(REASONS, sealed) == TEXTS[REASONS]
    assert read(OURS, sealed) == TEXTS[OURS]
    ring = service.keyring("case-1")
    assert [ring.destroyed(label.note) for label in TEXTS] == [True, False, False]


def test_no_key_that_is_left_opens_a_destroyed_note(sealed):
    """Not even with the master key and the whole database in hand."""
    service.destroy_note("case-1", NAME.note, AT)
    ring = service.keyring("case-1")
    left = [
        unlock(ring._key, ring._notes[label.note], ring._place_of_key(label))
        for label in (REASONS, OURS)
    ]
    for key in (ring._key, *left):
        with pytest.raises(InvalidTag):
            unlock(key, sealed[NAME.note], ring._place_of(NAME))


def test_a_destroyed_note_is_told_apart_from_one_that_was_tampered_with(sealed):
    changed = {note: bytes_[:-1] + bytes([bytes_[-1] ^ 1]) for note, bytes_ in sealed.items()}
    with pytest.raises(Tampered):
        read(NAME, changed)
    service.destroy_note("case-1", NAME.note, AT)
    with pytest.raises(Destroyed):
        read(NAME, changed)
    with pytest.raises(Tampered):
        read(REASONS, changed)


def test_destroying_leaves_nothing_of_the_key_and_keeps_the_first_instant(sealed):
    service.destroy_note("case-1", NAME.note, AT)
    service.destroy_note("case-1", NAME.note, LATER)
    row = NoteKey.objects.get(note=NAME.note)
    assert (bytes(row.wrapped), row.destroyed) == (b"", AT)


def test_what_was_never_sealed_can_t_be_destroyed_or_opened(sealed):
    service.begin("case-2", BOARD)
    for case, note in [("case-1", "9" * 32), ("case-2", NAME.note)]:
        with pytest.raises(NoKey, match=note):
            service.destroy_note(case, note, AT)
    with pytest.raises(NoKey, match="9999"):
        read(Label("9" * 32, "child", "both sides"), {"9" * 32: sealed[NAME.note]})
    assert read(NAME, sealed) == TEXTS[NAME]


def test_erasing_a_case_destroys_the_keys_of_all_its_notes_and_of_no_other(sealed):
    service.begin("case-2", BOARD)
    other = Label("8" * 32, "child", "both sides")
    theirs = service.seal_notes("case-2", BOARD, {other: "Somebody else"})
    service.destroy_note("case-1", NAME.note, AT)
    service.erase("case-1", LATER)
    for label in TEXTS:
        with pytest.raises(Erased):
            read(label, sealed)
    kept = NoteKey.objects.filter(case="case-1").order_by("note")
    assert [bytes(row.wrapped) for row in kept] == [b"", b"", b""]
    assert [row.destroyed for row in kept] == [AT, LATER, LATER]
    assert read(other, theirs, "case-2") == "Somebody else"
    with pytest.raises(Erased):
        service.seal_notes("case-1", BOARD, {Label("7" * 32, "note"): "more"})


@pytest.mark.parametrize(
    "elsewhere",
    [
        Label(REASONS.note, "outcome", "both sides"),
        Label(REASONS.note, "reasons", "board"),
        Label(REASONS.note, "reasons", "both sides", "hill-school"),
        Label(NAME.note, "reasons", "both sides"),
    ],
)
def test_a_note_opens_under_no_other_label(sealed, elsewhere: Label):
    with pytest.raises(Tampered):
        service.keyring("case-1").open_note(elsewhere, sealed[REASONS.note])


def test_an_agency_s_own_words_do_not_open_as_another_s_or_for_both_sides(sealed):
    """Whoever can write to the table of notes can't show one agency's own words to another."""
    for label in [
        Label(OURS.note, OURS.field, OURS.audience, "bay-police"),
        Label(OURS.note, OURS.field, "both sides", OURS.agency),
        Label(OURS.note, OURS.field, "both sides"),
    ]:
        with pytest.raises(Tampered):
            service.keyring("case-1").open_note(label, sealed[OURS.note])


def test_a_key_moved_to_another_note_or_case_opens_nothing(sealed):
    first, second = (NoteKey.objects.get(note=label.note) for label in (NAME, REASONS))
    NoteKey.objects.filter(note=NAME.note).update(wrapped=second.wrapped)
    with pytest.raises(Tampered):
        read(NAME, sealed)
    service.begin("case-2", BOARD)
    NoteKey.objects.filter(note=NAME.note).update(wrapped=first.wrapped, case="case-2")
    with pytest.raises(Tampered):
        read(NAME, sealed, "case-2")


def test_the_digest_is_that_of_the_sealed_bytes_and_outlives_the_key(sealed):
    digests = {note: service.digest(bytes_) for note, bytes_ in sealed.items()}
    assert digests[NAME.note] == sha256(sealed[NAME.note]).hexdigest()
    service.destroy_note("case-1", NAME.note, AT)
    assert service.digest(sealed[NAME.note]) == digests[NAME.note]


def test_the_same_words_are_sealed_differently_each_time(sealed):
    again = {Label(f"{n}" * 32, "reasons"): TEXTS[REASONS] for n in (4, 5)}
    first, second = service.seal_notes("case-1", BOARD, again).values()
    assert first != second
    assert b"Friday" not in first


def test_no_row_holds_a_key_or_a_word(sealed):
    """The table has a note's key only as its case's key wrapped it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM vault_notekey")
        values = [value for row in cursor.fetchall() for value in row]
    everything = b"".join(_as_bytes(value) for value in values)
    ring = service.keyring("case-1")
    for label, text in TEXTS.items():
        own = unlock(ring._key, ring._notes[label.note], ring._place_of_key(label))
        assert len(own) == 32
        assert own not in everything
        assert text.encode() not in everything


def _as_bytes(value: object) -> bytes:
    return bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()


def test_sealing_many_notes_costs_two_queries_and_opening_them_one(
    sealed, django_assert_num_queries
):
    texts = {
        Label(f"{number:032}", "note", "both sides"): f"Word {number}" for number in range(100)
    }
    with django_assert_num_queries(2):
        more = service.seal_notes("case-1", BOARD, texts)
    with django_assert_num_queries(1):
        ring = service.keyring("case-1")
        assert {label: ring.open_note(label, more[label.note]) for label in texts} == texts


def test_a_page_of_cases_costs_one_query_and_brings_only_the_notes_asked_for(
    sealed, django_assert_num_queries
):
    notes = dict(sealed)
    names = {}
    for number in range(2, 51):
        case = f"case-{number}"
        service.begin(case, BOARD)
        names[case] = Label(f"{number:032}", "child", "both sides")
        notes |= service.seal_notes(case, BOARD, {names[case]: f"N. {number}"})
    service.erase("case-5", AT)
    service.destroy_note("case-6", names["case-6"].note, AT)
    asked = [NAME.note, *(label.note for label in names.values())]
    with django_assert_num_queries(1):
        rings = service.keyrings(["case-1", *names], asked)
        assert rings["case-1"].open_note(NAME, notes[NAME.note]) == TEXTS[NAME]
        assert rings["case-9"].open_note(names["case-9"], notes[names["case-9"].note]) == "N. 9"
    assert [case for case, ring in rings.items() if ring.erased] == ["case-5"]
    assert rings["case-6"].destroyed(names["case-6"].note)
    with pytest.raises(NoKey):
        rings["case-1"].open_note(REASONS, notes[REASONS.note])


def test_asking_for_no_note_still_finds_the_case(sealed):
    assert not service.keyrings(["case-1"], [])["case-1"].erased
    assert service.keyrings([], []) == {}
    with pytest.raises(NoKey, match="case-9"):
        service.keyrings(["case-1", "case-9"], [])
