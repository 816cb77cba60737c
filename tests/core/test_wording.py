"""Concordat's own sentences with another word for the person they are about."""

import pytest

from concordat.core.notices.words import ids_in, named, with_names
from concordat.core.wording import different_words, joined, says_something, under, worded

ADULT = {"child": "adult", "children": "adults"}


SENTENCES = (
    ({}, "a child is in danger", "a child is in danger"),
    ({"board": "panel"}, "the child and the board", "the child and the board"),
    (ADULT, "risk to the child", "risk to the adult"),
    (ADULT, "A child is in immediate danger", "An adult is in immediate danger"),
    (ADULT, "when a child is in immediate danger", "when an adult is in immediate danger"),
    (ADULT, "Child 2", "Adult 2"),
    (ADULT, "The child's initials", "The adult's initials"),
    (ADULT, "somebody who works with children", "somebody who works with adults"),
    (ADULT, "children's services and childhood", "children's services and childhood"),
    ({"child": "person"}, "a child among children", "a person among children"),
    ({"child": "young person"}, "A child", "A young person"),
)


def test_the_word_and_its_article() -> None:
    for words, text, said in SENTENCES:
        assert worded(text, words) == said


def test_the_id_of_somebody_named_stays_as_it_is() -> None:
    told = f"{named('child-health', 'a child health team')} said that a child is safe"
    said = worded(told, {"child": "adult"})
    assert ids_in(said) == ("child-health",)
    assert (
        with_names(said, {"child-health": "Child Health"})
        == "Child Health said that an adult is safe"
    )


def test_several_things_are_one_part_of_a_sentence() -> None:
    told = [joined("abc"[:many]) for many in range(4)]
    assert told == ["", "a", "a and b", "a, b and c"]


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("He needs a strategy discussion.", "He needs a strategy discussion: They will not."),
        ("Who visits him", "Who visits him: They will not."),
        ("Who visits him?", "Who visits him? They will not."),
        ("And so on...", "And so on...: They will not."),
    ],
)
def test_words_that_end_a_sentence_keep_one_mark_before_what_follows(
    heading: str, said: str
) -> None:
    assert under(heading, "They will not.") == said


@pytest.mark.parametrize("text", ["", ".", "-", "x", "42", "a b c", "!? …"])
def test_a_sign_a_letter_or_a_number_is_no_reason(text: str) -> None:
    assert not says_something(text)


@pytest.mark.parametrize("text", ["no", "She was bruised.", "2 sisters", "Nie."])
def test_a_word_is(text: str) -> None:
    assert says_something(text)


def test_the_same_word_again_is_no_other_word() -> None:
    assert different_words("ok ok OK") == 1
    assert different_words("The mother agreed, the aunt agreed too") == 6
