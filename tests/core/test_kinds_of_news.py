"""Every kind of act says whom it tells, and every kind of news how it is told."""

from typing import get_args

from concordat.core.acts import AnyAct
from concordat.core.notices.acts import TELLS
from concordat.core.notices.kinds import NEWS, NewsKind, news_of
from concordat.core.notices.words import say_news


def test_every_kind_of_act_says_whom_it_tells() -> None:
    left = {act.__name__ for act in {*get_args(AnyAct)} - TELLS.keys()}
    assert left == set(), "Say in TELLS, in a file of core/notices, whom these tell, or why nobody."


def test_every_kind_of_news_has_its_words_and_its_place() -> None:
    left = set(get_args(NewsKind)) - NEWS.keys()
    assert left == set(), "Say in NEWS, core/notices/kinds.py, how these are told."


def test_no_news_both_says_what_happened_and_asks_for_something() -> None:
    assert not [kind for kind, news in NEWS.items() if news.happened and news.asks]


def test_news_of_a_kind_that_nobody_knows_is_told_plainly() -> None:
    assert say_news("a kind of long ago", "this was said") == "this was said"  # type: ignore[arg-type]
    assert not news_of("a kind of long ago").asks
