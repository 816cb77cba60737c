"""The same child in several cases: found by numbers, or by a name with a birthday, that are sealed.

Each is normalised and made into a token with the vault's key. Nobody can read a child off a token,
and a case is named only to whoever has a part in it.
"""

import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from concordat.casework import models
from concordat.casework.notes import Words, text
from concordat.core.acts import Raised
from concordat.core.case import Case
from concordat.vault import service as vault

LEAST = 4  # letters and digits of a number that tells a child from others


def tokens(identity: Mapping[str, Any]) -> frozenset[str]:
    """By what a child can be recognised; empty where too little is known."""
    known = set()
    for number in (identity.get("numbers") or {}).values():
        if len(plain := _plain(str(number))) >= LEAST:
            known.add(f"number {plain}")
    name, day = _plain(identity.get("name") or ""), identity.get("born") or identity.get("expected")
    if name and day:
        known.add(f"name {name} {day}")
    return frozenset(vault.blind("child", known).values())


def index(head: models.CaseHead, act: Raised, words: Mapping[str, Words]) -> None:
    """Keep by what the children of a case can be recognised."""
    models.ChildToken.objects.bulk_create(
        models.ChildToken(case=head, board=head.board, child=child, token=token)
        for child, token in _of_children(act, words)
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
    told = {child: text(ring, rows[note]) for child, note in changed.items()}
    models.ChildToken.objects.bulk_create(
        models.ChildToken(case=head, board=head.board, child=child, token=token)
        for child, words in told.items()
        for token in sorted(tokens(_identity(words)) if words is not None else ())
    )


def raised_before(head: models.CaseHead, act: Raised, words: Mapping[str, Words]) -> frozenset[str]:
    """The other cases of its board about what is likely to be one of the children that it is raised
    about, by reference, whoever has a part in them; not the one that it is raised again after.
    """
    wanted = (token for _, token in _of_children(act, words))
    return with_tokens(head.board, wanted) - {head.ref, act.after or ""}


def _of_children(act: Raised, words: Mapping[str, Words]) -> Iterator[tuple[str, str]]:
    """Each child that it is raised about, with each of their tokens."""
    for child in act.children:
        if child.note and child.note in words:
            for token in sorted(tokens(_identity(words[child.note].text))):
                yield child.id, token


def with_tokens(board: str, wanted: Iterable[str]) -> frozenset[str]:
    """The cases of a board about a child with one of these tokens, by reference, whoever has a part
    in them. One query.
    """
    wanted = frozenset(wanted)
    found = models.ChildToken.objects.filter(board=board, token__in=wanted)
    return frozenset(found.values_list("case", flat=True))


def of_case(ref: str, board: str) -> frozenset[str]:
    """The other cases of its board about a child with one of its tokens, by reference, whoever has
    a part in them. One query.
    """
    own = models.ChildToken.objects.filter(case=ref).values("token")
    others = models.ChildToken.objects.filter(board=board, token__in=own).exclude(case=ref)
    return frozenset(others.values_list("case", flat=True))


def _identity(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text)
    return found


def _plain(text: str) -> str:
    """Letters and digits alone, without accents, in lower case."""
    apart = unicodedata.normalize("NFKD", text).casefold()
    return "".join(each for each in apart if each.isalnum())
