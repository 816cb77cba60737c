"""Words of a case: which an act refers to, who may read them, sealing and opening them."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from concordat.casework import models
from concordat.core.acts import AnyAct, Audience, Noted
from concordat.core.errors import Refused
from concordat.core.who.parts import Actor
from concordat.vault.sealing import Sealer

CHILD = "child"
ISSUE = "issue"
NOTE = "note"


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody wrote. `agency` is whose own words they are, where only one agency may read
    them.

    `field` says what they are about; where it is empty, the act that refers to them says it.
    """

    text: str
    audience: Audience = "both sides"
    agency: str | None = None
    field: str = ""


class Kept(Protocol):
    """What decides who may read a note."""

    by: str
    audience: str
    agency: str


def new_id() -> str:
    """An id for words that are about to be written."""
    return uuid.uuid4().hex


def readable(actor: Actor, note: Kept) -> bool:
    """Whether somebody with a part in the case may read a note: its author, and the audience it was
    written for.
    """
    if not actor.has_part:
        return False
    if note.by == actor.person or note.audience == "both sides":
        return True
    if note.audience == "board":
        return bool(actor.on("board"))
    return any(
        held.agency == note.agency for held in (*actor.on("raising"), *actor.on("answering"))
    )


def check(act: AnyAct, words: Mapping[str, Words], actor: Actor, known: set[str]) -> None:
    """That an act and its words belong together.

    Raises ValueError for words nobody refers to or that are not there, Refused for another agency's
    own words.
    """
    ids = {note.id for note in act.noted()}
    if strays := words.keys() - ids:
        raise ValueError(f"the act refers to no note {', '.join(sorted(strays))}")
    if missing := ids - words.keys() - known:
        raise ValueError(f"there are no words for note {', '.join(sorted(missing))}")
    mine = {held.agency for held in actor.capacities}
    for each in words.values():
        if each.audience == "own agency" and each.agency not in mine:
            raise Refused("not-your-agency", "You can write for your own agency only.")


def sealed(
    sealer: Sealer, act: AnyAct, words: Mapping[str, Words], *, board: str, seq: int, by: str
) -> list[models.Note]:
    """The rows for these words, not yet saved. A note's audience is that of the act which
    adds it.
    """
    about = {note.id: note.about for note in act.noted()}
    rows = []
    for note, each in words.items():
        field = each.field or about[note]
        audience, agency = (
            (act.audience, act.agency) if isinstance(act, Noted) else (each.audience, each.agency)
        )
        rows.append(
            models.Note(
                id=note,
                case_id=sealer.case,
                board=board,
                seq=seq,
                by=by,
                audience=audience,
                agency=agency or "",
                field=field,
                sealed=sealer.seal(field, each.text, note=note),
            )
        )
    return rows


def opened(sealer: Sealer, rows: list[models.Note], actor: Actor) -> dict[str, str]:
    """The words of those notes this person may read, by note id; none once the case's key was
    erased.
    """
    if sealer.erased:
        return {}
    return {
        row.id: sealer.open(row.field, bytes(row.sealed), note=row.id)
        for row in rows
        if readable(actor, row)
    }
