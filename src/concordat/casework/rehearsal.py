"""What raising a disagreement would do, without doing it: nothing is written."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from concordat.brief.names import Names
from concordat.brief.receipt import told, would_reach
from concordat.casework import notes, raising, rules
from concordat.casework.excluding import Exclusion
from concordat.casework.notes import Words
from concordat.casework.values import AgencyCard, CaseView
from concordat.core.commands import Command
from concordat.core.decide import decide
from concordat.core.notices import told_of_entries
from concordat.core.record import Record
from concordat.people import queries as people


def who_would_be_told(
    board: str,
    command: Command,
    by: str,
    now: datetime,
    *,
    words: Mapping[str, Words],
    excluded: Iterable[Exclusion] = (),
) -> tuple[str, ...]:
    """Everybody who would be told, by name and post, if somebody raised this. Raises Refused where
    it can't be raised.
    """
    ground = raising.ground(board, command, by, now, excluded)
    named, directory = ground.named, ground.directory
    before = Record("new", *rules.in_force(named.board, now), directory)
    added = decide(before, command, ground.who, now)
    notes.check_added(before, command, words, now)
    record = before.after(*added)
    case = record.case(now)
    view = CaseView(
        ref=record.ref,
        board=named.board,
        record=record,
        case=case,
        actor=ground.who,
        now=now,
        words={},
        people=people.people({*directory.people, *ground.act.people()} - directory.excluded),
        agencies={
            id_: AgencyCard(id_, each.name, each.kind) for id_, each in named.agencies.items()
        },
        services={id_: each.name for id_, each in named.services.items()},
    )
    names = Names(view)
    return told(names, would_reach(names, told_of_entries(before, record, added, None, case)))
