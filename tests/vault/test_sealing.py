"""Sealed words open only with their case's key and in their own place, and no row contains one."""

from datetime import UTC, datetime

import pytest
from django.db import connection

from concordat.vault import keys, service
from concordat.vault.errors import Erased, MasterKeyWrong, NoKey, Tampered
from concordat.vault.models import CaseKey

pytestmark = pytest.mark.django_db

WORDS = "Mum said he has not eaten since Friday. Žofie’s aunt agrees ☎"
AT = datetime(2026, 12, 21, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def folder(tmp_path, settings):
    settings.DATA_DIR = tmp_path
    return tmp_path


@pytest.fixture
def case() -> str:
    service.begin("case-1", "northshire")
    return "case-1"


def test_words_come_back_as_they_went_in(case):
    assert service.open(case, "reasons", service.seal(case, "reasons", WORDS)) == WORDS


def test_nothing_written_comes_back_as_nothing(case):
    assert service.open(case, "reasons", service.seal(case, "reasons", "")) == ""


def test_sealed_bytes_hold_no_word_and_never_repeat(case):
    first, second = (service.seal(case, "reasons", WORDS) for _ in range(2))
    assert first != second
    assert not any(word.encode() in first for word in WORDS.split())


def test_every_flipped_bit_shows(case):
    sealed = service.seal(case, "reasons", "short")
    for place in range(len(sealed)):
        for bit in range(8):
            changed = bytearray(sealed)
            changed[place] ^= 1 << bit
            with pytest.raises(Tampered):
                service.open(case, "reasons", bytes(changed))


@pytest.mark.parametrize("length", [0, 1, 12, 13, 20])
def test_what_was_cut_short_shows(case, length):
    with pytest.raises(Tampered):
        service.open(case, "reasons", service.seal(case, "reasons", "short")[:length])


def test_words_cannot_be_moved_to_another_field(case):
    with pytest.raises(Tampered):
        service.open(case, "outcome", service.seal(case, "reasons", WORDS))


def test_words_of_one_case_do_not_open_in_another(case):
    service.begin("case-2", "northshire")
    with pytest.raises(Tampered):
        service.open("case-2", "reasons", service.seal(case, "reasons", WORDS))


def test_a_key_moved_to_another_case_is_refused(case):
    """Whoever can write to the table can't read one case through another's page."""
    service.begin("case-2", "northshire")
    CaseKey.objects.filter(case="case-2").update(wrapped=CaseKey.objects.get(case=case).wrapped)
    with pytest.raises(MasterKeyWrong, match="case-2"):
        service.keyring("case-2")


def test_beginning_twice_keeps_the_first_key(case):
    sealed = service.seal(case, "reasons", WORDS)
    assert service.begin(case, "northshire").open("reasons", sealed) == WORDS


def test_a_case_that_was_never_begun_has_no_key():
    with pytest.raises(NoKey, match="case-9"):
        service.seal("case-9", "reasons", WORDS)
    with pytest.raises(NoKey, match="case-9"):
        service.erase("case-9", AT)


def test_erased_words_are_gone_for_good(case):
    sealed = service.seal(case, "reasons", WORDS)
    service.erase(case, AT)
    for use in (
        lambda: service.open(case, "reasons", sealed),
        lambda: service.seal(case, "reasons", WORDS),
        lambda: service.begin(case, "northshire"),
    ):
        with pytest.raises(Erased, match=case):
            use()
    assert bytes(CaseKey.objects.get(case=case).wrapped) == b""


def test_erasing_again_keeps_the_first_instant_and_touches_no_other_case(case):
    other = service.begin("case-2", "northshire").seal("reasons", WORDS)
    service.erase(case, AT)
    service.erase(case, AT.replace(year=2027))
    assert CaseKey.objects.get(case=case).erased == AT
    assert service.open("case-2", "reasons", other) == WORDS


def test_the_row_holds_neither_the_key_nor_its_board_s_words(case, folder):
    """The table has the key of a case only as the master key wrapped it."""
    row = CaseKey.objects.get(case=case)
    master = keys.read(folder)
    assert master is not None
    key = master.unwrap(case, bytes(row.wrapped))
    assert len(key) == 32
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM vault_casekey")
        everything = b"".join(
            value if isinstance(value, bytes) else str(value).encode()
            for value in cursor.fetchone()
        )
    assert key not in everything
    assert row.board == "northshire"


def test_a_lost_master_key_is_not_replaced_by_a_new_one(case, folder):
    (folder / keys.FILE).unlink()
    with pytest.raises(MasterKeyWrong, match="missing"):
        service.seal(case, "reasons", WORDS)
    assert not (folder / keys.FILE).exists()


def test_another_installation_s_master_key_is_told_from_ours(case, folder):
    (folder / keys.FILE).unlink()
    keys.create(folder)
    with pytest.raises(MasterKeyWrong, match="another master key"):
        service.seal(case, "reasons", WORDS)
