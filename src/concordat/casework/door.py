"""The door: what comes with a command is checked against its own types before anything is looked
up. What is kept in clear beside an act is an id that says nothing: no words and no names.
"""

import re
from collections.abc import Collection, Mapping

from concordat.casework.excluding import Exclusion
from concordat.casework.notes import Words
from concordat.core import wire
from concordat.core.acts import (
    ActionAgreed,
    AnyAct,
    Corrected,
    HolidayProclaimed,
    HolidayTakenBack,
    Raised,
)
from concordat.core.commands import Command
from concordat.core.errors import Refused

_MADE = re.compile(r"[0-9a-f]{32}")  # what `concordat.ids` makes
_NUMBERED = re.compile(r"[1-9][0-9]{0,2}|[0-9a-f]{32}")
_MADE_HERE = re.compile(r"(?:form|own)/[0-9a-f]{64}")  # by `casework.requests`


def check(
    command: Command,
    words: Mapping[str, Words],
    *,
    seen: int | None = None,
    made_here: bool = False,
) -> None:
    """Check that a command can be sent at all, with its words and the last entry that was `seen`.
    Raises Refused for one without a proper request, for what is of another type than it has to be,
    for an id that could say something, and for a closed day of one case alone: that is entered for
    a whole board (`casework.day_jobs`). `made_here` where the program made the id of the request.
    """
    if not isinstance(command, Command) or not isinstance(seen, int | None):
        raise wire.unfit()
    shape = _MADE_HERE if made_here else _MADE
    if not isinstance(command.request, str) or not shape.fullmatch(command.request):
        raise Refused(
            "no-request", "This form cannot be sent. Open the page again and send it from there."
        )
    wire.refuse_unfit(command)
    _check_words(words)
    if not all(map(_says_nothing, command.acts)):
        raise Refused("no-such-id", "Something in this has an id that Concordat did not make.")
    days = any(isinstance(act, HolidayProclaimed | HolidayTakenBack) for act in command.acts)
    if days:
        raise Refused(
            "for-the-board", "A closed day is entered for the whole board, and not in one case."
        )


def check_raising(
    board: str, excluded: Collection[Exclusion], alike_seen: Collection[str] | None
) -> None:
    """Check what comes with a raising alone. Raises Refused."""
    kept_out = all(
        isinstance(each, Exclusion) and _texts(each.person, each.why) for each in excluded
    )
    if not kept_out or not _texts(board, *(alike_seen or ())):
        raise wire.unfit()


def _check_words(words: Mapping[str, Words]) -> None:
    if not isinstance(words, Mapping) or not all(
        isinstance(each, Words) and _texts(note, each.text) for note, each in words.items()
    ):
        raise wire.unfit()
    if not all(map(_MADE.fullmatch, words)):
        raise Refused("no-such-note", "Some words have an id that Concordat did not make.")


def _texts(*values: object) -> bool:
    """Whether all of these are texts."""
    return all(isinstance(each, str) for each in values)


def _says_nothing(act: AnyAct) -> bool:
    """Whether every id that is new in an act is one that was made at random, or a number."""
    if any(note.point and not _NUMBERED.fullmatch(note.point) for note in act.noted()):
        return False
    match act:
        case Corrected(instead=instead) if instead is not None:
            return not isinstance(instead, Corrected) and _says_nothing(instead)
        case ActionAgreed(id=id_):
            return bool(_MADE.fullmatch(id_))
        case Raised(issues=issues, children=children):
            ids = [each.id for each in issues] + [each.id for each in children]
            return all(map(_NUMBERED.fullmatch, ids))
        case _:
            return True
