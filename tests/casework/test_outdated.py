"""Lists that an earlier version made are told until they are made again, whatever is done
meanwhile.
"""

import pytest

from concordat.site import guard
from tests.casework.acting import RAISER, carry_out, hours, open_case

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]


def test_lists_of_an_earlier_version_are_told_until_they_are_made_again() -> None:
    from concordat.casework import models, projections

    new, old = open_case(), open_case()
    assert guard.say_what_is_outdated() == ""
    models.CaseRow.objects.filter(case=old).update(layout=0)
    models.DutyRow.objects.filter(case=old).update(asked_in=0)
    said = guard.say_what_is_outdated()
    assert "(cases: 1)" in said
    assert "Run: concordat rebuild" in said
    carry_out(new, RAISER, hours(1))
    carry_out(old, RAISER, hours(1))
    assert guard.say_what_is_outdated() == said
    projections.rebuild()
    assert guard.say_what_is_outdated() == ""
    assert not models.DutyRow.objects.filter(asked_in=0).exists()
