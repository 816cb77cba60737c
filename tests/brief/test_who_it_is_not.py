"""Who a child was taken to be is in no entry, whatever became of the entry that said it."""

import json

from concordat.brief.timeline import timeline
from concordat.brief.values import Entry
from concordat.core.acts import Corrected, IdentityCorrected, Note
from tests.builders import Told, at, story

WRONGLY = "The child was wrongly identified here. What was written is no longer shown."


def child(name: str) -> str:
    return json.dumps({"initials": name[0], "name": name, "born": "2018-02-01"})


def raised() -> Told:
    return story().raised(at(21))


def named(told: Told, name: str) -> IdentityCorrected:
    notes = (Note(told.note(child(name)), "child", "1"), Note(told.note("A slip."), "reason"))
    return IdentityCorrected("1", notes=notes)


def entry(told: Told, seq: int) -> Entry:
    """An entry as somebody who answers reads it."""
    found = timeline(told.brief("lee", at(23)).names)
    return next(each for each in found if each.seq == seq)


def test_an_entry_says_who_the_child_is_as_long_as_that_holds() -> None:
    told = raised()
    told.act(named(told, "Bea Second"), "osei", at(22))
    assert "Who the child is: Bea Second, born 1 February 2018" in entry(told, 2).words


def test_an_entry_that_was_corrected_says_who_the_child_is_now_and_not_who_it_was() -> None:
    told = raised()
    told.act(named(told, "Bea Second"), "osei", at(22))
    told.act(Corrected(2, named(told, "Cora Third")), "osei", at(22, 12))
    found = entry(told, 2)
    assert "Who the child is: Cora Third, born 1 February 2018" in found.words
    assert "“Who the child is” was changed." in found.state_words
    assert "Bea" not in found.words + found.state_words


def test_neither_reading_of_an_entry_is_read_once_another_says_who_the_child_is() -> None:
    told = raised()
    told.act(named(told, "Bea Second"), "osei", at(22))
    told.act(Corrected(2, named(told, "Cora Third")), "osei", at(22, 12))
    told.act(named(told, "Dora Fourth"), "osei", at(22, 14))
    found = entry(told, 2)
    assert WRONGLY in found.words
    assert not any(each in found.words + found.state_words for each in ("Bea", "Cora"))
    assert "Dora Fourth" in entry(told, 4).words
