"""The master key's file: made once, whole, for its owner only."""

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from concordat.vault import keys
from concordat.vault.errors import MasterKeyWrong


def test_only_its_owner_may_read_it(tmp_path):
    keys.create(tmp_path)
    assert stat.S_IMODE((tmp_path / keys.FILE).stat().st_mode) == 0o600


def test_making_it_again_keeps_the_first(tmp_path):
    first = keys.create(tmp_path)
    assert keys.create(tmp_path).id == first.id
    assert [path.name for path in tmp_path.iterdir()] == [keys.FILE]


def test_those_who_make_it_at_once_share_one(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: keys.create(tmp_path).id, range(40)))
    assert len(set(made)) == 1


def test_none_there_yet(tmp_path):
    assert keys.read(tmp_path) is None


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o777])
def test_a_key_that_others_may_read_is_refused(tmp_path, mode):
    keys.create(tmp_path)
    (tmp_path / keys.FILE).chmod(mode)
    with pytest.raises(MasterKeyWrong, match="chmod 600"):
        keys.read(tmp_path)


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_damaged_key_is_refused(tmp_path, length):
    path = tmp_path / keys.FILE
    path.touch(0o600)
    path.write_bytes(b"x" * length)
    with pytest.raises(MasterKeyWrong, match="damaged"):
        keys.read(tmp_path)


def test_master_keys_differ_and_their_names_give_nothing_away(tmp_path):
    (tmp_path / "other").mkdir()
    ours, theirs = keys.create(tmp_path), keys.create(tmp_path / "other")
    assert ours.id != theirs.id
    assert bytes.fromhex(ours.id) not in (tmp_path / keys.FILE).read_bytes()
    with pytest.raises(MasterKeyWrong):
        theirs.unwrap("case-1", ours.wrap("case-1", b"k" * 32))
