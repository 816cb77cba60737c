"""What is said after an act."""

from concordat.brief.names import Names
from concordat.brief.receipt import receipt
from concordat.core.acts import RiskStated
from tests.builders import at, story


def test_an_entry_that_begins_with_done_says_so_once() -> None:
    told = story("liverpool").raised(at(21)).act(RiskStated(), "osei", at(21, 11))
    told.did("emergency", "osei", at(21, 12))
    names = Names(told.view("osei", at(22)))
    said = receipt(names, told.record.events[-1:], ()).recorded
    assert said == (
        "Recorded as done: escalate the concern by the established safeguarding procedures"
    )
