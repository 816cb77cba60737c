"""Whether a disagreement may be raised under a protocol: by whom, about what, until when, with
whom.
"""

from datetime import datetime

from concordat.core import periods
from concordat.core.calendar import Calendar, say_instant
from concordat.core.case import attributes
from concordat.core.errors import Refused
from concordat.core.events import Raised
from concordat.core.protocol import Protocol


def why_not_raise(
    protocol: Protocol, act: Raised, *, arising: datetime, raised: datetime, calendar: Calendar
) -> Refused | None:
    """Why this cannot be raised; None when it can.

    `arising` is when the decision was received, or the dispute arose; `raised` when it was raised.
    """
    return (
        _why_not_parties(protocol, act)
        or _why_not_points(act)
        or why_not_about(protocol, act)
        or _why_not_any_more(protocol, arising, raised, calendar)
    )


def _why_not_parties(protocol: Protocol, act: Raised) -> Refused | None:
    rule = protocol.admission
    names = [party.id for party in act.answering]
    route = protocol.routes.get(act.route or protocol.default_route.key)
    alone = route is not None and route.alone
    if not names and not alone:
        return Refused("no-agency", "Say which agency you disagree with.")
    if names and alone:
        return Refused(
            "no-opponent",
            "Nobody answers a concern of this kind. To challenge an agency, choose another.",
        )
    if act.raising.id in names and not rule.inside:
        return Refused(
            "inside-one-agency",
            "This is for disagreements between agencies. Inside one, use its own procedure.",
        )
    if len(set(names)) != len(names):
        return Refused("twice", "Name each agency once.")
    if rule.raisers and act.raising.kind not in rule.raisers:
        raisers = " or ".join(rule.raisers)
        return Refused(
            "not-for-you", f"Under this procedure only {raisers} can raise a disagreement."
        )
    return None


def _why_not_points(act: Raised) -> Refused | None:
    names = [party.id for party in act.answering]
    if not act.issues:
        return Refused("no-issue", "Say what you disagree about.")
    if len({issue.id for issue in act.issues}) != len(act.issues):
        return Refused("twice", "Number each point once.")
    if unknown := {agency for issue in act.issues for agency in issue.agencies} - set(names):
        return Refused(
            "no-such-agency",
            f"A point concerns an agency that does not answer: {', '.join(sorted(unknown))}.",
        )
    if any(
        all(issue.agencies and name not in issue.agencies for issue in act.issues) for name in names
    ):
        return Refused("no-issue", "Say of each agency what you disagree with it about.")
    return None


def why_not_about(protocol: Protocol, act: Raised) -> Refused | None:
    """Why a case of which this is true can't be raised, whoever raises it and whenever; None when
    it can.
    """
    return _why_not_grounds(protocol, act) or _why_not_standing(protocol, act)


def _why_not_grounds(protocol: Protocol, act: Raised) -> Refused | None:
    if act.route is not None and act.route not in protocol.routes:
        return Refused(
            "no-such-route",
            f"This procedure has no route “{act.route}”: {', '.join(protocol.routes)}.",
        )
    kinds = {kind.key: kind.title for kind in protocol.kinds}
    if protocol.admission.closed and act.matter not in kinds:
        return Refused(
            "no-such-ground", f"This procedure is only for: {'; '.join(kinds.values())}."
        )
    return None


def _why_not_standing(protocol: Protocol, act: Raised) -> Refused | None:
    """What must be true of whoever raises it, or have gone before."""
    asked = protocol.admission.conditions
    if not asked or attributes(
        act, act.route or protocol.default_route.key, act.facts
    ).intersection(asked):
        return None
    titles = {fact.key: fact.title for fact in protocol.facts}
    needed = " or ".join(f"“{titles.get(each, each)}”" for each in asked)
    return Refused("no-standing", f"This can be raised only where it is true that {needed}.")


def _why_not_any_more(
    protocol: Protocol, arising: datetime, raised: datetime, calendar: Calendar
) -> Refused | None:
    window = protocol.admission.window
    closes = periods.due(window, arising, calendar) if window else None
    if closes is None or not periods.is_late(closes, raised):
        return None
    when = say_instant(closes, year=True)
    sentence = (
        f"The time for raising this ended at {when}. Ask the board's officer what can "
        "still be done."
    )
    return Refused("window-closed", sentence)
