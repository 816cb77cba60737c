"""Who must not see a case: sealed with it, and honoured by its directory and by every list."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q

from concordat.casework import models
from concordat.core.posts import Directory
from concordat.vault import service as vault

_FIELD = "excluded"


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Somebody who must not see a case, and why."""

    person: str
    why: str


def exclude(head: models.CaseHead, excluded: Iterable[Exclusion]) -> None:
    """Keep who must not see a case, once each. Before anybody is told of it."""
    found = tuple(excluded)
    tokens = _tokens(each.person for each in found)
    models.Excluded.objects.bulk_create(
        [
            models.Excluded(
                case=head,
                board=head.board,
                token=tokens[each.person],
                sealed=vault.seal(head.ref, _FIELD, json.dumps([each.person, each.why])),
            )
            for each in found
        ],
        ignore_conflicts=True,
    )


def of_case(ref: str) -> tuple[Exclusion, ...]:
    """Who must not see a case. Two queries, or one where nobody is excluded. Once its words were
    erased nobody can be told any more: the case has nothing left to see.
    """
    rows = [bytes(row.sealed) for row in models.Excluded.objects.filter(case=ref).order_by("pk")]
    ring = vault.keyring(ref) if rows else None
    if ring is None or ring.erased:
        return ()
    return tuple(Exclusion(*json.loads(ring.open(_FIELD, sealed))) for sealed in rows)


def people(ref: str) -> frozenset[str]:
    """The ids of those who must not see a case."""
    return frozenset(each.person for each in of_case(ref))


def shut(boards: Mapping[str, Directory]) -> dict[frozenset[str], frozenset[str]]:
    """Which of the people of these directories must not see which cases, or stepped aside from
    them, those with the same people together. One query.
    """
    everybody = {each for known in boards.values() for each in known.people}
    tokens = {token: each for each, token in _tokens(everybody).items()}
    out: dict[str, set[str]] = {}
    rows = models.Excluded.objects.filter(token__in=tokens, board__in=boards)
    aside = models.AsideRow.objects.filter(person__in=tokens.values(), board__in=boards)
    both = rows.values_list("case", "token").union(aside.values_list("case", "person"), all=True)
    for case, who in both:
        out.setdefault(case, set()).add(tokens.get(who, who))
    found: dict[frozenset[str], set[str]] = {}
    for case, people in out.items():
        found.setdefault(frozenset(people), set()).add(case)
    return {people: frozenset(cases) for people, cases in found.items()}


def may_see(person: str) -> Q:
    """Rows of cases from which that person is not excluded, nor stepped aside."""
    shut = models.Excluded.objects.filter(token__in=_tokens([person]).values()).values("case")
    aside = models.AsideRow.objects.filter(person=person).values("case")
    return ~Q(case__in=shut) & ~Q(case__in=aside)


def _tokens(people: Iterable[str]) -> dict[str, str]:
    """By what each of these people is looked up among those who must not see a case."""
    return vault.blind("excluded", people)
