"""Every slip of an author that was thought of is told as it is recorded, with everything else that
is told then.
"""

import pytest

from tests.library.slips import Slip, every_slip, said


@pytest.mark.parametrize("slip", every_slip(), ids=lambda slip: slip.did)
def test_all_that_is_said_of_a_slip_is_as_recorded(slip: Slip) -> None:
    assert said(slip) == slip.recorded
