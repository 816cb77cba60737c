"""A lead is asked who made the decision, in words that are nobody else's: the procedure asks."""

from msgspec.structs import replace

from concordat.core.notices import tellings
from concordat.core.notices.words import say_news
from concordat.core.who.recipients import leads
from tests.core.ladder import CITING
from tests.core.test_notices import talking, to


def test_a_lead_is_asked_who_decided_where_nobody_has_named_them() -> None:
    case = talking().case
    unnamed = replace(case, answering=tuple(replace(each, person=None) for each in case.answering))
    told = tellings(CITING, replace(unnamed, answering=()), unnamed)
    assert to(told, "who decided") == [*leads(unnamed, "answering")]
    said = {say_news(each.kind, each.what) for each in told if each.kind == "who decided"}
    assert [each.partition(":")[0] for each in said] == ["say who of your agency made the decision"]
