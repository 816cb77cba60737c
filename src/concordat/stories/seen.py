"""A rehearsed case as anybody may see it: the view that its brief is made from."""

from concordat.brief.view import AgencyCard, BoardCard, CaseView
from concordat.core.case import Case
from concordat.core.posts import Party
from concordat.core.record import Record
from concordat.core.wording import capitalised
from concordat.stories.rehearse import ANYBODY, Rehearsal

KINDS = {
    "childrens-services": "children's services",
    "gp": "GP",
    "icb": "ICB",
    "voluntary": "voluntary organisation",
}
"""Kinds of agency whose names differ from their ids."""


def seen(rehearsal: Rehearsal) -> CaseView | None:
    """The case of a rehearsal as of its last step; None if none was opened."""
    if rehearsal.case is None:
        return None
    return view_of(rehearsal.record, rehearsal.case)


def view_of(record: Record, case: Case) -> CaseView:
    """A rehearsed case: agencies are called by their kinds, posts by their titles, nobody by
    name.
    """
    protocol = record.protocol
    parties = [party for _, party in case.parties]
    return CaseView(
        ref=record.ref,
        board=BoardCard(protocol.id, protocol.board, "", protocol.nation, {}),
        record=record,
        case=case,
        actor=ANYBODY,
        now=case.now,
        words={},
        people={},
        agencies={party.id: AgencyCard(party.id, _name(party), party.kind) for party in parties},
    )


def kind_words(kind: str) -> str:
    """A kind of agency as readers see it: “Children's services”."""
    return capitalised(KINDS.get(kind, kind.replace("-", " ")))


def _name(party: Party) -> str:
    """Such as "Children's services", with the agency's own name if that isn't its kind."""
    kind = kind_words(party.kind)
    return kind if party.id == party.kind else f"{kind} “{party.id}”"
