"""Naming people for what the text lets somebody form: a panel, one member at a time."""

from concordat.core import sentences
from concordat.core.acts import Appointed
from concordat.core.appointing import why_not_fit
from concordat.core.labels import REASON
from concordat.core.posts import CaseSide
from concordat.core.protocol import Permission
from concordat.core.wording import capitalised
from concordat.pages.acting.ask import BOTH_READ, Ask
from concordat.pages.acting.form import ActForm
from concordat.pages.forms.fields import FromList, LongText


def naming(ask: Ask, allowed: Permission) -> ActForm:
    """The form that names one person under a permission."""
    role = allowed.of[0].post
    person = ask.ask(
        FromList(
            "person",
            "Who is it?",
            hint=ask.protocol.title_of_tier(role),
            options=fit_for(ask, role),
            needed=sentences.SAY_WHO,
        )
    )
    reason = ask.ask(
        LongText(
            "reason",
            "Why them?",
            kept=REASON,
            hint=f"{BOTH_READ} {sentences.MAY_STAY_EMPTY}",
            rows=3,
        )
    )
    return ActForm(
        heading=capitalised(allowed.what),
        act=lambda: Appointed(role, person.given, notes=ask.notes(reason)),
        lead=(
            "Name one person at a time. Both sides see who it is.",
            "Whoever you name is told, and can read this case from then on.",
        ),
        dated=True,
    )


def fit_for(ask: Ask, *of: str, side: CaseSide = "third") -> dict[str, str]:
    """Everybody who is what the procedure asks for in one of these roles on that side, by id."""
    record, case = ask.view.record, ask.view.case
    return {
        person: name
        for person, name in ask.members().items()
        if any(why_not_fit(record, case, role, person, side) is None for role in of)
    }
