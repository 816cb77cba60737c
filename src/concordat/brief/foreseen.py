"""What an act would do, without doing it: so that a page says beforehand what then happens."""

import msgspec
from msgspec.structs import replace

from concordat.brief.names import Names
from concordat.brief.receipt import told
from concordat.brief.view import CaseView
from concordat.core.acts import MovedUp, Note, SteppedAside
from concordat.core.commands import Command
from concordat.core.decide import decide
from concordat.core.errors import Refused
from concordat.core.notices import tellings
from concordat.core.posts import PartySide, PostRef
from concordat.core.who.parts import Capacity
from concordat.core.wording import joined


class Foreseen(msgspec.Struct, frozen=True):
    """The case as it would be, in names, and who would be told, as a receipt names them."""

    names: Names
    told: tuple[str, ...]


NOT_NOW = "As things are now, this can’t be recorded."


def foreseen(view: CaseView, act: MovedUp | SteppedAside) -> Foreseen | Refused:
    """What follows if the reader did this now; why not, where it would be refused."""
    needed = act.needed(view.protocol, view.case)
    act = replace(act, notes=tuple(Note(f"foreseen-{each.about}", each.about) for each in needed))
    behalf = None if view.actor.may_be("raising") else view.case.raiser
    command = Command(act, "foreseen", behalf=behalf if view.actor.is_officer else None)
    try:
        added = decide(view.record, command, view.actor, view.now)
    except Refused as refused:
        return refused
    record = view.record.after(*added)
    case = record.case(view.now)
    after = without(replace(view, record=record, case=case), case.stood_aside)
    found = tellings(record.protocol, view.case, case, added)
    names = Names(after)
    return Foreseen(names, told(names, found))


def told_beforehand(found: Foreseen | Refused) -> str:
    """Who would be told, as a page says it before the act; what would be refused, and why."""
    if isinstance(found, Refused):
        return f"{NOT_NOW} {found.sentence}"
    return f"Told: {joined(found.told)}."


def without(view: CaseView, people: frozenset[str]) -> CaseView:
    """The same case as it is once these people have no part in it."""
    directory = view.record.directory.without(view.record.directory.excluded | people)
    return replace(view, record=replace(view.record, directory=directory))


def in_their_place(after: Names, left: Capacity) -> tuple[str, ...]:
    """Who acts in a role once its holder stepped aside, by name and post; () where nobody does."""
    agency = left.agency if left.side != "board" else None
    near: PartySide = "answering" if left.side == "answering" else "raising"
    held = after.holders(PostRef(left.side, left.post), agency, near=near)
    there = ((each.acting.name, each.title) for each in held if each.acting)
    return tuple(dict.fromkeys(f"{name} ({title})" if title else name for name, title in there))
