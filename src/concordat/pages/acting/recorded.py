"""What is said after an act: its receipt, and how to put it right."""

from django.urls import reverse

from concordat.brief.foreseen import without
from concordat.brief.names import Names
from concordat.brief.receipt import receipt
from concordat.brief.view import CaseView
from concordat.casework.service import Done
from concordat.pages.acting.buttons import address
from concordat.pages.shell import Flash, Link

ALREADY = "You had sent this before, so nothing more was recorded."


def flash(before: CaseView, after: CaseView | None, done: Done, *, again: bool = False) -> Flash:
    """It has no words of the case in it, because the session keeps it until the next page. Where it
    was sent `again`, in a form of its own, it says so.
    """
    view = after or without(before, frozenset({before.actor.person}))
    found = receipt(Names(view), done.events, done.tellings)
    undo = Link("Correct it", address(view.ref, "correct", str(found.entry))) if after else None
    ring = reverse("danger-in", args=[view.board.id]) if found.first else ""
    recorded = f"{ALREADY} {found.recorded}" if again else found.recorded
    return Flash(recorded, found.told, found.next, undo, found.first, ring)


def follows(after: CaseView | None, done: Done) -> str:
    """The address of the page that follows: the case, where whoever stated danger finds the numbers
    first and what was recorded; the front page for whoever can't see the case any more.
    """
    return reverse("case", args=[done.ref]) if after else reverse("home")
