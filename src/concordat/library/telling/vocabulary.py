"""The words of protocol files that have a meaning, with that meaning, for the reference."""

ANCHORS = {
    "received refer": "that was received; “received managers.tell” names one of another step",
    "received start": "the decision that is disputed was received",
    "first done talk": "the first time that it happened; without “first”, the last",
}
LIMITS = {
    "5 working days": (
        "ends at the close of the fifth open day after the day from which it counts, day 0"
    ),
    "2 working weeks": "five working days each",
    "10 calendar days": "ends at the close of that day, open or not",
    "4 months": (
        "ends at the close of the day of the same number, or of the last day of a "
        "shorter month; open or not"
    ),
    "48 hours": "elapsed time, nights and closed days included",
    "same working day": (
        "ends at the close of that day; on a closed day, or after its close, with the date itself"
    ),
    "day 9": "the mark counted from the start, in calendar days from day 0",
    "day 9 (working days, from day 1)": ("the same in working days, where the first day is day 1"),
    "agreed by the parties": ("they enter the date; “…, otherwise 5 working days” until they do"),
    "set by the chair": "that post enters the date; “otherwise” as well",
    "without delay": ("no number: no date is shown; so too “immediately”, “as soon as possible”"),
    "immediately, at most 2 working days": "at once, and late only after that",
    "the shorter of 48 hours or 2 working days": (
        "whichever ends first; “the longer of …”: whichever ends last"
    ),
}
OUTCOMES = {
    "agreed": (
        "after a talk, the two sides say so; with it comes “not agreed”, and nothing else but "
        "“late”"
    ),
    "upheld": (
        "any words of your own, where somebody decides (act = “decide”) or chooses (act = "
        "“consider”)"
    ),
    "done": "of anything else: it was done",
    "late": ("of anything with a limit: nothing came in time, and the case goes there by itself"),
    "differ": (
        "where several posts decide, each for themselves (owed = “post”): they didn't say the same"
    ),
}
