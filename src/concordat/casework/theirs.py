"""Whether a case may be somebody's, asked before anything of it is read: the door that every
reference goes through which came from outside.
"""

from datetime import datetime

from django.db.models import F, Q

from concordat.casework import models
from concordat.casework.holdings import held_by
from concordat.readers import service as readers


def may_be(ref: str, person: str, now: datetime) -> bool:
    """Whether somebody was shown a case before, and so knows of it, or has a part in it by the rows
    of lists. For everybody else it costs the same whether there is such a case or not, however long
    its history, so that nobody can tell by the time it takes. Whether they still have a part, the
    case itself says. One query for those who were shown it; seven or more for others, unless what
    they hold was looked up already. Raises NotWrittenDown.
    """
    return readers.was_shown(ref, person) or _has_part(ref, person, now)


def _has_part(ref: str, person: str, now: datetime) -> bool:
    mine = held_by(person, now).of_any_side
    has_come = Q(since__lte=now) | Q(since__lte=F("case__row__moved"))  # clocks differ, and go back
    return models.PartRow.objects.filter(mine, has_come, case=ref, duty__isnull=True).exists()
