"""What somebody sent and was not recorded, in a list."""

from collections.abc import Collection
from datetime import datetime

from concordat.casework import excluding, models, returned
from concordat.casework.holdings import held_by
from concordat.casework.queries.heard import opened
from concordat.casework.queries.rows import about_cases
from concordat.casework.values import KeptForm


def kept_forms(person: str, now: datetime) -> tuple[KeptForm, ...]:
    """The forms of somebody that were sent and not recorded, the latest first. One query where
    there is none.
    """
    cards = returned.mine(person, now)
    rows = _that_open({card.case for card in cards if card.case}, person, now)
    about = about_cases({row for row, has_part in rows.items() if has_part})
    opens = {"", *(row.case_id for row in rows)}
    return tuple(KeptForm(card, about.get(card.case), card.case in opens) for card in cards)


def _that_open(refs: Collection[str], person: str, now: datetime) -> dict[models.CaseRow, bool]:
    """Those of these cases that somebody can open, and whether they have a part in it: a business
    manager can open one in which they have none.
    """
    if not refs:
        return {}
    held = held_by(person, now)
    parts = opened(held.mine(now), refs, now)
    office = [board for board in held.boards if held.officer_of(board)]
    rows = models.CaseRow.objects.filter(excluding.may_see(person), case__in=refs)
    return {
        row: row.case_id in parts for row in rows if row.case_id in parts or row.board in office
    }
