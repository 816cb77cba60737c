"""One browser, whoever sits at it, and the time on the wall: the words in which a journey is told.

A journey says what people do: `sign_in`, `raise_case`, `record`, `say`, `confirm`, `move_up`,
`choose`. Each is done through the real pages, and every page met on the way is held to what all
pages promise (`meet`).
"""

import os
import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from textwrap import fill
from typing import Any

from tests.browser.barriers import barriers
from tests.browser.fingers import Mouse

Answers = Mapping[str, str | date | list[str]]
A_WHILE = timedelta(minutes=5)  # from one act to the next, so that the record reads as it would
OF_THIS_ONCE = re.compile(
    r'(name="(?:csrfmiddlewaretoken|request|draft|seen)" value|href|action|datetime)="[^"]*"'
    r'|<p class="c-eyes">.*?</p>'
    r'|<span class="c-(?:clock-mover__now|menu__who|nav__count)">.*?</span>',
    re.DOTALL,
)
PLAIN: Answers = {  # what is answered alike in every journey; `|` what differs
    "What is this about?": (
        "I disagree with a decision, or with what is not done, by another agency"
    ),
    "Why that board?": "The child's case is held there",
    "Which level of need do you think the child has?": "Child protection (section 47)",
    "Is anything keeping the child safe?": "Nothing that I know of",
}


NOT_OF_AN_ACTION = 'textarea:not([name^="action-"])'


class Wall:
    """The clock on the wall. It stands until somebody moves it."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


class Hands:
    """What one does with a browser. `page` is Playwright's, `board` the id of the board whose
    people take turns.
    """

    def __init__(
        self, page: Any, wall: Wall, board: str, fingers: Any = None, *, scripts: bool = True
    ) -> None:
        self.page, self.wall, self.board, self.scripts = page, wall, board, scripts
        self.fingers = fingers or Mouse()
        self.ref, self.person, self.told = "", "", ""
        self.met: set[str] = set()
        self.answered = 0
        page.on("response", self._answered)
        self.pictures = os.environ.get("JOURNEY_PICTURES")

    # ── Time ──────────────────────────────────────────────────────────────────────────────────────

    def it_is(self, month: int, day: int, hour: int, minute: int = 0) -> None:
        """Time goes on to that hour, this year or the next, and who is late then is told."""
        from concordat.casework.sweep import sweep

        then = self.wall.now.replace(month=month, day=day, hour=hour, minute=minute)
        self.wall.now = then if then > self.wall.now else then.replace(year=then.year + 1)
        sweep(self.wall.now)

    # ── Who, and where ────────────────────────────────────────────────────────────────────────────

    def sign_in(self, person: str) -> None:
        """Somebody else sits down: they choose who they are, and see the case, or their work where
        there is none.
        """
        self._sit_down(person)
        self.meet()

    def is_shut_out(self, person: str) -> bool:
        """Whether the case isn't there for somebody, who sits down and asks for it all the same."""
        self._sit_down(person)
        return self.answered == 404

    def reads_only_what_was_told(self, person: str) -> bool:
        """Whether somebody who had a part in the case, and asks for it all the same, comes to what
        they were told then, which leads nowhere.
        """
        self._sit_down(person)
        doesnt_open = "You have no part in this case now, so it doesn't open" in self.main()
        return doesnt_open and not self.page.locator(f"a[href^='/cases/{self.ref}/']").count()

    def _sit_down(self, person: str) -> None:
        after = f"&next=/cases/{self.ref}/" if self.ref else ""
        self.go(f"/sign-in/?board={self.board}{after}")
        button = self.page.get_by_role("button", name=person, exact=True)
        self.fingers.press(self._there(button, person))
        self.person = person

    def see_case(self) -> None:
        """The page of the case, as whoever is signed in sees it."""
        self.go(f"/cases/{self.ref}/")

    def go(self, address: str) -> None:
        self.page.goto(address)
        self.meet()

    def follow(self, link: str) -> None:
        """Follows the first link of that name."""
        named = self.page.get_by_role("link", name=link, exact=True)
        self.fingers.press(self._there(named, link))
        self.meet()

    # ── Raising ───────────────────────────────────────────────────────────────────────────────────

    def raise_case(self, answers: Answers) -> str:
        """Answers question after question, page after page, raises the case and goes to it; its
        reference.
        """
        left = dict(answers)
        self.go("/raise/")
        self.answer(
            {"Is a child in immediate danger?": left.pop("Is a child in immediate danger?", "No")}
        )
        self.press("Go on")
        self.press("One question a page instead")
        while self.heading() != "Check your answers":
            here = [question for question in left if self._asked(question)]
            self.answer({question: left.pop(question) for question in here})
            self.press("Save and go on")
            assert not self._put_right(), f"{self.person} has left something out: {self.main()}"
        assert not left, f"nobody asked: {list(left)}"
        self.answer({"Is there anyone who must not see this?": "No"})
        self.press("Raise this disagreement")
        self.ref = self.page.locator(".c-reference").first.inner_text()
        self._time_passes()
        self.follow("Go to the case")
        return self.ref

    # ── Acting ────────────────────────────────────────────────────────────────────────────────────

    def record(
        self, owed: str, words: str = "", answers: Answers | None = None, *, choice: str = ""
    ) -> None:
        """Presses the first button beside what is owed, and says what was said, done or thought, in
        words.
        """
        card = self._card(owed)
        assert card.count(), f"{self.person} sees nothing of “{owed}”: {self._seen()}"
        links = card.first.locator(".c-actions a")
        if not links.count():  # it is for somebody else to do: the button stands below
            links = self.page.locator(".c-first__more .c-actions a")
        assert links.count(), (
            f"{self.person} is offered nothing for “{owed}”: {card.first.inner_text()}"
        )
        self._act(links, links.first.inner_text(), words, answers, choice)

    def say(self, choice: str, words: str, to_do: Answers | None = None) -> None:
        """Says whether it is agreed, and what, or what prevents it, and what is to be done. For a
        case with one point.
        """
        self._follow_and_act("Say what is agreed", words, to_do, choice=choice)

    def confirm(self) -> None:
        """Says that this is what was agreed. For a case with one point."""
        self._follow_and_act("Confirm what was agreed", choice="Yes, that is what was agreed")

    def accept(self) -> None:
        """Takes on an action that somebody else wrote down for one's agency."""
        self.record("accept this action", answers={"Do you accept it?": "Yes, we take it on"})

    def take_on(self) -> None:
        """Takes on an action that was decided for one's agency."""
        self.record(
            "take this action on", answers={"Will your agency do it?": "Yes, we take it on"}
        )

    def was_done(self) -> None:
        """Says that an action was done, for the side that raised it."""
        self.record(
            "confirm that this action was done", answers={"Was it done?": "Yes, it was done"}
        )

    def move_up(self, ground: str, words: str) -> None:
        """Takes the case to its next step, on one of the grounds there are."""
        self._follow_and_act("Move up a step", words, choice=ground)

    def choose(self, action: str, words: str = "", answers: Answers | None = None) -> None:
        """One of the things that can be done in the case at any time."""
        if not self.page.get_by_role("link", name=action).count():
            self.fingers.open(self.page.get_by_text("What is seldom needed"))
        self._follow_and_act(action, words, answers)

    def may(self, owed: str) -> bool:
        """Whether whoever is signed in may record what is owed; that they see it and may remind is
        not enough.
        """
        return bool(self._card(owed).get_by_role("link", name=re.compile("^Record")).count())

    def _card(self, owed: str) -> Any:
        heading = self.page.get_by_role("heading", name=re.compile(re.escape(owed), re.IGNORECASE))
        return self.page.locator("section.c-next, section.c-notice--plain").filter(has=heading)

    def _follow_and_act(
        self, link: str, words: str = "", answers: Answers | None = None, choice: str = ""
    ) -> None:
        self._act(self.page.get_by_role("link", name=link), link, words, answers, choice)

    def _act(
        self,
        links: Any,
        name: str,
        words: str = "",
        answers: Answers | None = None,
        choice: str = "",
    ) -> None:
        self.fingers.press(self._there(links, name))
        self.meet()
        form = self.page.locator("main form")
        if choice:
            self.fingers.tick(self._there(form.get_by_label(choice, exact=True), choice))
        self.answer(answers or {})
        if words:
            self.fingers.write(form.locator(NOT_OF_AN_ACTION).last, words)
        self.fingers.press(form.locator("button").first)
        self.meet()
        if self.page.get_by_role("heading", name="Check this before it counts").count():
            self.fingers.press(form.locator("button").first)
            self.meet()
        flash = self.page.locator(".c-flash")
        assert flash.count(), f"{self.person} was not understood: {self.main()}"
        self.told = " ".join(flash.locator("dd").first.inner_text().split())
        self._time_passes()

    def _time_passes(self) -> None:
        self.wall.now += A_WHILE

    # ── Questions ─────────────────────────────────────────────────────────────────────────────────

    def answer(self, answers: Answers) -> None:
        """Answers questions by what stands above them: in a box, from a list, in three boxes for a
        date.
        """
        for question, said in answers.items():
            group = self._group(question)
            if group.count():
                self._in_group(group.first, said)
                continue
            box = self._there(self.page.get_by_label(question, exact=True), question)
            fill = (
                self.fingers.pick
                if box.evaluate("e => e.tagName") == "SELECT"
                else self.fingers.write
            )
            fill(box, said)

    def _in_group(self, group: Any, said: str | date | list[str]) -> None:
        if isinstance(said, date):
            for label, number in (("Day", said.day), ("Month", said.month), ("Year", said.year)):
                self.fingers.write(group.get_by_label(label), str(number))
            return
        for each in [said] if isinstance(said, str) else said:
            self.fingers.tick(self._there(group.get_by_label(each, exact=True), each))

    def _group(self, question: str) -> Any:
        return self.page.get_by_role("group", name=question, exact=True)

    def _asked(self, question: str) -> bool:
        return bool(
            self._group(question).count() or self.page.get_by_label(question, exact=True).count()
        )

    def press(self, button: str) -> None:
        named = self.page.get_by_role("button", name=button, exact=True)
        self.fingers.press(self._there(named, button))
        self.meet()

    def _there(self, found: Any, name: str) -> Any:
        """The first of what was looked for. Our pages run no script: what isn't there by now won't
        come.
        """
        assert found.count(), f"{self.person} sees no “{name}” on {self.page.url}: {self.main()}"
        return found.first

    # ── What the pages say ────────────────────────────────────────────────────────────────────────

    def heading(self) -> str:
        return str(self.page.locator("h1").inner_text())

    def next(self) -> str:
        """What stands first on the page of the case: what is to be done, by whom and by when."""
        return " ".join(self.page.locator("section.c-next").first.inner_text().split())

    def main(self) -> str:
        """All that the page says."""
        return " ".join(self.page.locator("main").inner_text().split())

    def reads(self) -> str:
        """The record as the page of the case shows it, told from the beginning: when and who, and
        below it what.
        """
        self.see_case()
        return "".join(map(_entry, reversed(self.page.locator(".c-timeline > li").all())))

    def _put_right(self) -> bool:
        """Whether the page asks for something to be put right before one can go on."""
        return bool(self.page.get_by_role("alert").count())

    def _seen(self) -> list[str]:
        return [
            " ".join(each.split())
            for each in self.page.locator("main h2, main h3").all_inner_texts()
        ]

    # ── What every page promises ──────────────────────────────────────────────────────────────────

    def meet(self) -> None:
        """Nothing on this page is in anybody's way, nothing sticks out of it, and it has one
        heading and no script.
        """
        page = self.page
        assert self.answered < 400, f"{self.answered}: {page.url}: {self.main()}"
        assert page.locator("h1").count() == 1, page.url
        assert page.locator("script").count() == 0, page.url
        content = OF_THIS_ONCE.sub("", page.content())
        if content in self.met:
            return
        self.met.add(content)
        if self.pictures:
            self._picture()
        if self.scripts:
            assert barriers(page) == [], page.url
        width = page.viewport_size["width"]
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (
            f"{page.url} is wider than {width}"
        )

    def _answered(self, response: Any) -> None:
        """Keeps with what status the page itself was answered."""
        if response.request.is_navigation_request():
            self.answered = response.status

    def _picture(self) -> None:
        """Where JOURNEY_PICTURES names a folder, every page met is kept there as it looked."""
        folder = Path(self.pictures or "") / (self.ref[:3] or self.board)
        folder.mkdir(parents=True, exist_ok=True)
        name = (
            re.sub(r"\W+", "-", self.page.url.split("/", 3)[-1].partition("?")[0]).strip("-")
            or "front"
        )
        self.page.screenshot(path=folder / f"{len(self.met):03}-{name}.png", full_page=True)


def _entry(entry: Any) -> str:
    when = entry.locator("time").first.inner_text()
    who = " ".join(entry.locator(".c-entry__who").inner_text().split()).partition(f", {when}")[0]
    what = entry.locator(".c-entry__what").inner_text()
    first = fill(f"{when}: {who}", 110, subsequent_indent="        ")
    return f"{first}\n{fill(what, 110, initial_indent='    ', subsequent_indent='    ')}\n"
