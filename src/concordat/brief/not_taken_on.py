"""What was said of an action that its agency didn't take on: why not, and why it is kept."""

from collections.abc import Iterator

from concordat.brief.authors import author
from concordat.brief.names import Names
from concordat.brief.words import when
from concordat.brief.written import history, words_about
from concordat.core.acts import ActionAnswered, ActionChanged, CarriedOut
from concordat.core.events import Event
from concordat.core.ids import DutyId
from concordat.core.labels import REASON
from concordat.core.posts import PARTY_SIDES, PartySide
from concordat.core.protocol import NOT_TAKEN_ON
from concordat.core.who.senior import senior
from concordat.core.wording import joined, the, unstopped

EVERY_AGENCY = "all agencies in the case"


def said_of_refusal(names: Names, action: str) -> tuple[str, ...]:
    """What holds of it now: why it was not taken on and, where it is kept all the same, why; none
    where it was taken on, or changed since.
    """
    return tuple(reversed([*_latest_first(names, action)]))


def reported_to(names: Names) -> str:
    """To whom it goes up where an action isn't taken on: the roles that the procedure names last,
    of each agency; all agencies where it names none.
    """
    return joined(each for side in PARTY_SIDES for each in _senior(names, side)) or EVERY_AGENCY


def _senior(names: Names, side: PartySide) -> Iterator[str]:
    case = names.view.case
    posts = [post for post in senior(names.protocol, case) if post.side == side]
    for party in (case.raising,) if side == "raising" else case.answering:
        titles = dict.fromkeys(the(names.title(post, party.id)) for post in posts)
        if titles:
            yield f"{joined(titles)} at {names.agency(party.id)}"


def _latest_first(names: Names, action: str) -> Iterator[str]:
    for event in reversed([*history(names.view)]):
        match event.act:
            case ActionAnswered(action=about, accepts=accepts) if about == action:
                if not accepts:
                    yield _said(names, event, "Not taken on")
                return
            case ActionChanged(action=about) if about == action:
                return
            case CarriedOut(duties=duties) if DutyId(NOT_TAKEN_ON.key, action=action) in duties:
                yield _said(names, event, "Kept as it was")


def _said(names: Names, event: Event, what: str) -> str:
    who = f"{what}, {author(names, event)}, {when(event.happened, names.view.now)}"
    reason = words_about(names.view, event.act, REASON.key)
    return f"{who}: “{unstopped(reason)}”" if reason else who
