"""The form for what the procedure permits asks what fits: nobody is asked what they ask for where
they ask for nothing.
"""

from collections.abc import Iterator
from typing import get_args

import pytest

from concordat.core.acts.asking import WHEN_USED
from concordat.core.protocol import Act, Permission
from concordat.library.files.folder import protocol_ids
from concordat.library.files.load import load
from tests.builders import at, story
from tests.pages.trying import Tried

ASKED = "What are you asking for, and why?"


def used() -> Iterator[tuple[str, Permission]]:
    for id_ in protocol_ids():
        yield from ((id_, each) for each in load(id_).permissions if each.act != "appoint")


def questions(id_: str, key: str) -> list[tuple[str, str]]:
    """What the empty form asks, and what is said where it is sent so."""
    brief = story(id_).raised(at(21)).brief("osei", at(21, 11))
    asked, sent = Tried("use", brief, key).ask, Tried("use", brief, key, {}).ask
    said = {each.name: each.error for each in sent.fields}
    return [(each.label, said[each.name]) for each in asked.fields]


@pytest.mark.parametrize(
    ("id_", "allowed"), list(used()), ids=lambda each: getattr(each, "key", each)
)
def test_what_is_asked_fits_what_is_permitted(id_: str, allowed: Permission) -> None:
    asked = dict(questions(id_, allowed.key))
    fits = WHEN_USED[allowed.act]
    assert asked[fits.asks] == fits.needed
    assert (ASKED in asked) == (allowed.act == "advise")


def test_nothing_is_asked_for_where_views_are_given() -> None:
    written = [each for each in used() if each[1].act == "represent"]
    assert written, "some procedure has it"
    for id_, allowed in written:
        asked = " ".join(label for label, _ in questions(id_, allowed.key))
        assert "What do you want them to know?" in asked
        assert "asking" not in asked


def test_every_kind_has_its_question() -> None:
    assert set(WHEN_USED) == set(get_args(Act))
