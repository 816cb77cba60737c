"""The same child in several cases: found by numbers, or by a name with a birthday, that are sealed;
also where these are written a little differently, which is then said.

Each is normalised and made into a token with the vault's key. Nobody can read a child off a token,
and a case is named only to whoever has a part in it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from django.db.models import QuerySet

from concordat.casework import damage, models
from concordat.casework.damage import child_unless_damaged
from concordat.casework.notes import Words
from concordat.casework.same_name import plain, written_like
from concordat.core.acts import Raised
from concordat.core.case import Case
from concordat.core.identity import Identity, read
from concordat.core.record import Record
from concordat.vault import service as vault

LEAST = 4  # letters and digits of a number that tells a child from others


class Tokens(NamedTuple):
    """By what a child can be recognised: `exact`, or `near` where they may be written
    differently.
    """

    exact: frozenset[str]
    near: frozenset[str]


def tokens(child: Identity) -> Tokens:
    """By what a child can be recognised; empty where too little is known."""
    known = set()
    for number in child.numbers.values():
        if len(letters := plain(number)) >= LEAST:
            known.add(f"number {letters}")
    name, day = child.name, child.born or child.expected
    if not plain(name) or not day:
        return Tokens(_blind(known), frozenset())
    exact = known | {f"name {plain(name)} {day}"}
    return Tokens(_blind(exact), _blind(written_like(name, day.isoformat())))


def _blind(known: Collection[str]) -> frozenset[str]:
    return frozenset(vault.blind("child", known).values())


def index(head: models.CaseHead, act: Raised, words: Mapping[str, Words]) -> None:
    """Keep by what the children of a case can be recognised."""
    models.ChildToken.objects.bulk_create(
        row for child, each in _of_children(act, words) for row in _rows(head, child, each)
    )


def index_again(head: models.CaseHead, before: Case, after: Case) -> None:
    """Bring that up to who the children of a case are now, where one was corrected. Read from the
    notes once they are sealed: a correction that is taken out brings back the words before it.
    """
    known = {child.id: child.note for child in before.raised.children}
    changed = {
        child.id: child.note
        for child in after.raised.children
        if child.note and child.note != known.get(child.id)
    }
    if not changed:
        return
    models.ChildToken.objects.filter(case=head, child__in=changed).delete()
    ring = vault.keyring(head.ref)
    rows = {row.id: row for row in models.Note.objects.filter(pk__in=changed.values())}
    told = {child: child_unless_damaged(ring, rows[note]) for child, note in changed.items()}
    _save((head, child, said) for child, said in told.items())


def make_again(found: Iterable[tuple[models.CaseHead, Record]], tell: damage.Tell) -> None:
    """Make again by what the children of these cases can be recognised, from who they are now.
    Those whose words can be read no more are left out; damaged ones are told.
    """
    notes = {
        child.note: (head, child.id)
        for head, record in found
        for child in record.folded.raised.children
        if child.note
    }
    rows = list(models.Note.objects.filter(pk__in=notes))
    rings = vault.keyrings({row.case_id for row in rows}, (row.id for row in rows))
    told = {row.id: child_unless_damaged(rings[row.case_id], row, tell) for row in rows}
    _save((*notes[note], said) for note, said in told.items())


def _save(told: Iterable[tuple[models.CaseHead, str, Identity | None]]) -> None:
    """Keep the tokens of children, of whom it is told who they are; None where nobody knows."""
    models.ChildToken.objects.bulk_create(
        row
        for head, child, said in told
        if said is not None
        for row in _rows(head, child, tokens(said))
    )


def _rows(head: models.CaseHead, child: str, found: Tokens) -> Iterator[models.ChildToken]:
    for near, each in ((False, found.exact), (True, found.near)):
        for token in sorted(each):
            yield models.ChildToken(
                case=head, board=head.board, child=child, token=token, near=near
            )


def raised_before(head: models.CaseHead, act: Raised, words: Mapping[str, Words]) -> frozenset[str]:
    """The other cases of its board about what is likely to be one of the children that it is raised
    about, by reference, whoever has a part in them; not the one that it is raised again after.
    """
    wanted = (each for _, each in _of_children(act, words))
    return frozenset(with_tokens(head.board, wanted)) - {head.ref, act.after or ""}


def _of_children(act: Raised, words: Mapping[str, Words]) -> Iterator[tuple[str, Tokens]]:
    """Each child that it is raised about, with their tokens."""
    for child in act.children:
        if child.note and child.note in words:
            yield child.id, tokens(read(words[child.note].text))


def with_tokens(board: str, wanted: Iterable[Tokens]) -> dict[str, bool]:
    """The cases of a board about a child with one of these tokens, by reference, whoever has a part
    in them; and whether the child is only written much the same there. One query.
    """
    every = {token for each in wanted for token in each.exact | each.near}
    return _found(models.ChildToken.objects.filter(board=board, token__in=every))


def of_case(ref: str, board: str) -> dict[str, bool]:
    """The other cases of its board about a child with one of its tokens, by reference, whoever has
    a part in them; and whether the child is only written much the same there. One query.
    """
    own = models.ChildToken.objects.filter(case=ref).values("token")
    others = models.ChildToken.objects.filter(board=board, token__in=own)
    return _found(others.exclude(case=ref))


def _found(rows: QuerySet[models.ChildToken]) -> dict[str, bool]:
    """The cases of these rows, and whether all that they have in common is near."""
    pairs = set(rows.values_list("case", "near"))
    return {ref: (ref, False) not in pairs for ref, _ in pairs}
