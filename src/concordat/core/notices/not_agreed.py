"""That the time of the next step passed before it was said what is agreed: if nothing is, that step
is late from its first moment on.
"""

from collections.abc import Iterator

from concordat.core.case import Case
from concordat.core.if_not_agreed import due_if_not_agreed
from concordat.core.notices.naming import what_is_asked
from concordat.core.notices.values import Telling
from concordat.core.record import Record
from concordat.core.who.recipients import officers, owners

IF_NOT = "if it is not agreed"


def passed_if_not_agreed(record: Record, since: Case | None, case: Case) -> Iterator[Telling]:
    """To those who have yet to say what is agreed, and the board, once such a time has passed since
    anything was told.
    """
    if since is None:
        return
    for duty in case.open_duties:
        then, after, due = due_if_not_agreed(record, case, duty)
        for each in due:
            if each.due is None or not since.now <= each.due < case.now:
                continue
            what = f"{IF_NOT}, {what_is_asked(then.protocol, after, each)}"
            for to in (*owners(record.protocol, case, duty), *officers()):
                yield Telling(to, "late", what, each.due, each.clause)
