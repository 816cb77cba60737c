"""People who write, each in cases of their own: they raise one, act in it, and raise another. They
remember what they were told is recorded.
"""

import http.client
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from threading import Event

from concordat import clock
from proofs.served import Form, Visitor

PEOPLE = ("molly-entwistle", "paulina-kowalczyk", "anil-chatterjee", "kwame-boateng")
ASKED, SERVICE = "sefton-childrens-services", 'value="(sefton-childrens-services/[0-9a-f]+)"'
SHOWN = 'name="shown" value="([^"]*)"'
ACTS = 6  # in each case
BOARD = "sefton"


@dataclass(slots=True)
class Writer:
    """Somebody who writes. They were told that the cases `raised` are raised, and that the forms
    with the tokens `recorded` are; `cut_off` counts what wasn't answered, `refused` what was
    refused. `steps` are what they do next: `place` is where.
    """

    visitor: Visitor
    drawn: Random
    raised: list[str] = field(default_factory=list)
    recorded: list[str] = field(default_factory=list)
    cut_off: int = 0
    refused: int = 0
    steps: deque[Callable[[], None]] = field(default_factory=deque)
    place: str = ""

    def write(self, ended: Event) -> None:
        """Act until that is set, or nobody answers any more. What was only read for is done the
        next time.
        """
        while not ended.is_set():
            try:
                self.step()
            except (OSError, http.client.HTTPException):
                return

    def step(self) -> None:
        """Do the next thing."""
        if not self.steps:
            self.steps.extend([self._begin, self._fill, self._raise, *[self._act] * ACTS])
        self.steps[0]()
        if self.steps:
            self.steps.popleft()

    def _begin(self) -> None:
        self.visitor.ask("/raise/", self.visitor.form("/raise/") | {"danger": "no"})
        self.place = self.visitor.led

    def _fill(self) -> None:
        page = f"{self.place}?board={BOARD}"
        services = self.visitor.offered(page, SERVICE)
        self.visitor.ask(page, self.visitor.form(page) | self._disagreement(services[0]))
        self.place = self.visitor.led

    def _raise(self) -> None:
        shown = self.visitor.offered(self.place, SHOWN)
        typed = {**self.visitor.form(self.place), "anyone": "no", "shown": shown}
        step, self.steps = self.steps, deque()  # cut off, they don't know and raise another
        if self._is_recorded(self.place, typed):
            self.steps = step
            self.raised.append(self.visitor.led.rstrip("/").rpartition("/")[2])
            self.place = f"/cases/{self.raised[-1]}/"

    def _act(self) -> None:
        name = self.drawn.choice(sorted(TYPED))
        address = f"{self.place}{name}/"
        form = self.visitor.form(address)
        if self._is_recorded(address, form | TYPED[name](self.drawn.randrange(10**9))):
            self.recorded.append(form["request"])

    def _is_recorded(self, address: str, form: Form) -> bool:
        """Whether they are told so."""
        try:
            status, _ = self.visitor.ask(address, form)
        except (OSError, http.client.HTTPException):
            self.cut_off += 1
            raise
        self.refused += status != http.client.FOUND
        return status == http.client.FOUND

    def _disagreement(self, service: str) -> dict[str, str]:
        name = "".join(self.drawn.choices("abcdefghijklmnop", k=9)).title()
        return {
            "board": BOARD,
            "with": service,
            "child_name": f"Jo {name}",
            "number": name,
            **_date("born", -self.drawn.randrange(100, 6_000)),
            "decision": "The referral was closed.",
            **_date("reached_you", -1),
            "reasons": "She was seen with a bruise.",
            "outcome": "A discussion this week.",
            "safe": "nothing",
        }


def _date(name: str, days: int) -> dict[str, str]:
    day = clock.now() + timedelta(days=days)
    return {
        f"{name}_day": f"{day.day}",
        f"{name}_month": f"{day.month}",
        f"{name}_year": f"{day.year}",
    }


TYPED: dict[str, Callable[[int], dict[str, str]]] = {
    "note": lambda n: {"text": f"She is collected at gate {n}.", "audience": "both sides"},
    "action": lambda n: {"what": f"Visit {n}", "owner": "raising/", **_date("by", 5)},
    "risk": lambda n: {"rung": "nobody yet", "summary": f"He is at door {n}."},
}
"""No two alike: the very same, sent twice, is one entry."""
