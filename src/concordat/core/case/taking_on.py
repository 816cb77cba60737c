"""A case that is being withdrawn, and that an agency takes on which shares the concern."""

from msgspec.structs import replace

from concordat.core.acts import Appointed, TookOn
from concordat.core.case import keeping_safe, withdrawing
from concordat.core.case.consulted import Consulted
from concordat.core.case.danger import Danger
from concordat.core.case.earlier import RaisedBy
from concordat.core.case.working import Unfit, WorkingCase
from concordat.core.duties.owed import Owed
from concordat.core.posts import PRACTITIONER, SideOf


def take_on(case: WorkingCase, act: TookOn) -> None:
    """Put that agency in the place of the one that raised it, with the same duties and dates. What
    the first agency's people had by name ends; what it said of the child's safety was its own word.
    """
    if case.leaving is None or case.leaving.seq != act.entry:
        raise Unfit(case.seq, "it is not being withdrawn")
    withdrawing.keep_going(case)
    was = case.case
    case.case = replace(
        was,
        raised=replace(was.raised, raising=act.agency),
        raiser=act.person,
        raised_before=(*was.raised_before, RaisedBy(case.seq, was.raising, was.raiser)),
        appointed=tuple(_brought_in(each, act) for each in was.appointed if each.side != "raising"),
        consulted=tuple(each for each in was.consulted if not _of_the_raising_side(case, each)),
        dangers=tuple(_stated_by(each, was.raising.id, act.agency.id) for each in was.dangers),
    )
    keeping_safe.forget(case, SideOf("raising"))
    for duty in case.open_duties():
        case.owing.keep(_of_who_goes_on(duty, act.person))


def _brought_in(each: Appointed, act: TookOn) -> Appointed:
    """Others who supported it for that agency are practitioners of the side that raised it now."""
    if each.side != "third" or each.agency != act.agency.id:
        return each
    return replace(each, role=PRACTITIONER, side="raising")


def _of_the_raising_side(case: WorkingCase, asked: Consulted) -> bool:
    """Whether somebody of the first agency was asked by name."""
    permission = case.protocol.permission(asked.permission)
    sides = {post.side for post in permission.of} if permission else set[str]()
    own = asked.side == "raising" and "own" in sides
    return asked.of is not None and (own or "raising" in sides)


def _stated_by(danger: Danger, old: str, new: str) -> Danger:
    """A danger that the raising side stated or read, as its word now: so is the new agency's."""
    heard = tuple(
        replace(each, agency=new) if (each.side, each.agency) == ("raising", old) else each
        for each in danger.heard
    )
    theirs = (danger.side, danger.agency) in {("raising", old), ("third", new)}
    word = {"side": "raising", "agency": new} if theirs else {}
    return replace(danger, heard=heard, **word)


def _of_who_goes_on(duty: Owed, person: str) -> Owed:
    """A duty without what people of the first agency were handed; what one of them owed by name is
    owed by who goes on.
    """
    handed = tuple(each for each in duty.handed if each.side != "raising")
    by_name = duty.side == "raising" and duty.person
    return replace(duty, handed=handed, person=person if by_name else duty.person)
