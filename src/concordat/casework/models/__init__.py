"""The record's tables, and those of the lists made from it. Only this app reads them."""

from concordat.casework.models.drafts import Draft
from concordat.casework.models.lists import CaseRow, DutyRow, PartRow
from concordat.casework.models.record import CaseHead, Event, Note, Rules, Series
from concordat.casework.models.traces import ReadRow, ToldRow

__all__ = [
    "CaseHead",
    "CaseRow",
    "Draft",
    "DutyRow",
    "Event",
    "Note",
    "PartRow",
    "ReadRow",
    "Rules",
    "Series",
    "ToldRow",
]
