"""What was decided, what is disagreed about it, why, and what should happen."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from concordat.pages.raising.forms.question import Question, choice, day, line, several, text
from concordat.pages.words import LONDON

OTHER = "other"
WHEN_ONLY_THE_DAY_IS_KNOWN = time(
    12
)  # the day is what limits are counted from; midday is as fair to both as any hour
LEVELS = (
    ("universal", "What every child gets, no more"),
    ("early-help", "Early help"),
    ("child-in-need", "Child in need (section 17)"),
    ("child-protection", "Child protection (section 47)"),
    ("not-known", "I can't say"),
)


class Decision(Question):
    """The decision or inaction, and the day on which it reached the raiser."""

    asks = "What was decided, or not done?"
    decision = text(
        "The decision, or what is not being done",
        "Say in a sentence or two what was decided or what is not being done.",
        hint="Only what happened. Why you disagree comes next.",
        rows=4,
        example="Our referral of 12 March about J.K. was closed on 14 March without an "
        "assessment. The letter says "
        "that the threshold for a section 47 enquiry is not met.",
    )
    reached_you = day(
        "When did it reach you?",
        (
            "Give the day on which the decision reached you, or on which it was clear that nothing "
            "would be done."
        ),
        hint=(
            "Where the procedure counts from a decision, it counts from this day. For "
            "example, 27 3 2026."
        ),
    )
    at_hour = forms.TimeField(
        label="At what time? (if you know it)",
        required=False,
        help_text="For example, 14:30.",
        widget=forms.TextInput(attrs={"width": 5, "autocomplete": "off"}),
        error_messages={"invalid": "Write the time as hours and minutes, such as 14:30."},
    )

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        happened = self._instant(found)
        if happened and happened > self.ground.now:
            self.add_error(
                "reached_you", "This lies in the future. Give the day on which it reached you."
            )
        return found

    def reached(self) -> datetime:
        """The instant the decision reached the raiser: midday where only the day is known, but
        never after now.
        """
        instant = self._instant(self.cleaned_data)
        if instant is None:
            raise ValueError("the day is not known yet")
        return instant

    def _instant(self, found: dict[str, Any]) -> datetime | None:
        on, hour = found.get("reached_you"), found.get("at_hour")
        if on is None:
            return None
        instant = datetime.combine(on, hour or WHEN_ONLY_THE_DAY_IS_KNOWN, LONDON)
        return (
            instant if hour else min(instant, self.ground.now) if on == self.ground.on else instant
        )


class Points(Question):
    """What exactly is disagreed about, one point a box. Each can be settled by itself."""

    asks = "What exactly do you disagree about?"

    def arrange(self) -> None:
        names = [(agency, self.ground.agency(agency)) for agency in self.draft.answering]
        agencies = [(id_, known.name) for id_, known in names if known]
        for number in range(1, self.count() + 1):
            first = number == 1
            self.fields[f"point_{number}"] = text(
                f"Point {number}",
                "Write at least one point." if first else "",
                hint=(
                    "One point in each box. What is agreed later can then be agreed point by point."
                )
                if first
                else "",
                rows=2,
                example=(
                    "Whether a section 47 enquiry is needed after the bruise seen on 18 December."
                )
                if first
                else "",
            )
            if len(agencies) > 1:
                self.fields[f"concerns_{number}"] = several(
                    f"Whom does point {number} concern?",
                    "",
                    agencies,
                    hint="Leave it open for all.",
                    required=False,
                )

    def count(self) -> int:
        """How many boxes there are: as many as came, one at the least, and one more when it was
        asked for.
        """
        came = max(
            (
                int(name[6:])
                for name in self.data
                if name.startswith("point_") and name[6:].isdigit()
            ),
            default=1,
        )
        return min(came + ("add" in self.data), 20)

    def points(self) -> list[tuple[str, tuple[str, ...]]]:
        """Every point that was written, with the agencies it concerns (none: all of them)."""
        found = self.cleaned_data
        return [
            (found[f"point_{number}"], tuple(found.get(f"concerns_{number}", ())))
            for number in range(1, self.count() + 1)
            if found.get(f"point_{number}")
        ]


class KindOf(Question):
    """The kind of disagreement, from the procedure's own list, and the route where it has
    several.
    """

    asks = "What kind of disagreement is it?"
    matter = choice("The kind of disagreement", "Choose the kind that fits best.")
    route = choice("Where in the procedure does it arise?", "Choose where it arises.")
    matter_other = line("If it is something else, what?")

    def arrange(self) -> None:
        protocol = self.ground.protocol
        kinds = [(kind.key, kind.title) for kind in protocol.kinds]
        if OTHER not in dict(kinds):
            kinds.append((OTHER, "Something else"))
        self.offer("matter", kinds)
        self.offer("route", [(route.key, route.title) for route in protocol.routes.values()])
        self.order_fields(("route", "matter", "matter_other"))
        self.fields["route"].initial = protocol.default_route.key
        if len(protocol.routes) == 1:
            del self.fields["route"]

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if found.get("matter_other") and found.get("matter") not in (OTHER, None):
            raise ValidationError("Choose “something else”, or leave the line for it open.")
        return found

    def chosen_route(self) -> str | None:
        """The route chosen or the one that the kind belongs to; None where the procedure has only
        one.
        """
        of_kind = next(
            (
                kind.route
                for kind in self.ground.protocol.kinds
                if kind.key == self.cleaned_data["matter"]
            ),
            None,
        )
        return of_kind or self.cleaned_data.get("route")


class Reasons(Question):
    asks = "Your reasons"
    reasons = text(
        "Why do you disagree?",
        "Give your reasons: what you saw or know, and why the decision does not fit it.",
        hint=(
            "What was seen or said, by whom and when; then what it means for the child. Facts "
            "first, then your view."
        ),
        rows=10,
        example="On 3 and 9 March J. told her class teacher that she is left alone at night "
        "with her brother, who is "
        "two. On 11 March the school nurse saw a bruise on her upper arm the size of a hand, "
        "and J. said that "
        "it was from being pulled.\n\n"
        "The decision rests on the mother's account of 12 March. It does not mention what J. "
        "said or the "
        "nurse's note, both of which were in our referral. Taken together they meet the "
        "threshold for "
        "significant harm, page 14 of the threshold document.",
    )


class Outcome(Question):
    asks = "The outcome you want"
    outcome = text(
        "What do you want to happen?",
        "Say what you want to happen, who should do it and by when.",
        hint="Something that can be done, by somebody, by a day.",
        rows=5,
        example="A strategy discussion by Thursday, with the school and the school nurse "
        "taking part, and J. spoken to "
        "alone before it.",
    )


class Level(Question):
    level = choice(
        "Which level of need do you think the child has?",
        "Choose a level, or that you can't say.",
        list(LEVELS),
        hint="Your own view, by your board's threshold document.",
    )
