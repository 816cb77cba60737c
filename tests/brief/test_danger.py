"""That a child was said to be in danger stays in sight, and what it asks for is next."""

from concordat.core.acts import RiskStated
from tests.builders import at, story


def test_danger_that_was_stated_comes_first_while_the_case_is_open() -> None:
    told = story("liverpool").raised(at(21))
    before = told.brief("osei", at(22))
    assert [panel.tone for panel in before.safety] != []
    assert "danger" not in [panel.tone for panel in before.safety]
    told = told.act(RiskStated(), "osei", at(22, 11))
    first = told.brief("osei", at(23)).safety[0]
    assert first.tone == "danger"
    assert first.heading.startswith(
        "A child was said to be in immediate danger, 11am on Tuesday 22 December, by "
    )


def test_what_danger_asks_for_is_next_even_without_a_time() -> None:
    told = story("berkshire").raised(at(21)).act(RiskStated(), "osei", at(21, 11))
    read = told.brief("osei", at(21, 12))
    assert read.next is not None
    assert read.next.deadline.at is None
    assert "ring 999 as appropriate" in read.next.sentence
