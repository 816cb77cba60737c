"""The list of those who may be appointed: with every role they have, and nobody who would be
refused.
"""

from typing import Any

import pytest
from msgspec.structs import replace

from concordat.brief.reading import Brief
from concordat.casework import queries
from concordat.core.acts import Appointed
from concordat.pages.acting import naming, views
from concordat.pages.acting.acts import support
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.naming import fit_for as fit
from concordat.pages.forms.typed import Typed
from tests.pages.cases import raise_case, visit
from tests.pages.conftest import NOW
from tests.pages.test_acting_to_the_end import opened
from tests.pages.test_supporting import RAISER

__all__ = ["visit"]

pytestmark = pytest.mark.usefixtures("demonstration")
CHAIR_OF_THE_MEETING = "meeting chair"
SEVERAL_ROLES = "edmund-lascelles"


def asked(ref: str, **post: Any) -> Ask:
    """The page of somebody who names people in that case; `post` is what else its text asks."""
    view = queries.case(ref, "rashid-karim", NOW)
    assert view is not None
    protocol = view.record.protocol
    chair = replace(protocol.posts[CHAIR_OF_THE_MEETING], **post)
    posts = {**protocol.posts, CHAIR_OF_THE_MEETING: chair}
    view = replace(view, record=replace(view.record, protocol=replace(protocol, posts=posts)))
    return Ask(
        Brief(view),
        "appoint",
        "",
        Typed(None, view.today),
        members=lambda: views._members("reading", view.today),
        agencies=dict,
        other_cases=tuple,
    )


def fit_for(ask: Ask, *roles: str) -> dict[str, str]:
    return fit(ask, *(Appointed(role, "") for role in roles))


def test_whoever_can_be_named_is_shown_with_the_role_that_matters() -> None:
    there = fit_for(asked(opened("reading")), CHAIR_OF_THE_MEETING)
    assert "Board member, probation" in there[SEVERAL_ROLES]
    assert "Head of Delivery, Thames Reach Probation" in there[SEVERAL_ROLES]


def test_nobody_who_would_be_refused_can_be_named() -> None:
    ref = opened("reading")
    there = fit_for(asked(ref), CHAIR_OF_THE_MEETING)
    assert "ngozi-eze" not in there, "she is no board member, and works for an agency of the case"
    raiser = queries.case(ref, "rashid-karim", NOW).case.raiser
    anybody = {"among": "", "independent": False}
    assert raiser not in fit_for(asked(ref, **anybody), CHAIR_OF_THE_MEETING)
    of_a_side = {**anybody, "of_a_side": True}
    assert raiser in fit_for(asked(ref, **of_a_side), CHAIR_OF_THE_MEETING)
    fresh = {**of_a_side, "fresh": True}
    assert raiser not in fit_for(asked(ref, **fresh), CHAIR_OF_THE_MEETING)


def test_where_several_roles_can_be_given_everybody_who_fits_one_is_listed() -> None:
    ask = asked(opened("reading"))
    assert set(fit_for(ask, CHAIR_OF_THE_MEETING)) < set(ask.members())
    either = fit_for(ask, CHAIR_OF_THE_MEETING, "mediator")
    assert either == fit_for(ask, "mediator") != fit_for(ask, CHAIR_OF_THE_MEETING)


@pytest.mark.parametrize("page", ["ask-companion", "support"])
def test_each_person_is_looked_at_once_however_many_answers_a_form_is_tried_with(
    visit: Any, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    asked: list[tuple[str, str | None]] = []
    why_not = naming.why_not_appointed

    def counted(record: Any, case: Any, act: Appointed) -> Any:
        asked.append((act.person, act.agency))
        return why_not(record, case, act)

    for each in (naming, support):
        monkeypatch.setattr(each, "why_not_appointed", counted)
    shown = visit(RAISER, raise_case()).page(page)
    assert "<select" in shown
    assert len({*asked}) > 8
    assert max(map(asked.count, asked)) == 1
