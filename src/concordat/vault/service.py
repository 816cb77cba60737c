"""The vault's door: begin a case, seal its words, open them, erase them.

One query for each call, however many words follow: take a `sealer` where a page opens many notes.
"""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings

from concordat.vault import keys
from concordat.vault.errors import Erased, MasterKeyWrong, NoKey
from concordat.vault.models import CaseKey
from concordat.vault.sealing import Sealer


def begin(case: str, board: str) -> Sealer:
    """Makes the case's key, or finds the one it has. Raises Erased for a case that was erased."""
    master = _master()
    key = keys.new_case_key()
    # Two at once: one row is written, and both go on with the key that is in it.
    CaseKey.objects.bulk_create(
        [CaseKey(case=case, board=board, master=master.id, wrapped=master.wrap(case, key))],
        ignore_conflicts=True,
    )
    found = sealer(case)
    if found.erased:
        raise Erased(case)
    return found


def sealer(case: str) -> Sealer:
    """What seals and opens the words of this case. Raises NoKey for a case that was never begun."""
    return sealers([case])[case]


def sealers(cases: Iterable[str]) -> dict[str, Sealer]:
    """The same for several cases, in one query. Those that were erased are among them and say so
    when used.
    """
    wanted = frozenset(cases)
    rows = {row.case: row for row in CaseKey.objects.filter(case__in=wanted)}
    missing = sorted(wanted - rows.keys())
    if missing:
        raise NoKey(missing[0])
    if not rows:
        return {}
    master = _master()
    return {case: Sealer(case, _unwrapped(row, master)) for case, row in rows.items()}


def seal(case: str, field: str, text: str, *, note: str = "") -> bytes:
    """The words, sealed with the case's key for this field and note. Raises NoKey, Erased."""
    return sealer(case).seal(field, text, note=note)


def open(case: str, field: str, sealed: bytes, *, note: str = "") -> str:  # noqa: A001 - the vault's own word for it
    """The words again. Raises NoKey, Erased, or Tampered when they were changed or sealed for
    another place.
    """
    return sealer(case).open(field, sealed, note=note)


def erase(case: str, at: datetime) -> None:
    """Destroys the case's key: none of its words can be read again. Doing it twice keeps the first
    instant.

    Raises NoKey for a case that was never begun.
    """
    if not CaseKey.objects.filter(case=case, erased__isnull=True).update(wrapped=b"", erased=at):
        sealer(case)


def _unwrapped(row: CaseKey, master: keys.MasterKey) -> bytes | None:
    if row.erased is not None:
        return None
    if row.master != master.id:
        raise MasterKeyWrong(
            f"the key of case {row.case} was wrapped by another master key. Put back the "
            f"{keys.FILE} that belongs to "
            "this database"
        )
    return master.unwrap(row.case, bytes(row.wrapped))


def _master() -> keys.MasterKey:
    """The master key; made on first use, and never again once a case depends on it."""
    found = keys.read(settings.DATA_DIR)
    if found is not None:
        return found
    if CaseKey.objects.filter(erased__isnull=True).exists():
        raise MasterKeyWrong(
            f"{keys.FILE} is missing from the data folder, and cases were sealed with it. Put "
            "it back from your backup"
        )
    return keys.create(settings.DATA_DIR)
