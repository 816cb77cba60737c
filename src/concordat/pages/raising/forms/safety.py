"""What keeps the child safe meanwhile, what the child says, and what the family knows."""

from typing import Any

from concordat.pages.raising.forms.question import Question, choice, day, line, text

SOMETHING, NOTHING = "something", "nothing"


class Safety(Question):
    """Asked of both sides at every stage. That there is nothing is an answer, and an
    important one.
    """

    asks = "What keeps the child safe while this is settled?"
    also_quick = ("safe_what", "safe_by", "safe_until")
    safe = choice(
        "Is anything keeping the child safe?",
        "Say whether anything keeps the child safe meanwhile.",
        [(SOMETHING, "Yes"), (NOTHING, "Nothing that I know of")],
        hint="“Nothing” is an answer. Managers and the board are shown it.",
    )
    safe_what = text(
        "What is it?",
        rows=3,
        example=(
            "J. and her brother stay with their grandmother. The school nurse sees J. "
            "every morning."
        ),
    )
    safe_by = line("Who sees to it?")
    safe_until = day("Until when?", hint="Leave it open if no day has been set.")

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        said = self.ground.said
        if found.get("safe") == SOMETHING:
            if not found.get("safe_what"):
                self.add_error(
                    "safe_what", said("Say what keeps the child safe, or choose that nothing does.")
                )
            if not found.get("safe_by"):
                self.add_error(
                    "safe_by",
                    said("Say who sees to it, or choose that nothing keeps the child safe."),
                )
        until = found.get("safe_until")
        if until and until < self.ground.on:
            self.add_error(
                "safe_until", "This day has passed. Give the day until which it holds from now."
            )
        return found

    @property
    def nothing(self) -> bool:
        """Whether nothing keeps the child safe."""
        return bool(self.cleaned_data["safe"] == NOTHING)


class Voice(Question):
    voice = text(
        "What does the child say or show?",
        hint="In their own words where you can. For a child who does not speak yet: what they "
        "show. Leave it open if "
        "you don't know.",
        example="“I don't like it when it's just me and Sam.” She is often the first at the "
        "gate in the morning and "
        "asks whether she can stay for tea.",
    )


class Family(Question):
    """What the family knows. Not every family can be told safely."""

    asks = "What does the family know?"
    family = text("What does the family know about your worry and this disagreement?", rows=4)
    telling = choice(
        "Is it safe for the child if the family is told?",
        "Say whether it is safe to tell the family, or that it is not known.",
        [("safe", "Yes"), ("not-safe", "No"), ("not-known", "Not known")],
        hint="Everybody with a part in the case is shown this answer.",
    )
