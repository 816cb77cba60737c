"""Words that say who a child is: read, sealed and refused by one rule."""

from datetime import date

import pytest

from concordat.core import identity
from concordat.core.identity import Identity
from tests.core.refusals import code_of

TODAY = date(2026, 11, 23)
WHOLE = Identity.of(
    "Jasmine Kaye",
    born=date(2019, 3, 27),
    numbers={"nhs": "943 476 5919", "upn": None},
    status=("looked-after",),
)


def test_what_is_sealed_reads_as_it_was() -> None:
    assert identity.read(WHOLE.sealed()) == WHOLE
    assert identity.why_not(WHOLE.sealed(), TODAY, of_a_child=True) is None


@pytest.mark.parametrize(
    "words",
    [
        "Zed is seven",
        '"x"',
        "null",
        "[]",
        "[" * 9000,
        '{"name":"Zed"}',
        '{"initials":5}',
        '{"initials":"A.B.","born":"nonsense"}',
        '{"initials":"A.B.","born":"9999-99-99"}',
        '{"initials":"A.B.","numbers":5}',
        '{"initials":"A.B.","numbers":{"nhs":[1]}}',
        '{"initials":"A.B.","numbers":{"passport":"1234567"}}',
        '{"initials":"A.B.","school":{"x":1}}',
        '{"initials":"A.B.","born":"2027-01-01"}',
        '{"initials":"A.B.","born":"1950-01-01"}',
        '{"initials":"A.B.","expected":"2028-01-01"}',
        '{"initials":"A.B.","born":"2019-03-27","expected":"2026-12-27"}',
        '{"initials":""}',
        '{"initials":"Zed Smith, 12 High Street"}',
        '{"initials":"Z.","name":"Adam Brown"}',
        '{"initials":"A.B.","name":"Adam\\u0000Brown"}',
        '{"initials":"A.B.","numbers":{"nhs":" "}}',
        '{"initials":"A.B.","name":"Adam %s"}' % ("b" * 200),
        '{"initials":"A.B.","name":"Adam \ud800"}',
    ],
)
def test_words_that_do_not_say_who_a_child_is_are_refused(words: str) -> None:
    refused = identity.why_not(words, TODAY, of_a_child=True)
    assert code_of(refused) == "not-who-it-is"


def test_an_adult_may_have_been_born_a_lifetime_ago() -> None:
    words = '{"initials":"A.B.","born":"1950-01-01"}'
    assert (
        identity.why_not(words, TODAY, of_a_child=identity.is_of_a_child({"child": "adult"}))
        is None
    )
