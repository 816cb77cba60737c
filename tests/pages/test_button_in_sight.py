"""The button that stands out on the page of a case is for something that its reader owes, or
records for whoever does.
"""

from concordat.pages.case.tasks import for_duty
from tests.pages.demonstrated import be, demonstration
from tests.pages.test_one_order import Reading, readings

__all__ = ["be", "demonstration", "readings"]


def test_no_button_that_stands_out_is_for_the_task_of_somebody_else(
    readings: list[Reading],
) -> None:
    owed = others = 0
    for each in readings:
        for duty in each.brief.duties:
            buttons = for_duty(each.brief, duty)
            stands_out = [button.label for button in buttons if button.look == "first"]
            if duty.mine or duty.for_others or any("Say whether you take" in b for b in stands_out):
                owed += bool(stands_out)
            else:
                assert stands_out == [], (each.person, each.line.ref, duty.sentence)
                others += bool(buttons)
    assert owed > 50
    assert others, "somebody can record what they don't owe"
