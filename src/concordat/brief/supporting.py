"""What an agency that shares the concern is told of its own part in a case."""

from concordat.brief.names import Names
from concordat.brief.owed import OfferBrief
from concordat.brief.values import Panel
from concordat.core.acts import ActKind
from concordat.core.calendar import say_instant
from concordat.core.wording import joined

CONTRIBUTES: tuple[ActKind, ...] = ("take-on", "note", "ask-meeting", "risk")
"""What its people can do, the most useful first."""


def shared_by(names: Names) -> str:
    """Which agencies share the concern; "" where none does."""
    case = names.view.case
    agencies = joined(names.agency(each) for each in case.supporting)
    shares = "shares" if len(case.supporting) == 1 else "share"
    return f"{agencies} {shares} the concern" if agencies else ""


def raised_by(names: Names) -> str:
    """The agency that raised it; where another has taken it on since, both."""
    case = names.view.case
    first = case.raised_by(1)
    if first == case.raising:
        return names.raising
    return f"{names.agency(first.id)}, and taken on by {names.raising},"


def own_part(names: Names) -> Panel | None:
    """What the reader's part is, where they only support it; None where they have another."""
    view = names.view
    if not view.actor.only_supports:
        return None
    agency = names.agency(view.actor.capacities[0].agency)
    if leaving := view.case.leaving:
        text = (
            f"{names.raising} is withdrawing this. It ends at {say_instant(leaving.effective)} "
            f"unless somebody goes on. If you take it on, {agency} has raised it from then on, "
            "with the same deadlines."
        )
        return Panel("You support this, and can take it on", text, "amber")
    text = (
        f"{agency} shares the concern of {names.raising}. Tell them what you know in a note, or "
        f"ask for a meeting. {names.raising} takes the case on, and says what is agreed."
    )
    return Panel("You support this", names.said(text), "plain")


def contributions(offers: tuple[OfferBrief, ...]) -> tuple[OfferBrief, ...]:
    """What the reader can do by that part, the most useful first."""
    found = (each for kind in CONTRIBUTES for each in offers if each.kind == kind and each.open)
    return tuple(found)
