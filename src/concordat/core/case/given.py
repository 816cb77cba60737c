"""Notices that a procedure asks for, as they are given."""

from datetime import datetime

from concordat.core.case.heard import NoticeGiven
from concordat.core.case.working import WorkingCase
from concordat.core.posts import OFFICERS, PRACTITIONER, PostRef
from concordat.core.protocol import Notice

WITHDRAWN = "withdrawn"
UNSETTLED = "no further stage"
"""The end of a case whose ladder has run out: the procedure names nobody who decides."""


def give_notice(case: WorkingCase, notice: Notice, agency: str | None, at: datetime) -> None:
    """Give a notice to everybody whom it names, once where it is given once."""
    told = any(each.key == notice.key and each.visit == case.visit for each in case.told)
    again = notice.step is None or any(signal.is_of_a_duty for signal in notice.on)
    if told and (notice.waits_for == "all" or not again):
        return
    case.told += [
        NoticeGiven(
            notice.key, notice.clause, post, notice.what, at, case.visit, notice.paper, agency
        )
        for post in notice.to
    ]


def tell_of_withdrawal(case: WorkingCase) -> None:
    """Tell the raiser, the answering side and the board: a rule of the case model, not of any
    text.
    """
    what = "the disagreement was withdrawn"
    raiser, answering = PostRef("raising", PRACTITIONER), PostRef("answering", PRACTITIONER)
    told: list[tuple[PostRef, str | None]] = [(raiser, None)]
    told += [(answering, party.id) for party in case.answering]
    told.append((PostRef("board", OFFICERS[0]), None))
    case.told += [
        NoticeGiven(WITHDRAWN, None, post, what, case.now, case.visit, agency=agency)
        for post, agency in told
    ]
