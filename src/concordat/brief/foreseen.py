"""What an act would do, without doing it: so that a page says beforehand what then happens."""

from collections.abc import Iterator, Mapping

import msgspec
from msgspec.structs import replace

from concordat.brief.names import Names
from concordat.brief.owed import Holder
from concordat.brief.receipt import heard, told, with_posts, would_reach
from concordat.brief.ringing import owners
from concordat.brief.view import CaseView
from concordat.brief.whose_word import who_may_say
from concordat.core.acts import AnyAct, Note
from concordat.core.case import Case, Owed
from concordat.core.commands import Command
from concordat.core.decide import decide
from concordat.core.errors import Refused
from concordat.core.notices import told_of_entries
from concordat.core.posts import PartySide, PostRef
from concordat.core.protocol import Step
from concordat.core.who.parts import Capacity, actor
from concordat.core.who.whose_word import whose_word
from concordat.core.wording import joined, the


class Foreseen(msgspec.Struct, frozen=True):
    """The case as it would be, in names; who would be told, as a receipt names them, and who is
    among them, by id; and who would owe what the step asks then, () where the act opens nothing at
    the step where the case then is.
    """

    names: Names
    told: tuple[str, ...]
    heard: Mapping[str, str]
    then_with: tuple[str, ...] = ()

    @property
    def step(self) -> Step:
        """The step at which the case would be."""
        return self.names.protocol.steps[self.names.view.case.step]


NOT_NOW = "As things are now, this can’t be recorded."


def foreseen(
    view: CaseView,
    act: AnyAct,
    also: tuple[AnyAct, ...] = (),
    *,
    behalf: str | None = None,
) -> Foreseen | Refused:
    """What follows if the reader did this now, and what is recorded with it; why not, where it
    would be refused. `behalf`: for whom they would record it.
    """
    needed = act.needed(view.protocol, view.case)
    missing = [each for each in needed if act.note(each.about, each.point) is None]
    notes = (Note(f"foreseen-{n}", each.about, each.point) for n, each in enumerate(missing))
    act = replace(act, notes=(*act.notes, *notes))
    command = Command(act, "foreseen", behalf=behalf or _somebody(view, act), also=also)
    try:
        added = decide(view.record, command, view.actor, view.now)
    except Refused as refused:
        return refused
    record = view.record.after(*added)
    case = record.case(view.now)
    after = without(replace(view, record=record, case=case), case.stood_aside)
    names = Names(after)
    found = would_reach(names, told_of_entries(view.record, record, added, view.case, case))
    then = tuple(_then_with(names, view.case))
    return Foreseen(names, told(names, found), heard(names, found), then)


def _somebody(view: CaseView, act: AnyAct) -> str | None:
    """Whoever might have said it, where it is not the reader's word; None where it is."""
    theirs = whose_word(view.case, act) if view.actor.is_officer else ()
    if not theirs or any(view.actor.may_be(*side) for side in theirs):
        return None
    there = (each.acting for each in who_may_say(Names(view), theirs))
    return next((each.id for each in there if each), None)


def _then_with(names: Names, before: Case) -> Iterator[str]:
    """Everybody who would owe what opens at the step where the case then is, each once with their
    roles; and each of these roles in which nobody acts.
    """
    here = names.protocol.steps[names.view.case.step].duties
    opened = [
        duty
        for duty in names.view.case.owed_now
        if duty.key in here and duty.id not in before.owing.open
    ]
    roles: dict[str, list[str]] = {}
    for duty in opened:
        for holder in owners(names, duty):
            who = holder.acting.id if holder.acting and _owes(names.view, holder, duty) else ""
            roles.setdefault(who, []).append(holder.title)
    nobody = dict.fromkeys(roles.pop("", []))
    for person, titles in roles.items():
        you = person == names.view.actor.person
        yield "you" if you else with_posts(names.person(person), titles)
    yield from (f"{the(title)} (nobody acts there now)" for title in nobody)


def _owes(view: CaseView, holder: Holder, duty: Owed) -> bool:
    """Whether whoever acts in a role owes that duty, and so can open the case."""
    if holder.acting is None:
        return False
    record, person = view.record, holder.acting.id
    there = actor(view.protocol, view.case, record.directory, person, view.today)
    return there.owes(view.protocol.duty(duty.key), duty)


def goes_on_to(found: Foreseen | Refused, before: CaseView) -> str:
    """The step to which the case would go, and who acts there first, to follow "goes on to"; ""
    where it stays at its step.
    """
    if isinstance(found, Refused) or found.names.view.case.visit == before.case.visit:
        return ""
    return f"{step_called(found.step)}{_where_they_act(found.then_with)}."


def step_called(step: Step) -> str:
    """A step by its title, which may name people: it goes to the step, and they act in it."""
    return f"“{step.title}”"


def _where_they_act(first: tuple[str, ...]) -> str:
    if not first:
        return ""
    act = "act" if len(first) > 1 or first == ("you",) else "acts"
    return f", where {joined(first)} {act} first"


def then_with(found: Foreseen | Refused) -> str:
    """Who would then owe what the step asks, as a sentence; "" where nobody would."""
    if isinstance(found, Refused) or not found.then_with:
        return ""
    return f"It is then with {joined(found.then_with)}."


def not_now(refused: Refused) -> str:
    """That an act would be refused as things are, and why."""
    return f"{NOT_NOW} {refused.sentence}"


def without(view: CaseView, people: frozenset[str]) -> CaseView:
    """The same case as it is once these people have no part in it."""
    directory = view.record.directory.without(view.record.directory.excluded | people)
    left = view.actor.person in people
    actor = replace(view.actor, capacities=()) if left else view.actor
    return replace(view, record=replace(view.record, directory=directory), actor=actor)


def in_their_place(after: Names, left: Capacity) -> tuple[str, ...]:
    """Who acts in a role once its holder stepped aside, by name and post; () where nobody does."""
    agency = left.agency if left.side != "board" else None
    near: PartySide = "answering" if left.side == "answering" else "raising"
    held = after.holders(PostRef(left.side, left.post), agency, near=near)
    there = ((each.acting.name, each.title) for each in held if each.acting)
    return tuple(dict.fromkeys(f"{name} ({title})" if title else name for name, title in there))
