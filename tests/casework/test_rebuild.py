"""Lists are made again from the record, many cases at a time, and go on where they were broken
off.
"""

import pytest

from tests.casework.acting import open_case

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]


@pytest.fixture
def cases(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Five cases whose rows are wrong, two to a batch."""
    from concordat.casework import models, projections

    monkeypatch.setattr(projections, "BATCH", 2)
    refs = [open_case() for _ in range(5)]
    models.CaseRow.objects.update(stage="nowhere")
    models.PartRow.objects.all().delete()
    models.DutyRow.objects.all().delete()
    return refs


def wrong() -> list[str]:
    from concordat.casework import models

    rows = models.CaseRow.objects.filter(stage="nowhere").order_by("case")
    return list(rows.values_list("case", flat=True))


def test_every_batch_says_how_far_it_went(cases: list[str]) -> None:
    from concordat.casework import models, projections

    went: list[str] = []
    assert projections.rebuild(went=went.append) == 5
    assert went == [cases[1], cases[3], cases[4]]
    assert wrong() == []
    for table in (models.DutyRow, models.PartRow):
        assert table.objects.values("case").distinct().count() == 5


class BrokenOff(Exception):
    pass


def test_broken_off_it_goes_on_behind_the_last_whole_batch(cases: list[str]) -> None:
    from concordat.casework import projections

    def broken_off(ref: str) -> None:
        if ref == cases[3]:
            raise BrokenOff

    with pytest.raises(BrokenOff):
        projections.rebuild(went=broken_off)
    assert wrong() == cases[4:]
    assert projections.rebuild(after=cases[3]) == 1
    assert wrong() == []
