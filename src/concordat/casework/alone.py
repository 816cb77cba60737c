"""Of which agencies nobody can act in an open case any more but whoever goes on with it: the
board's business unit is told when it comes to be so, and when it no longer is.
"""

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from django.db import transaction

from concordat.casework import damage, models, store, told
from concordat.casework.queries import nobody
from concordat.casework.reach import Reach
from concordat.core.calendar import in_london
from concordat.core.notices.alone import is_alone, told_alone, told_no_longer
from concordat.core.posts import LEAD, PARTY_SIDES
from concordat.people import queries as people

KINDS = ("alone", "not alone")
Pair = tuple[str, str]
"""A case, and an agency in it."""


def tell(board: str, now: datetime) -> None:
    """Tell a board's business unit of every agency that has come to be alone in a case, or no
    longer is, once each time. A case that can't be read is told in the log.
    """
    on = in_london(now).date()
    open_ = models.PartRow.objects.filter(
        board=board,
        side__in=PARTY_SIDES,
        post=LEAD,
        person="",
        duty__isnull=True,
        since__lte=now,
        case__row__open=True,
    )
    now_so = nobody.alone(open_, people.directory(board, on), board, on)
    for ref, agency in sorted(now_so ^ _told(board)):
        damage.unless_damaged(partial(_tell_once, agency=agency, now=now), ref)


def _told(board: str) -> set[Pair]:
    """Of which agencies it was said last that they are alone, in open cases."""
    open_ = models.CaseRow.objects.filter(board=board, open=True)
    rows = models.ToldRow.objects.filter(board=board, kind__in=KINDS, case__in=open_.values("case"))
    return _alone(rows.order_by("pk").values_list("case", "whom", "kind"))


def _alone(rows: Iterable[tuple[str, str, str]]) -> set[Pair]:
    last = {(case, whom): kind for case, whom, kind in rows}
    return {pair for pair, kind in last.items() if kind == KINDS[0]}


def _tell_once(ref: str, agency: str, now: datetime) -> None:
    """Tell it of one agency, by the case itself, which is held meanwhile: two sweeps at once don't
    tell it twice.
    """
    with transaction.atomic():
        head = store.lock(ref)
        loaded = store.load(ref, in_london(now).date())
        if loaded is None:
            return
        reach = Reach.of(loaded.record, now)
        parties = [(side, party) for side, party in reach.case.parties if party.id == agency]
        is_so = any(is_alone(reach.there, side, party) for side, party in parties)
        rows = models.ToldRow.objects.filter(case=head, kind__in=KINDS, whom=agency)
        was_so = bool(_alone(rows.order_by("pk").values_list("case", "whom", "kind")))
        if is_so == was_so:
            return
        found = told_alone(agency) if is_so else told_no_longer(agency)
        told.write((told.Said(told.of(head), each, reach(each.to)) for each in found), now)
