"""What somebody has answered so far, as they typed it: right or wrong, so that nothing is lost."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from concordat.ids import new_id
from concordat.pages.forms.typed import Typed

Boxes = dict[str, list[str]]
CHILD, AGENCY, WHO_RANG, KEPT_OUT = "child-", "agency-", "who-rang", "kept-out"


@dataclass(frozen=True, slots=True)
class Draft:
    """The answers by page.

    `request` makes sending them twice harmless; `after` is the ended case that is raised again;
    `raised` is the reference once the answers were sent, after which none of them is kept. `short`:
    only what must be said now is asked, on one page. `office` is the board whose business manager
    writes it for somebody who rang; "" where people write for themselves.
    """

    id: str
    request: str = ""
    answers: Mapping[str, Boxes] = field(default_factory=dict)
    raised: str = ""
    after: str = ""
    short: bool = True
    office: str = ""

    def typed(self, page: str, today: date) -> Typed:
        """What was typed on a page; `sent` is False if nobody has been there yet."""
        return Typed(self.answers.get(page), today)

    def chosen(self, page: str, name: str) -> tuple[str, ...]:
        """Every value given to one field of a page."""
        return tuple(self.answers.get(page, {}).get(name, ()))

    def one(self, page: str, name: str) -> str:
        """The value of a field with one answer; "" if there is none."""
        return next(iter(self.chosen(page, name)), "")

    @property
    def children(self) -> tuple[str, ...]:
        """The pages of the children, in order: at least one."""
        known = sum(page.startswith(CHILD) for page in self.answers)
        return tuple(f"{CHILD}{number}" for number in range(1, max(known, 1) + 1))

    @property
    def caller(self) -> str:
        """Who rang, by id; "" where people write for themselves, or nobody was chosen yet."""
        return self.one(WHO_RANG, "caller")

    @property
    def answering(self) -> tuple[str, ...]:
        """The ids of the agencies disagreed with."""
        return self.chosen("agencies", "answering")

    def with_answers(self, page: str, typed: Boxes) -> "Draft":
        """The draft with new answers on one page."""
        return replace(self, answers={**self.answers, page: typed})

    def at_length(self) -> "Draft":
        """The same answers, with everything asked, one question a page."""
        return replace(self, short=False)

    def in_short(self) -> "Draft":
        """The same answers, with only that asked which must be said now."""
        return replace(self, short=True)

    def without_child(self, page: str) -> "Draft":
        """The draft without one child; those after it move up."""
        children = [
            self.answers[each] for each in self.children if each != page and each in self.answers
        ]
        others = {name: typed for name, typed in self.answers.items() if not name.startswith(CHILD)}
        return replace(
            self, answers=others | {f"{CHILD}{n}": typed for n, typed in enumerate(children, 1)}
        )

    def as_raised(self, ref: str) -> "Draft":
        """What stays of a draft after raising: no answers, only what makes sending it again lead to
        the same case.
        """
        return Draft(self.id, self.request, raised=ref)

    def data(self) -> dict[str, Any]:
        """The draft as it is kept."""
        return {
            "request": self.request,
            "answers": dict(self.answers),
            "raised": self.raised,
            "after": self.after,
            "short": self.short,
            "office": self.office,
        }


def fresh(after: str = "", office: str = "") -> Draft:
    """A draft that was never kept."""
    return Draft(id="", request=new_id(), after=after, office=office)


def kept(draft_id: str, data: Mapping[str, Any]) -> Draft:
    """A draft as it was kept."""
    return Draft(
        draft_id,
        data["request"],
        data["answers"],
        data["raised"],
        data["after"],
        short=data.get("short", False),  # a draft that was kept before there was a short way
        office=data.get("office", ""),
    )
