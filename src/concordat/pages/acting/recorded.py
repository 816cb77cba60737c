"""What is said after an act: its receipt, and how to put it right."""

from concordat.brief.names import Names
from concordat.brief.receipt import receipt
from concordat.brief.view import CaseView
from concordat.casework.service import Done
from concordat.pages.acting.buttons import address
from concordat.pages.shell import Flash, Link


def flash(before: CaseView, after: CaseView | None, done: Done) -> Flash:
    """It has no words of the case in it, because the session keeps it until the next page."""
    view = after or before
    found = receipt(Names(view), done.events, done.tellings)
    undo = Link("Correct it", address(view.ref, "correct", str(found.entry))) if after else None
    return Flash(found.recorded, found.told, found.next, undo)
