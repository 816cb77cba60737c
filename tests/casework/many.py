"""Ten thousand cases in a second: rows copied inside the database, not performed."""

from datetime import timedelta

from django.db import connection

from concordat.core.events import Event, Noted
from tests.casework.acting import RAISER, request

FAR = 10_000_000  # numbers of copied rows, out of the way of those the database gives
STEP = 1_000


def multiply(ref: str, times: int) -> None:
    """So many more cases like this one, each with rows of its own, and a key that was erased."""
    with connection.cursor() as cursor:
        for statement in _STATEMENTS:
            cursor.execute(_NUMBERS.format(times=times) + statement.format(ref=ref, far=FAR, step=STEP))
        cursor.execute("ANALYZE")


def lengthen(ref: str, events: int) -> None:
    """Notes at the end of a case until it has so many entries, each with words of its own."""
    from concordat.casework import models, notes, store
    from concordat.vault import service as vault

    head, history = store.history(ref)
    assert head is not None
    sealer, last = vault.sealer(ref), history[-1]
    for seq in range(last.seq + 1, events + 1):
        act = Noted("both sides", notes.new_id())
        at = last.recorded + timedelta(minutes=seq)
        words = {act.note: notes.Words(f"The {seq}th thing that was written")}
        store.append(head, [Event(ref, seq, act, at, at, RAISER, request(), last.protocol, last.calendar)])
        models.Note.objects.bulk_create(notes.sealed(sealer, act, words, board=head.board, seq=seq, by=RAISER))


_NUMBERS = (
    "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {times}), "
    "copies AS (SELECT n, 'COPY-' || n AS ref FROM numbers) "
)


def _copy(table: str, columns: str, *, own: str = "", of: str = "") -> str:
    """The statement that copies a table's rows of a case to every copy; `own` are columns with what they become."""
    kept = ", ".join(f"t.{column}" for column in columns.split())
    names = ", ".join([*columns.split(), *(each.split(" AS ")[1] for each in own.split(" | "))])
    values = ", ".join([kept, *(each.split(" AS ")[0] for each in own.split(" | "))])
    return f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} t, copies WHERE t.{of} = '{{ref}}'"


_PLACE = "copies.ref AS case_id | {far} + copies.n * {step} + t.id AS id"
_STATEMENTS = [
    # PostgreSQL wants the copying statement to begin with the numbers, SQLite too
    _copy("casework_casehead", "board rules_id told_until next", own="copies.ref AS ref", of="ref"),
    _copy("vault_casekey", "board master wrapped erased", own='copies.ref AS "case"', of='"case"'),
    _copy(
        "casework_caserow",
        'board stage step route raising answering opened moved due ladder_due clock_due clock_strength clock_limit rank "end" ended open',
        own="copies.ref AS case_id",
        of="case_id",
    ),
    _copy(
        "casework_dutyrow",
        "board duty key clause stage side agency what strength opened since due local_until rank holds ended_case "
        '"limit"',
        own=_PLACE,
        of="case_id",
    ),
    _copy(
        "casework_partrow",
        "board rules_id side agency service post person since",
        own=_PLACE + " | {far} + copies.n * {step} + t.duty_id AS duty_id",
        of="case_id",
    ),
    _copy(
        "casework_toldrow",
        "board rules_id seq at kind what side agency service post person clause paper due",
        own=_PLACE,
        of="case_id",
    ),
]
