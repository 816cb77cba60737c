"""A board whose procedure lets another organisation's post stand in for an agency that has nobody
above its practitioners.
"""

import shutil
from pathlib import Path

import msgspec
import pytest

from concordat.library.files import folder

BOARD, AGENCY = "sefton", "dunes-housing"
AT, ADVISER, NAME = "mersey-bay-police", "oona-hale", "Oona Hale"
PROCEDURE = """
[protocol]
id = "{board}"
version = "{version}"
base = "{base}"

[post."team manager"]
substitute = "{side} on-call adviser"

[post."on-call adviser"]
title = "On-call adviser"

[step."service managers".duty.leads]
who = ["raising practitioner", "answering team manager"]
local = "A manager speaks to their own lead as well, by the board on 1 January 2026."
"""


def in_force(shelf: Path, monkeypatch: pytest.MonkeyPatch, side: str) -> None:
    """Put the procedure in force in which an on-call adviser stands in: the board's own ("board"),
    or one of any agency ("third").
    """
    put_in_force(shelf, monkeypatch, PROCEDURE.replace("{side}", side))


def put_in_force(shelf: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Let the board work by this text since the beginning of the year; `{board}`, `{version}` and
    `{base}` stand in it for its own.
    """
    from concordat.people import models

    shutil.copytree(folder.protocols_folder(), shelf)
    monkeypatch.setenv("CONCORDAT_PROTOCOLS", str(shelf))
    base = folder.find(BOARD)
    version = str(msgspec.structs.replace(folder.version_of(base), revision=98))
    for name, own in (("board", BOARD), ("version", version), ("base", base.name)):
        text = text.replace(f"{{{name}}}", own)
    (base.parent / f"{version}.toml").write_text(text, "utf-8")
    board = models.Board.objects.get(id=BOARD)
    board.in_force = [[version, "2026-01-01T00:00:00+00:00"]]
    board.save()


def an_adviser(side: str) -> None:
    """Somebody in that post, of the police or at the board."""
    from concordat.people import models

    models.Person.objects.create(id=ADVISER, board_id=BOARD, name=NAME, telephone="01632 960111")
    models.Seat.objects.create(
        board_id=BOARD,
        agency_id=AT if side == "third" else None,
        place=9_000,
        post="on-call adviser",
        title="On-call adviser",
        holder_id=ADVISER,
    )


def nobody_above(agency: str = AGENCY) -> None:
    """Nobody holds a post of the ladder there any more, but practitioners and the lead."""
    from concordat.people import models

    seats = models.Seat.objects.filter(board=BOARD, agency=agency)
    seats.exclude(post__in=["practitioner", "safeguarding lead"]).update(holder=None, cover=None)
