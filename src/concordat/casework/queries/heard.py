"""What somebody was told: new until it was shown to them."""

import typing
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from concordat.casework import excluding, linking, models, places
from concordat.casework.holdings import held_by
from concordat.casework.queries.rows import PAGE, about_cases, said_in
from concordat.casework.values import AboutCase, LinkedCase, News, NewsList
from concordat.core.acts import ANOTHER_CHILD
from concordat.core.notices import OF_DOING, OF_WHOM, NewsKind, news_of
from concordat.core.notices.words import ids_in, notes_in, with_names, with_words
from concordat.people import cast
from concordat.people import queries as people

_NEWEST = ("-pk",)

ToldRows = QuerySet[models.ToldRow, models.ToldRow]


def news(
    person: str, now: datetime, after: str | None = None, *, ref: str | None = None
) -> NewsList:
    """What somebody was told (of one case, where it is named), and what was told before they came
    to it by name or through a post they hold or stand in for, the latest first; of cases that they
    can open, with the child's initials, the agencies and the words of an action. Six queries,
    three for those and two for the words; one more for what others were told, and one to three
    where danger was.

    Raises NotFound for a place in the list that no page gave.
    """
    mine = held_by(person, now).mine(now)
    asked = places.after(after, _NEWEST) & (Q(case=ref) if ref else Q())
    reached, theirs = (each.filter(asked).values("pk") for each in told_to(person, mine, now))
    newest = reached.union(theirs).order_by(*_NEWEST)[: PAGE + 1]
    ids = [row["pk"] for row in newest]
    rows = models.ToldRow.objects.filter(pk__in=ids).select_related("case__row")
    marked = rows.annotate(
        new=ExpressionWrapper(_new(person), BooleanField()),
        theirs=ExpressionWrapper(_reached(person), BooleanField()),
    )
    found = list(marked.order_by(*_NEWEST))
    new = {row.pk for row in found if row.new}
    shown = _whole(found)
    opens = opened(mine, {row.case_id for row in shown}, now)
    others = _others(row.pk for row in found if not row.theirs)
    names, about = (
        _names(shown, others),
        about_cases({row.case.row for row in shown if row.case_id in opens}),
    )
    words = said_in(note for row in shown if row.case_id in opens for note in notes_in(row.what))
    linked = _linked({row.case_id for row in shown if _is_of_danger(row)} & opens, mine, now)
    said = (_news(each, new, about, names, others, linked=linked) for each in _alike(shown, others))
    return NewsList(
        tuple(replace(each, what=with_words(each.what, words)) for each in said),
        places.behind(_NEWEST, shown[-1].pk) if len(found) > PAGE else None,
    )


def _whole(found: Sequence[models.ToldRow]) -> Sequence[models.ToldRow]:
    """A page of these that ends where an act does; in the middle of one that fills the page."""
    if len(found) <= PAGE:
        return found
    cut = _act(found[PAGE])
    return [row for row in found[:PAGE] if _act(row) != cut] or found[:PAGE]


def told_to(person: str, mine: Q, now: datetime) -> tuple[ToldRows, ToldRows]:
    """What reached somebody when it was told, and what was told to posts that are `mine` now; not
    what says that they did what they did, nor anything of cases that they must not see.

    Each of the two is found by an index of its own: of both at once a database goes over everything
    that anybody was told.
    """
    reached = Q(pk__in=models.ReachedRow.objects.filter(person=person).values("told"))
    own = Q(Q(by=person) | Q(behalf=person), kind__in=OF_DOING)
    told = models.ToldRow.objects.filter(excluding.may_see(person), at__lte=now)
    told = told.exclude(own | Q(whom=person, kind__in=OF_WHOM))
    return told.filter(reached), told.filter(mine)


def _reached(person: str) -> Q:
    """Rows that reached somebody when they were told."""
    return Q(Exists(models.ReachedRow.objects.filter(told=OuterRef("pk"), person=person)))


def _reached_nobody() -> Q:
    """Rows that reached nobody when they were told."""
    anybody = models.ReachedRow.objects.filter(told=OuterRef("pk"))
    return ~Q(Exists(anybody.exclude(person=models.ReachedRow.NOBODY)))


def _not_shown(person: str) -> Q:
    """Rows that somebody has not been shown, of what others did."""
    shown = Exists(models.SeenRow.objects.filter(told=OuterRef("pk"), person=person))
    return ~Q(by=person) & ~Q(shown)


def _new(person: str) -> Q:
    """Rows that are new to somebody: not shown to them yet. What reached somebody else before they
    came to the post is not new; what reached nobody is.
    """
    return _not_shown(person) & (_reached(person) | _reached_nobody())


def how_much_new(person: str, mine: Q, now: datetime, most: int) -> int:
    """How many acts told somebody something that is new to them, as the list holds them together;
    counted no further than `most`.
    """
    reached, theirs = (each.filter(_not_shown(person)) for each in told_to(person, mine, now))
    found = reached.values(*TOGETHER).union(theirs.filter(_reached_nobody()).values(*TOGETHER))
    return len(found[:most])


def _others(rows: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """Whom these rows reached, by row: nobody (""), or those people. Nothing of a row of which that
    isn't known. One query, or none where there are none.
    """
    found: dict[int, list[str]] = {}
    reached = models.ReachedRow.objects.filter(told__in=list(rows)).order_by("pk")
    for told, person in reached.values_list("told", "person"):
        found.setdefault(told, []).append(person)
    return {told: tuple(them) for told, them in found.items()}


def opened(mine: Q, refs: Collection[str], now: datetime) -> set[str]:
    """Those of these cases in which the rows that are `mine` give somebody a part now."""
    parts = models.PartRow.objects.filter(mine, case__in=refs, duty__isnull=True, since__lte=now)
    return set(parts.values_list("case", flat=True))


def _is_of_danger(row: models.ToldRow) -> bool:
    return news_of(row.kind).of_danger


def _linked(refs: Collection[str], mine: Q, now: datetime) -> dict[str, tuple[LinkedCase, ...]]:
    """The cases that somebody linked to these, as far as the reader has a part in both, by
    reference. No query where there is none to ask about, one where they are linked to none.
    """
    said = linking.of_cases(refs) if refs else {}
    beside = {
        ref: {other for other, how in said.get(ref, {}).items() if how != ANOTHER_CHILD}
        for ref in refs
    }
    every = set().union(*beside.values())
    opens = opened(mine, every, now) if every else set()
    rows = models.CaseRow.objects.filter(case__in=opens | set(refs)) if opens else ()
    raised_by = {row.case_id: row.raising for row in rows}
    return {
        ref: tuple(
            LinkedCase(other, raised_apart=raised_by[other] != raised_by[ref])
            for other in sorted(others & opens)
        )
        for ref, others in beside.items()
    }


def _names(rows: Iterable[models.ToldRow], others: Mapping[int, tuple[str, ...]]) -> dict[str, str]:
    """The names of the people and agencies whom the words of these rows name, and of those whom
    they reached instead, by id. Two queries, or none where there are none.
    """
    named = {id_ for row in rows for id_ in _ids(row) if id_}
    ids = named | {id_ for them in others.values() for id_ in them if id_}
    known = {id_: each.name for id_, each in people.people(ids).items()}
    agencies = cast.agency_names(named - known.keys())
    return known | {id_: each.name for id_, each in agencies.items()}


def _ids(row: models.ToldRow) -> tuple[str, ...]:
    return (*_named(row), *ids_in(row.what))


def _named(row: models.ToldRow) -> tuple[str, str]:
    names_them = row.kind == "notice" or news_of(row.kind).names_who_did_it
    return (row.by if names_them else "", row.whom)


TOGETHER = ("case", "seq", "at")
"""What is the same of everything that was told because of one act, or of time at one moment."""


def _act(row: models.ToldRow) -> tuple[object, ...]:
    return (row.case_id, row.seq, row.at)


_SAME = (
    *("case_id", "seq", "kind", "what", "by", "at", "due", "clause", "paper"),
    *("whom", "about"),
)


def _alike(
    rows: Iterable[models.ToldRow], others: Mapping[int, tuple[str, ...]]
) -> list[list[models.ToldRow]]:
    """Rows that tell the same to several roles of one person, together, in their order; first what
    reached the reader.
    """
    found: dict[tuple[object, ...], list[models.ToldRow]] = {}
    for row in rows:
        found.setdefault(tuple(getattr(row, name) for name in _SAME), []).append(row)
    return [sorted(alike, key=lambda row: row.pk in others) for alike in found.values()]


def _news(
    alike: list[models.ToldRow],
    new: Collection[int],
    opens: Mapping[str, AboutCase],
    names: Mapping[str, str],
    others: Mapping[int, tuple[str, ...]],
    *,
    linked: Mapping[str, tuple[LinkedCase, ...]],
) -> News:
    row = alike[0]
    told = others.get(row.pk)
    by, whom = (names.get(id_, "") for id_ in _named(row))
    return News(
        rows=tuple(each.pk for each in alike),
        ref=row.case_id,
        entry=row.about,
        first=row.seq,
        new=any(each.pk in new for each in alike),
        opens=row.case_id in opens,
        case=opens.get(row.case_id),
        board=row.board,
        kind=typing.cast(NewsKind, row.kind),  # as it was written
        what=with_names(row.what, names),
        at=row.at,
        due=row.due,
        clause=row.clause,
        paper=row.paper,
        by=by,
        whom=whom,
        linked=linked.get(row.case_id, ()) if _is_of_danger(row) else (),
        reached=None if told is None else tuple(names.get(id_, "somebody") for id_ in told if id_),
    )
