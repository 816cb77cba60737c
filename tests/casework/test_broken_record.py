"""An entry that was changed, put in or taken out behind the program's back is noticed wherever its
case is read, and holds up no other case.
"""

import pytest
from msgspec.structs import replace

from concordat.casework import damage, models, projections, queries
from concordat.casework.errors import Unreadable
from concordat.casework.store import events
from concordat.core import chain, wire
from concordat.core.acts import FactStated, RiskStated
from concordat.site import guard
from tests.casework.acting import RAISER, do, hours, open_case
from tests.site.test_guard import store

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]


def put_in(ref: str) -> None:
    """An entry that could have been made, and was not by the program."""
    (first,) = events(ref)
    made = replace(first, seq=2, act=FactStated("looked-after"), digests={}, request="put-in")
    store(ref, wire.encode(made), seq=2)


def take_out(ref: str) -> None:
    """Two entries are made, and it is as if the last was taken out."""
    do(ref, FactStated("looked-after"), RAISER, hours(1))
    last = "f" * 64
    models.CaseHead.objects.filter(pk=ref).update(entries=3, last=last)


def change(ref: str) -> None:
    """It is as if the last entry was another when it was made."""
    models.CaseHead.objects.filter(pk=ref).update(last="f" * 64)


HOW = {put_in: "Entry 2 of case {}", take_out: "Case {}", change: "Case {}"}


@pytest.mark.parametrize(("harm", "named"), HOW.items())
def test_it_is_named_and_nobody_reads_or_acts_in_that_case(harm, named: str) -> None:  # type: ignore[no-untyped-def]
    ref = open_case()
    harm(ref)
    (sentence,) = guard.say_what_is_damaged()
    assert sentence.startswith(named.format(ref))
    assert "Broken: it" in sentence
    with pytest.raises(Unreadable):
        queries.case(ref, RAISER, hours(2))
    with pytest.raises(chain.Broken):
        do(ref, FactStated("looked-after", holds=False), RAISER, hours(2))


@pytest.mark.parametrize("harm", HOW)
def test_the_others_go_on(harm, caplog: pytest.LogCaptureFixture) -> None:  # type: ignore[no-untyped-def]
    from concordat.casework.sweep import sweep

    broken, whole = open_case(), open_case()
    do(whole, RiskStated(), RAISER, hours(1))
    harm(broken)
    told: list[damage.Damaged] = []
    assert projections.rebuild(told.append) == 1
    assert [each.ref for each in told] == [broken]
    models.CaseHead.objects.update(next=hours(1.5))
    assert sweep(hours(1.6)) == 1
    assert any(broken in each and "Broken" in each for each in caplog.messages)
    assert queries.case(whole, RAISER, hours(2)) is not None


def test_what_is_kept_of_the_last_entry_is_what_was_made() -> None:
    ref = open_case()
    for number in range(2):
        do(ref, FactStated("looked-after", holds=not number), RAISER, hours(1 + number))
    head = models.CaseHead.objects.get(pk=ref)
    last = models.Event.objects.get(case=ref, seq=3)
    assert (head.entries, head.last) == (3, chain.digest(bytes(last.wire)))
    assert damage.in_case(ref) is None


def test_a_case_of_before_is_counted_when_the_tables_are_brought_up() -> None:
    from importlib import import_module

    from django.apps import apps

    ref = open_case()
    kept = models.CaseHead.objects.values_list("entries", "last").get(pk=ref)
    models.CaseHead.objects.update(entries=0, last="")
    import_module("concordat.casework.migrations.0031_how_many_entries").count(apps, None)
    assert models.CaseHead.objects.values_list("entries", "last").get(pk=ref) == kept


def test_a_case_of_which_no_entry_is_left_is_named() -> None:
    whole = models.CaseHead.objects.get(pk=open_case())
    whole.pk, whole.entries = "SEF-2026-0999", 2
    whole.save(force_insert=True)
    (sentence,) = guard.say_what_is_damaged()
    assert sentence.startswith("Case SEF-2026-0999")
    assert "which is entry 2" in sentence
