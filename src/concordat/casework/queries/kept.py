"""What somebody sent and was not recorded, in a list."""

from datetime import datetime

from concordat.casework import models, returned
from concordat.casework.holdings import held_by
from concordat.casework.queries.heard import opened
from concordat.casework.queries.rows import about_cases
from concordat.casework.values import KeptForm


def kept_forms(person: str, now: datetime) -> tuple[KeptForm, ...]:
    """The forms of somebody that were sent and not recorded, the latest first, with the case of
    each where it opens to them. One query where there is none.
    """
    cards = returned.mine(person, now)
    refs = {card.case for card in cards if card.case}
    opens = opened(held_by(person, now).mine(now), refs, now) if refs else set()
    about = about_cases(set(models.CaseRow.objects.filter(case__in=opens))) if opens else {}
    return tuple(KeptForm(card, about.get(card.case), card.case in {"", *opens}) for card in cards)
