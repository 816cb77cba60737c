"""The record's tables, and those of the lists made from it. Only this app reads them."""

from concordat.casework.models.found_by import ChildToken, Excluded
from concordat.casework.models.jobs import DayJob
from concordat.casework.models.links import LinkRow
from concordat.casework.models.lists import AsideRow, CaseRow, DutyRow, PartRow
from concordat.casework.models.record import CaseHead, Event, Note, Rules, Series
from concordat.casework.models.traces import ReachedRow, SeenRow, ToldRow
from concordat.casework.models.unrecorded import Unrecorded

__all__ = [
    "AsideRow",
    "CaseHead",
    "CaseRow",
    "ChildToken",
    "DayJob",
    "DutyRow",
    "Event",
    "Excluded",
    "LinkRow",
    "Note",
    "PartRow",
    "ReachedRow",
    "Rules",
    "SeenRow",
    "Series",
    "ToldRow",
    "Unrecorded",
]
