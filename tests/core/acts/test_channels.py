"""How something was done fits what the text asks: a letter isn't written by telephone."""

import pytest

from concordat.core.acts.channels import BY_WORD, CHANNELS, IN_WRITING, all_channels, channels
from concordat.core.acts.doing import CarriedOut
from concordat.core.ids import DutyId
from tests.builders import at, story

ASKED = (
    ("sefton", "practitioners.outcome-letter", IN_WRITING),  # "by letter"
    ("sefton", "practitioners.review", BY_WORD),  # "speak to"
    ("sefton", "chair.refer", IN_WRITING),  # "write to the Chair"
    ("sefton", "practitioners.raise", CHANNELS),  # "by word or in writing"
    ("sussex", "request.ask", IN_WRITING),
    ("berkshire", "confirmation", IN_WRITING),
    ("blackpool", "practice manager.contact", CHANNELS),  # "contact"
    ("blackpool", "head.contact", CHANNELS),
    ("liverpool", "workers.talk", BY_WORD),
)


@pytest.mark.parametrize(("protocol", "key", "ways"), ASKED)
def test_what_a_text_wants_written_is_written_and_spoken_is_spoken(
    protocol: str, key: str, ways: tuple[str, ...]
) -> None:
    assert channels(story(protocol).protocol.duty(key)) == ways


def refusal(key: str, channel: str) -> str:
    told = story().raised(at(21))
    act = CarriedOut((DutyId(key),), channel=channel)
    refused = act.problem(told.protocol, told.view("osei", at(22)).case)
    return refused.code if refused else ""


def test_a_letter_is_not_sent_by_telephone_and_nobody_speaks_by_letter() -> None:
    letter, convened = "practitioners.outcome-letter", "service managers.meeting"
    assert [refusal(letter, each) for each in ("letter", "telephone")] == ["", "no-such-channel"]
    assert [refusal(convened, each) for each in ("letter", "video")] == ["no-such-channel", ""]


def test_a_part_that_is_written_is_written_where_the_rest_is_a_meeting() -> None:
    spec = story().protocol.duty("directors.meet")
    assert channels(spec) == BY_WORD
    assert channels(spec, ("write",)) == IN_WRITING
    assert all_channels(spec) == CHANNELS
