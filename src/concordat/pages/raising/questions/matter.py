"""What was decided, what is disagreed about it, why, and what should happen."""

import re
from datetime import datetime, timedelta
from textwrap import shorten

from concordat.core import sentences
from concordat.core.acts import LEVELS, OTHER_MATTER
from concordat.core.acts.days import ARISING
from concordat.core.acts.raising import why_not_with
from concordat.core.labels import DECISION, OTHER_KIND, OUTCOME, REACHED, REASONS
from concordat.core.protocol import Route
from concordat.core.wording import capitalised, joined
from concordat.pages.forms.days import Day, TimeOfDay
from concordat.pages.forms.fields import AnyOf, FromList, Line, LongText, OneOf
from concordat.pages.forms.moments import Moment, only_the_day
from concordat.pages.forms.plausible import around
from concordat.pages.forms.sheet import Answer
from concordat.pages.raising.questions.question import Question

MOST_POINTS = 20
LATELY = 7  # days that can be chosen instead of typed: today and those before it
LONGEST_POINT = 160  # characters of a point that is made of the decision
GIVE_THE_DAY = (
    "Give the day on which the decision reached you, or on which it was clear that nothing would "
    "be done."
)
GIVE_THAT_DAY = "Give the day that is asked for: what has to be done first counts from it."
"""Where the procedure asks for a day of its own."""
FIRST_POINT = LongText(
    "point_1",
    "Point 1",
    needed=sentences.SAY_THE_POINT,
    hint="One point in each box. What is agreed later can then be agreed point by point.",
    rows=2,
    example="Whether a section 47 enquiry is needed after the bruise seen on 18 December.",
)


class Decision(Question):
    """The decision or inaction, and when it reached the raiser."""

    asks = "What was decided, or not done?"

    def fill(self) -> None:
        begins = self.ground.protocol.admission.begins
        self._decision = self.ask(
            LongText(
                "decision",
                kept=DECISION,
                needed=sentences.SAY_THE_DECISION,
                hint="" if self.short else "Only what happened. Why you disagree comes next.",
                rows=4,
                example=""
                if self.short
                else "Our referral of 12 March about J.K. was closed on 14 March without an "
                "assessment. The letter says that the threshold for a section 47 enquiry is not "
                "met.",
            )
        )
        self._reached = self.ask(
            Moment(
                Day(
                    "reached_you",
                    begins or REACHED.asked,
                    needed=GIVE_THAT_DAY if begins else GIVE_THE_DAY,
                    hint=""
                    if self.short
                    else "Where the procedure counts from a decision, it counts from this day. "
                    "For example, 27 3 2026.",
                    plausible=around(self.ground.on),
                    rule=ARISING,
                    whole=self.short,
                    offers=tuple(self.ground.on - timedelta(days=ago) for ago in range(LATELY)),
                ),
                None
                if self.short
                else TimeOfDay(
                    "at_hour",
                    sentences.ASK_TIME_IF_KNOWN,
                    told_as="" if begins else "At what time it reached you",
                    hint="For example, 2:30pm or 14:30.",
                ),
                untimed=lambda on: only_the_day(on, self.ground.now),
                kept=REACHED,
            )
        )
        if self._reached.value and self._reached.value > self.ground.now:
            self._reached.refuse("This is in the future. Correct the day.")

    def in_a_line(self) -> str:
        """The decision as a point in dispute: its first sentence, shortened if it is long."""
        text = " ".join(self._decision.given.split())
        first = re.split(r"(?<=[.!?])\s", text, maxsplit=1)[0]
        return shorten(first, LONGEST_POINT, placeholder=" …")

    def reached(self) -> datetime:
        """When the decision reached the raiser."""
        return self._reached.given


class Points(Question):
    """What exactly is disagreed about, one issue a box. Each can be settled by itself."""

    asks = "What exactly do you disagree about?"

    def fill(self) -> None:
        names = [(agency, self.ground.agency(agency)) for agency in self.draft.answering]
        agencies = {id_: known.name for id_, known in names if known}
        self._points = [self._point(number, agencies) for number in range(1, self._count() + 1)]

    def _point(
        self, number: int, agencies: dict[str, str]
    ) -> tuple[Answer[str], Answer[tuple[str, ...]] | None]:
        """Ask for one issue, and whom it concerns if that can be more than one agency."""
        box = LongText(f"point_{number}", f"Point {number}", rows=2)
        asked = self.ask(FIRST_POINT if number == 1 else box)
        if len(agencies) < 2:
            return asked, None
        concerns = AnyOf(
            f"concerns_{number}",
            f"Whom does point {number} concern?",
            options=agencies,
            hint="Leave it open for all.",
        )
        return asked, self.ask(concerns)

    def _count(self) -> int:
        """How many boxes there are: as many as were sent, at least one, and one more if it was
        asked for.
        """
        sent = set(self.typed.boxes())
        came = max((n for n in range(1, MOST_POINTS + 1) if f"point_{n}" in sent), default=1)
        return min(came + ("add" in sent), MOST_POINTS)

    def points(self) -> list[tuple[str, tuple[str, ...]]]:
        """Every issue that was written, with the agencies it concerns; none means all of them."""
        return [
            (point.value, (concerns.value if concerns else None) or ())
            for point, concerns in self._points
            if point.value
        ]


class KindOf(Question):
    """The kind of disagreement, from the procedure's own list, and the route if it has several."""

    asks = sentences.ASK_KIND

    def fill(self) -> None:
        protocol = self.ground.protocol
        self._route = None
        if len(protocol.routes) > 1:
            self._route = self.ask(self._which_route())
            self._refuse_where_they_do_not_answer(self._route)
        self.matter: Answer[str] | None = None
        if not self.short or protocol.admission.closed:
            self.matter = self._ask_kind()

    def _which_route(self) -> OneOf:
        """The routes, with who alone answers on each; in the short way as a list to open."""
        routes = self.ground.protocol.routes.values()
        alone = {route.key: self._who_answers(route) for route in routes if route.answerers}
        titles = {route.key: route.title for route in routes}
        asked = OneOf(
            "route",
            "Where in the procedure does it arise?",
            options=titles,
            hints={key: f"{capitalised(who)}." for key, who in alone.items()},
            needed="Choose where it arises.",
            start=self.ground.protocol.default_route.key,
        )
        if not self.short:
            return asked
        with_who = {key: f"{titles[key]} ({who})" for key, who in alone.items()}
        return FromList(
            asked.name,
            asked.label,
            options=titles | with_who,
            needed=asked.needed,
            start=asked.start,
            nothing=None,
        )

    def _who_answers(self, route: Route) -> str:
        """Which agencies alone answer on a route."""
        known = (each.name for each in self.ground.agencies if each.kind in route.answerers)
        return f"only with {joined(known, 'or')}"

    def _refuse_where_they_do_not_answer(self, route: Answer[str]) -> None:
        """Say at once where an agency that was chosen doesn't answer on the route."""
        chosen = (self.ground.agency(id_) for id_ in self.draft.answering)
        for agency in filter(None, chosen):
            if refused := why_not_with(self.ground.protocol, agency.kind, route.value):
                route.refuse(refused.sentence)

    def _ask_kind(self) -> Answer[str]:
        kinds = {kind.key: kind.title for kind in self.ground.protocol.kinds}
        kinds.setdefault(OTHER_MATTER, "Something else")
        matter = self.ask(
            OneOf(
                "matter",
                OTHER_KIND.shown,
                options=kinds,
                needed="Choose the kind that fits best.",
            )
        )
        other = self.ask(Line("matter_other", kept=OTHER_KIND, told_as=OTHER_KIND.shown))
        if other.value and matter.value not in (OTHER_MATTER, None):
            self.refuse(sentences.CHOOSE_SOMETHING_ELSE)
        return matter

    def chosen(self) -> str | None:
        """The kind; None where it was left for later."""
        return self.matter.value if self.matter else None

    def chosen_route(self) -> str | None:
        """The route chosen, or the one that the kind belongs to; None if the procedure has only
        one.
        """
        kinds = {kind.key: kind for kind in self.ground.protocol.kinds}
        kind = kinds.get(self.chosen() or "")
        if kind and kind.route:
            return kind.route
        return self._route.value if self._route else None


class Reasons(Question):
    asks = "Your reasons"

    def fill(self) -> None:
        self.ask(
            LongText(
                "reasons",
                kept=REASONS,
                needed=sentences.GIVE_YOUR_REASONS,
                hint="Who saw or heard what, and when; what it means for "
                f"the child.{'' if self.short else ' Facts first, then your view.'}",
                rows=6 if self.short else 10,
                example="On 3 and 9 March J. told her class teacher that she is left alone at "
                "night with her brother, who is two. On 11 March the school nurse saw a bruise on "
                "her upper arm the size of a hand, and J. said that it was from being pulled.\n\n"
                "The decision rests on the mother's account of 12 March. It does not mention what "
                "J. said or the nurse's note, both of which were in our referral. Taken together "
                "they meet the threshold for significant harm, page 14 of the threshold "
                "document.",
            )
        )


class Outcome(Question):
    asks = "The outcome you want"

    def fill(self) -> None:
        self.ask(
            LongText(
                "outcome",
                kept=OUTCOME,
                needed=sentences.SAY_WHAT_YOU_WANT,
                hint="Who should do what, by when.",
                rows=3 if self.short else 5,
                example=""
                if self.short
                else "A strategy discussion by Thursday, with the school and the school nurse "
                "taking part, and J. spoken to alone before it.",
            )
        )


class Level(Question):
    def fill(self) -> None:
        self.level = self.ask(
            OneOf(
                "level",
                sentences.ASK_LEVEL,
                options=LEVELS,
                needed="Choose a level, or that you can't say.",
                hint="Your own view, by your board's threshold document.",
            )
        )
