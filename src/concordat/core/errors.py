"""The ways the core says no."""


class Refused(Exception):
    """An act that the protocol or the record does not permit.

    `code` is for programs and tests and never changes. `sentence` is for people, and says what to
    do instead.
    """

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(f"{code}: {sentence}")
        self.code = code
        self.sentence = sentence


class BeyondCalendar(ValueError):
    """A day that the calendar does not reach. The sentence names the years it covers."""
