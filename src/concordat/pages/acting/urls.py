"""One address for each act. What it is about (a duty, an agency, an entry) stands in the query."""

from collections.abc import Callable

from django.urls import path

from concordat.pages.acting import (
    agreeing,
    correcting,
    doing,
    moving,
    officer,
    requests,
    saying,
    stating,
)
from concordat.pages.acting.ask import Ask, Form
from concordat.pages.acting.views import page_of

PAGES: dict[str, Callable[[Ask], Form]] = {
    "done": doing.done,
    "appoint": doing.appoint,
    "say": saying.say,
    "confirm": saying.confirm,
    "remind": requests.remind,
    "move-up": moving.move_up,
    "use": requests.use,
    "advised": requests.advised,
    "ask-meeting": requests.meeting,
    "ask-companion": requests.companion,
    "safety": stating.safety,
    "action": agreeing.action,
    "note": stating.note,
    "fact": stating.fact,
    "risk": stating.risk,
    "alongside": stating.alongside,
    "misdirected": stating.misdirected,
    "set-date": agreeing.set_date,
    "withdraw": moving.withdraw,
    "no-further": moving.no_further,
    "local-figure": officer.local_figure,
    "answering": officer.answering,
    "opened-in-error": officer.opened_in_error,
    "correct": correcting.correct,
}

urlpatterns = [
    path(f"cases/<slug:ref>/{kind}/", page_of(kind, page), name=f"act-{kind}")
    for kind, page in PAGES.items()
]
