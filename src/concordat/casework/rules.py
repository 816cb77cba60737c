"""What a case runs by and is counted with, pinned when it begins and the same ever after."""

from functools import lru_cache

import msgspec

from concordat.casework import models
from concordat.casework.errors import RulesMissing
from concordat.core.calendar import Calendar
from concordat.core.protocol import Protocol
from concordat.library.files import load
from concordat.library.files.calendars import calendar
from concordat.library.files.folder import NoSuchProtocol
from concordat.people import queries as people
from concordat.people.values import Board


def begin(board: Board) -> models.Rules:
    """The rules a case of this board begins under now: its newest protocol version, its closed days
    as known.
    """
    protocol = load.load(board.protocol)
    closed = {each.day: each.why for each in people.closed_days(board.id)}
    days = calendar(board.nation, closed=closed, close=protocol.close)
    wanted = models.Rules(
        board=board.id,
        protocol=protocol.id,
        version=protocol.version,
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
        protocol = load.load(rules.protocol, rules.version)
    except NoSuchProtocol as missing:
        raise RulesMissing(str(missing)) from missing
    if protocol.fingerprint != rules.fingerprint:
        raise RulesMissing(
            f"“{rules.protocol}” {rules.version} was edited after cases began under it. Put "
            "the file back as it was "
            f"(fingerprint {rules.fingerprint[:12]}) and publish the change as a new version."
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
