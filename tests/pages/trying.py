"""The form of an act, filled and made into the act without a browser or a database."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Literal, get_args

from concordat.brief.other_cases import OtherCase
from concordat.brief.reading import Brief
from concordat.core.acts import ActKind, AnyAct
from concordat.core.acts.base import day_fields, day_rule
from concordat.core.commands import Command
from concordat.pages.acting.ask import CONTRADICTS, Ask
from concordat.pages.acting.behalf import whose
from concordat.pages.acting.parts_done import NAME as PARTS
from concordat.pages.acting.table import PAGES
from concordat.pages.components.fields import Checkboxes, Date, Field, Radios, Select
from concordat.pages.forms.typed import Typed
from concordat.people.values import Agency, DirectoryLine, Person
from tests.builders import AGENCIES, BESIDE, NEIGHBOUR
from tests.pages.filling import INSTEAD

Sent = Mapping[str, tuple[str, ...]]
AS_ASKED = "As the page asks, in a sentence."
AS_IT_WAS = ("rather", "reached", "rung_", "born_")
"""What the boxes begin with for times of what is recorded: they are left empty, for as it was or
just now. A birthday too: a child has one or an expected date.
"""
HAVE_PASSED = {
    act.day_asked for act in get_args(AnyAct) if day_fields(act) and not day_rule(act).to_come
}
"""The questions for days that can only have passed. Any other day is filled with one to come."""
ALWAYS_TICKED = (PARTS,)
"""Boxes without which nothing can be sent: a part of the duty."""
ANOTHER_CASE = OtherCase(
    "SEF-2026-0099",
    raising="A school",
    raising_id="a-school",
    answering="Children's Social Care",
    kind="",
    stage="Stage 1",
    opened=datetime(2026, 11, 2, 10, tzinfo=UTC),
    end="",
    ended=None,
)
"""Another case about the same child."""
Way = Literal["on", "settled", "otherwise"]
"""How the choices of a form are made: what leads the case on up its ladder, what settles it, or the
last of them with nothing more ticked than was.
"""
PREFERRED: Mapping[Way, tuple[str, ...]] = {
    "on": ("not agreed", "yes", "upheld"),
    "settled": ("agreed", "yes"),
    "otherwise": (),
}


def filled(kind: ActKind, brief: Brief, about: str, way: Way) -> tuple[Sent, "Tried"]:
    """A form with everything filled, but for what the answers above it leave no room for."""
    sent = answers(Tried(kind, brief, about).ask.fields, brief.view.today, way)
    whole = Tried(kind, brief, about, sent)
    said = {each.name for each in whole.ask.problems if each.message.startswith(CONTRADICTS)}
    kept = {box: typed for box, typed in sent.items() if box not in said}
    return kept, Tried(kind, brief, about, kept) if said else whole


class Tried:
    """One act's form for one reader of a case, sent with these answers."""

    def __init__(self, kind: ActKind, brief: Brief, about: str, sent: Sent | None = None) -> None:
        self.brief, self.sent = brief, sent
        self.ask = Ask(
            brief,
            kind,
            about,
            Typed(sent, brief.view.today),
            members=self._members,
            agencies=_agencies,
            other_cases=lambda: (ANOTHER_CASE,),
        )
        self.form = PAGES[kind].form(self.ask)

    def _members(self) -> dict[str, str]:
        """Whoever may be named: the walks go on with people of the agencies of the case."""
        known = self.brief.view.people.items()
        return {person: card.name for person, card in known if person != BESIDE.holder}

    @property
    def act(self) -> AnyAct:
        return self.form.act()

    @property
    def command(self) -> Command:
        seq = self.brief.view.seq
        behalf = whose(self.ask)
        return Command(self.act, f"r{seq + 1}", behalf=behalf, also=self.form.also())

    def everybody_listed(self) -> list[tuple[str, str]]:
        """Each person whom a list of the form offers: the list's box, and what it would send."""
        known = self.brief.view.record.directory.people
        lists = [field for field in self.ask.fields if isinstance(field, Radios | Select)]
        offered = [(field.name, each.value) for field in lists for each in field.options]
        return [(box, value) for box, value in offered if value.split(" ")[-1] in known]

    def insisted_on(self) -> dict[tuple[str, str], str]:
        """What is said at each empty box for words that are kept with the act, by what they are
        about.
        """
        texts = ((each.kept, each.shown[0].error) for each in self.ask.answers if each.kept)
        return {(kept.key, kept.point): error for kept, error in texts if error}


def _agencies() -> dict[str, Agency]:
    parties = ((id_, name, kind) for id_, (name, kind) in AGENCIES.items() if kind != "board")
    known = {id_: Agency(id_, name, kind, "") for id_, name, kind in parties}
    there = DirectoryLine(BESIDE, Person(str(BESIDE.holder), "Noor Beside"))
    called = "The neighbouring council"
    neighbour = Agency(NEIGHBOUR, called, "childrens-services", "", lines=(there,))
    return {**known, neighbour.id: neighbour}


def answers(fields: tuple[Field, ...], today: date, way: Way) -> dict[str, tuple[str, ...]]:
    """What a browser sends when every field is filled."""
    sent: dict[str, tuple[str, ...]] = {}
    for field in fields:
        match field:
            case Date(name=name, label=label):
                then = today + timedelta(days=-3 if label in HAVE_PASSED else 3)
                parts = {"day": then.day, "month": then.month, "year": then.year}
                sent |= {f"{name}_{part}": (str(number),) for part, number in parts.items()}
            case Checkboxes(name=name) if name in INSTEAD:
                pass
            case Checkboxes(name=name, options=options):
                every = way != "otherwise"
                ticked = tuple(each.value for each in options if each.chosen or every)
                sent[name] = ticked or ((options[0].value,) if name in ALWAYS_TICKED else ())
            case Radios(name="channel"):  # may be left out; which fits depends on what was done
                pass
            case Radios(name=name, options=options) | Select(name=name, options=options):
                sent[name] = (_chosen([each.value for each in options if each.value], way),)
            case _:
                sent[field.name] = (AS_ASKED,)
    return {box: typed for box, typed in sent.items() if not box.startswith(AS_IT_WAS)}


def _chosen(values: list[str], way: Way) -> str:
    preferred = (each for each in values if each in PREFERRED[way])
    return next(preferred, values[-1] if values else "")
