"""Concordat's own duties: somebody is asked about an action, a child or an entry, once for each.

What is asked about an action begins and ends when that was said to have happened; what is asked
about a child or an entry, when it was written down.
"""

from datetime import datetime

from msgspec.structs import replace

from concordat.core.case.opening import close, id_of, open_duty
from concordat.core.case.owners import Owner
from concordat.core.case.working import WorkingCase
from concordat.core.duties.moments import Moment
from concordat.core.duties.owed import How, Owed
from concordat.core.protocol import Duty
from concordat.core.wording import worded


def ask(
    case: WorkingCase,
    spec: Duty,
    owner: Owner,
    *,
    action: str = "",
    about: str = "",
    at: datetime | None = None,
) -> Owed:
    """Ask it, where it isn't asked already; again, where it had ended. `about` is the id of a
    child, or the number of an entry; `at` the instant from which time itself asks it.
    """
    since = at or case.now
    known = case.owing.all.get(id_of(spec, owner, action=action, about=about))
    if known is None:
        moment = case.moment if action else Moment(since, since, since)
        said = replace(spec, what=worded(spec.what, case.protocol.words))
        return open_duty(case, said, owner, moment, action=action, about=about)
    if not known.open:
        known = _opened_again(known, since)
        case.owing.keep(known)
    return known


def _opened_again(duty: Owed, at: datetime) -> Owed:
    """One that had ended, asked for again from then on, without the board's own date; who had taken
    it on has it again.
    """
    return replace(
        duty,
        ended=None,
        how=None,
        word=None,
        done_seq=None,
        local_until=None,
        handed=duty.taken_on,
        asked_again=at,
    )


def end(
    case: WorkingCase,
    spec: Duty,
    how: How,
    *,
    action: str = "",
    about: str = "",
    word: str | None = None,
) -> None:
    """Ask it no longer of anybody."""
    for duty in case.open_duties():
        if (duty.key, duty.id.action, duty.id.about) == (spec.key, action, about):
            close(case, duty, how, word=word, at=case.at if action else case.now)
