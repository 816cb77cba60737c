"""What a case runs by and is counted with, pinned when it begins and the same ever after."""

from datetime import datetime
from functools import lru_cache

import msgspec

from concordat.casework import models
from concordat.casework.errors import RulesMissing
from concordat.core.calendar import Calendar, in_london
from concordat.core.protocol import Protocol, Version
from concordat.library.files import load
from concordat.library.files.calendars import calendar
from concordat.library.files.folder import NoSuchProtocol
from concordat.people import queries as people
from concordat.people.in_force import protocol_of as protocol_in_force
from concordat.people.values import Board


def in_force(board: Board, at: datetime) -> tuple[Protocol, Calendar]:
    """What a case of this board would begin under at an instant: the protocol version that is in
    force then, its closed days as known.
    """
    protocol = protocol_in_force(board, at)
    closed = {each.day: each.why for each in people.closed_days(board.id)}
    on = in_london(at).date()
    return protocol, calendar(board.nation, closed=closed, close=protocol.close, on=on)


def begin(board: Board, at: datetime) -> models.Rules:
    """The rules a case of this board begins under at an instant, pinned."""
    protocol, days = in_force(board, at)
    wanted = models.Rules(
        board=board.id,
        protocol=protocol.id,
        version=str(protocol.version),
        fingerprint=protocol.fingerprint,
        calendar=days.version,
        days=msgspec.json.encode(days),
    )
    same = models.Rules.objects.filter(
        board=board.id, fingerprint=protocol.fingerprint, calendar=days.version
    )
    found = same.first()
    if found is None:
        models.Rules.objects.bulk_create(
            [wanted], ignore_conflicts=True
        )  # two at once: one row, used by both
        found = same.get()
    return found


def protocol_of(rules: models.Rules) -> Protocol:
    """The protocol version that was pinned. Raises RulesMissing if its file is gone or was
    edited.
    """
    try:
        protocol = load.load(rules.protocol, Version.parse(rules.version))
    except NoSuchProtocol as missing:
        raise RulesMissing(str(missing)) from missing
    if protocol.fingerprint != rules.fingerprint:
        raise RulesMissing(
            f"“{rules.protocol}” {rules.version} was edited after cases began under it. Put "
            "the file back as it was "
            f"(fingerprint {rules.fingerprint[:12]}) and publish the change as a new revision."
        )
    return protocol


def calendar_of(rules: models.Rules) -> Calendar:
    """The calendar as it was pinned, whatever the library says by now. A query where it wasn't
    asked for before.
    """
    return _calendar(rules.pk, rules.calendar)


@lru_cache(maxsize=256)
def _calendar(pk: int, version: str) -> Calendar:
    days = models.Rules.objects.values_list("days", flat=True).get(pk=pk, calendar=version)
    return msgspec.json.decode(bytes(days), type=Calendar)
