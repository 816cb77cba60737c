"""Every act that is recorded through a page of its own. Each has a file in `acts/`."""

from collections.abc import Mapping

from concordat.core.acts import ActKind
from concordat.pages.acting.acts import (
    action,
    advised,
    alongside,
    answering,
    appoint,
    ask_companion,
    ask_meeting,
    confirm,
    correct,
    done,
    fact,
    local_figure,
    misdirected,
    move_up,
    no_further,
    note,
    opened_in_error,
    remind,
    risk,
    safety,
    say,
    set_date,
    use,
    withdraw,
)
from concordat.pages.acting.form import ActPage

WITHOUT_A_PAGE: tuple[ActKind, ...] = ("raise", "bring-in", "same-person", "closed-day")
"""What is done by other pages (raising, handing on, the board's closed days), or by nobody."""

PAGES: Mapping[ActKind, ActPage] = {
    "done": done.PAGE,
    "appoint": appoint.PAGE,
    "say": say.PAGE,
    "confirm": confirm.PAGE,
    "remind": remind.PAGE,
    "move-up": move_up.PAGE,
    "use": use.PAGE,
    "advised": advised.PAGE,
    "ask-meeting": ask_meeting.PAGE,
    "ask-companion": ask_companion.PAGE,
    "safety": safety.PAGE,
    "action": action.PAGE,
    "note": note.PAGE,
    "fact": fact.PAGE,
    "risk": risk.PAGE,
    "alongside": alongside.PAGE,
    "misdirected": misdirected.PAGE,
    "set-date": set_date.PAGE,
    "withdraw": withdraw.PAGE,
    "no-further": no_further.PAGE,
    "local-figure": local_figure.PAGE,
    "answering": answering.PAGE,
    "opened-in-error": opened_in_error.PAGE,
    "correct": correct.PAGE,
}
