"""Nothing is stored that can't be read back: whatever comes, by a person's act, with the raising or
by a job, is read again as it was written, or is refused.
"""

from typing import Any, get_args

import msgspec
import pytest
from django.db import transaction
from msgspec.structs import replace

from concordat.casework import queries, service, store, writing
from concordat.casework.models import Event
from concordat.core import chain, wire
from concordat.core.acts import AnyAct, Corrected, FactStated, Raised
from concordat.core.errors import Refused
from tests.casework.acting import (
    BOARD,
    MONDAY,
    OFFICER,
    RAISER,
    SOCIAL_CARE,
    command,
    do,
    hours,
    open_case,
    raised,
    record_of,
    words_of,
)
from tests.core.misfits import misfits

pytestmark = pytest.mark.usefixtures("directory")
MISFITS = tuple(misfits(raised()))


def test_every_field_of_every_kind_of_act_is_given_something_of_another_type() -> None:
    names = {name.split("=")[0] for name, _ in MISFITS}
    fields = {
        f"{kind.__name__}.{field}" for kind in get_args(AnyAct) for field in kind.__struct_fields__
    }
    assert names == fields


def stored() -> int:
    return int(Event.objects.count())


def perform(ref: str, act: Any, by: str = RAISER) -> None:
    service.perform(ref, command(act), by, at=hours(1))


def test_what_does_not_fit_its_type_is_refused_and_its_case_stays_readable(
    subtests: pytest.Subtests,
) -> None:
    ref = open_case()
    before = stored()
    for name, act in MISFITS:
        with subtests.test(name=name):
            if isinstance(act, Raised):
                with pytest.raises(Refused, match="no-such-thing"):
                    service.raise_case(BOARD, command(act), RAISER, at=MONDAY, words={})
            else:
                for by in (RAISER, OFFICER):
                    with pytest.raises(Refused, match="no-such-thing"):
                        perform(ref, act, by)
                with pytest.raises(Refused, match="no-such-thing"):
                    perform(ref, Corrected(1, instead=act))
            assert stored() == before
    assert queries.case(ref, RAISER, hours(2)) is not None


def test_nor_is_what_comes_with_something_else_or_with_the_raising() -> None:
    ref = open_case()
    before = stored()
    bad = replace(FactStated("looked-after"), holds="maybe")
    fine = raised()
    with pytest.raises(Refused, match="no-such-thing"):
        service.perform(ref, command(FactStated("looked-after"), also=(bad,)), RAISER, at=hours(1))
    with pytest.raises(Refused, match="no-such-thing"):
        service.raise_case(
            BOARD, command(fine, also=(bad,)), RAISER, at=MONDAY, words=words_of(fine)
        )
    assert stored() == before


def test_no_event_of_any_act_is_chained_that_does_not_read_the_same(
    subtests: pytest.Subtests,
) -> None:
    """Whoever makes it: every entry is chained to the one before it before it is stored."""
    event = store.events(open_case())[0]
    for name, act in MISFITS:
        with subtests.test(name=name), pytest.raises(Refused, match="no-such-thing"):
            chain.linked([replace(event, act=act)], "", {})


ENVELOPE = (
    {"post": 5},
    {"side": "zzz"},
    {"order": "first"},
    {"title": None},
    {"behalf": 5},
    {"happened": "on Monday"},
    {"request": "one+2"},
)


def test_nor_one_whose_envelope_is_odd(subtests: pytest.Subtests) -> None:
    event = store.events(open_case())[0]
    for odd in ENVELOPE:
        with subtests.test(odd=odd), pytest.raises(Refused, match="no-such-thing"):
            chain.linked([replace(event, **odd)], "", {})


def test_a_job_stores_none_either() -> None:
    ref = open_case()
    record, before = record_of(ref, hours(1)), stored()
    last = record.events[-1]
    odd = replace(
        last,
        seq=last.seq + 1,
        act=replace(FactStated("looked-after"), holds="maybe"),
        request="own/odd",
        recorded=hours(1),
    )
    with pytest.raises(Refused), transaction.atomic():
        writing.add(store.lock(ref), record, (odd,), hours(1), previous="")
    assert stored() == before
    do(ref, FactStated("looked-after"), RAISER, hours(1))


def test_what_fits_comes_back_as_it_was() -> None:
    ref = open_case(answering=(SOCIAL_CARE,))
    for event in store.events(ref):
        assert wire.decode(wire.kept(event)) == event
        wire.refuse_unfit(event.act)


@pytest.mark.parametrize("deep", [1, 2, 3, 50, 900, 20_000])
def test_a_correction_of_a_correction_is_refused_however_deep(deep: int) -> None:
    ref = open_case()
    act: Any = FactStated("looked-after")
    for _ in range(deep + 1):
        act = Corrected(1, act)
    sent = replace(command(FactStated("looked-after")), act=act)
    with pytest.raises(Refused):
        service.perform(ref, sent, RAISER, at=hours(1))
    assert len(store.events(ref)) == 1


@pytest.mark.parametrize("inside", [b'{"kind":"corrected","target":1,"instead":', b'{"a":'])
def test_an_entry_that_is_nested_too_deep_is_damage(inside: bytes) -> None:
    (event, *_) = store.events(open_case())
    nested = inside * 100_000 + b"null" + b"}" * 100_000
    for place in (b'"more":%b,"act":{' % nested, b'"act":{"instead":%b,' % nested):
        with pytest.raises(msgspec.ValidationError):
            wire.decode(wire.encode(event).replace(b'"act":{', place))
