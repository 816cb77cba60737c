"""Say that one has read that a child is in danger, and what is being done."""

from concordat.brief.names import Names
from concordat.brief.view import CaseView
from concordat.core import sentences
from concordat.core.acts import DangerAcknowledged
from concordat.core.case import Danger
from concordat.core.labels import DOING
from concordat.core.posts import SideOf
from concordat.pages.acting.about_danger import (
    Whose,
    danger_of,
    lead,
    nobody_rang,
    says_who_was_rung,
    to_ring,
    was_read,
    whose,
)
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.behalf import ask_who_said
from concordat.pages.acting.danger_said import ask_who_was_rung
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.forms import rung
from concordat.pages.forms.fields import LongText

READ = "Who there told you that they have read this?"
WHO_WAS_RUNG = "Say who was rung"
RANG_IT = "Say that 999 was rung, or what is being done"


def label(view: CaseView, about: str) -> str:
    if says_who_was_rung(view, about):
        return WHO_WAS_RUNG
    said = "Say that you have read this"
    if was_read(view, about):
        said = RANG_IT if nobody_rang(view, about) else "Say what is being done"
    if not view.actor.is_officer:
        return said
    on = whose(view, about)
    if on.side == "board":
        return f"{said}, for the board"
    return f"{said}, for {Names(view).agency(on.agency)}"


def form(ask: Ask) -> ActForm:
    danger = danger_of(ask)
    on = whose(ask.view, ask.about)
    if says_who_was_rung(ask.view, ask.about):
        return _rang(ask, danger, on)
    if on.side != "board":
        # whoever said so is among them: they can say who was rung since
        ask_who_said(ask, (SideOf(on.side, on.agency),), READ)
    since = ask_who_was_rung(ask, rung.IF_ANYBODY)
    doing = ask.ask(LongText("doing", kept=DOING, hint=sentences.MAY_STAY_EMPTY, rows=4))
    return ActForm(
        heading=label(ask.view, ask.about),
        act=lambda: DangerAcknowledged(
            danger.seq,
            on.side,
            on.agency,
            rung=since.rung,
            rung_at=since.rung_at(ask.view.now),
            notes=ask.notes(doing, *since.words),
        ),
        button="Record it",
        stater=to_ring(ask, danger),
        lead=lead(ask, danger),
        grave=True,
        about_danger=True,
        times=since.times,
    )


def _rang(ask: Ask, danger: Danger, on: Whose) -> ActForm:
    """Whoever stated it says who was rung since."""
    since = ask_who_was_rung(ask, rung.SINCE)
    return ActForm(
        heading=WHO_WAS_RUNG,
        act=lambda: DangerAcknowledged(
            danger.seq,
            on.side,
            on.agency or None,
            rung=since.rung,
            rung_at=since.rung_at(ask.view.now),
            notes=ask.notes(*since.words),
        ),
        button="Record it",
        lead=("Everybody who was told of the danger hears it.",),
        about_danger=True,
        times=since.times,
    )


PAGE = ActPage(label, form)
