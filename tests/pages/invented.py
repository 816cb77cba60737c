"""Invented people, times and clauses for the gallery, and what stands around its page."""

from datetime import date, datetime

from concordat.brief import owed
from concordat.core.calendar import LONDON
from concordat.pages.components import values
from concordat.pages.shell import Banner, Eyes, Flash, Link, Move, MoveTheClock, NavItem, Shell


def at(day: int, hour: int, minute: int = 0, month: int = 12, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=LONDON)


NOW = at(23, 10, 20)
NOWHERE = "#nowhere"

SHELL = Shell(
    title="Threshold for a service",
    board="Westshire Safeguarding Children Partnership",
    accent="1f5f66",
    now=NOW,
    home_href="/",
    danger_href="/danger",
    eyes=Eyes(
        "Amina Osei",
        "Designated safeguarding lead",
        "Westshire Primary",
        Link("Be someone else", "/people"),
    ),
    nav=(
        NavItem("My work", "/work", 3),
        NavItem("Raise a disagreement", "/raise"),
        NavItem("Cases", "/cases", here=True),
        NavItem("Board", "/board"),
        NavItem("Protocols", "/protocols"),
        NavItem("Help", "/help"),
    ),
    banners=(
        Banner("A demonstration. Do not enter a real child.", "demonstration"),
        Banner(
            "Letters are not going out: the worker has not run since 9am.",
            link=Link("What that means", "/help"),
        ),
    ),
    flash=Flash(
        "You spoke with Rahul Mehta at 10:15am, and it is recorded.",
        ("Rahul Mehta", "Joan Price"),
        "Each of you says of every point whether it is agreed, by 5pm on Tuesday 29 December.",
        Link("Correct it", "/correct"),
    ),
    back=Link("Back to cases", "/cases"),
    move_the_clock=MoveTheClock(
        "/clock",
        (
            Move("the next hour", "hour"),
            Move("close of day", "close"),
            Move("the next working day", "day"),
        ),
    ),
    footer=(Link("Accessibility", "/accessibility"), Link("Privacy", "/privacy")),
    has_errors=True,
)

STRIP = owed.Strip(
    "Three working days from Tuesday 22 December, which is day 0. It ends at close of day, 5pm.",
    (
        owed.StripDay(date(2026, 12, 22), 0),
        owed.StripDay(date(2026, 12, 23), 1, today=True),
        owed.StripDay(date(2026, 12, 24), 2),
        owed.StripDay(date(2026, 12, 25), why="bank holiday"),
        owed.StripDay(date(2026, 12, 26), why="Saturday"),
        owed.StripDay(date(2026, 12, 27), why="Sunday"),
        owed.StripDay(date(2026, 12, 28), why="bank holiday"),
        owed.StripDay(date(2026, 12, 29), 3, due="due 5pm"),
    ),
    (
        "Bank holidays of England and Wales, and the board's own closed days, as known on 1 "
        "December 2026."
    ),
)
READING = owed.Reading(
    "reading",
    "The clause does not say what the three days are counted from.",
    "From the day the matter was raised.",
    ("From the day the file was asked for.",),
    "The limit would fall up to two days later.",
    "By Dr Lena Hart, Business Manager, on 3 November 2026.",
)
SILENCE = owed.Reading(
    "silence",
    "It gives no limit for raising it with one's own safeguarding lead.",
    "No date is shown.",
)
CLAUSE = values.ClauseWords(
    "Clause 1.2",
    (
        "The agency reads and reviews the case file and speaks to whoever raised the matter within "
        "3 working days"
    ),
    READING,
    more=Link("See it in the protocol", "/protocol"),
)
LOCAL_CLAUSE = values.ClauseWords(
    "Saying whether it is agreed",
    "After a discussion, the side that raised it says of each point whether it is agreed.",
    local="Added by the board on 3 November 2026, so that no discussion is left hanging.",
)
MANAGER = values.Person(
    "Team Manager",
    "Joan Price",
    "Children's Social Care",
    "0151 496 0100",
    away="until 30 December",
    cover=values.Person("Team Manager", "Rahul Mehta", telephone="0151 496 0101"),
)
LEAD = values.Person("Safeguarding lead", "Amina Osei", telephone="0151 496 0200")
NOBODY = values.Person("Service Manager")
DUE = owed.Deadline(at(29, 17), "must", left="3 working days left")
LATE_MUST = owed.Deadline(at(22, 17), "must", late=True)
LATE_SHOULD = owed.Deadline(at(22, 12), "should", late=True)
NO_LIMIT = owed.Deadline(strength="should", words="without delay – open since Monday 21 December")

CARDS = (
    values.NextCard(
        "speak",
        "Children's Social Care must read the case file and speak to you",
        DUE,
        (
            MANAGER,
            values.Person("Social Worker", "Beth Lowe", "Children's Social Care", "0151 496 0102"),
        ),
        values.ClauseWhy(CLAUSE, (LOCAL_CLAUSE,)),
        STRIP,
        (
            values.Action("Record that we spoke", "/spoke", "first"),
            values.Action("Remind them", "/remind"),
            values.Action("Move up a stage early", "/early", "quiet"),
            values.Action(
                "Take it to the Chair",
                reason="Only the agency that raised this can take it to the Chair.",
            ),
        ),
    ),
    values.NextCard(
        "write",
        "Your service manager must write to the school with the outcome",
        LATE_MUST,
        (NOBODY,),
        actions=(values.Action("Record the letter", "/letter", "first"),),
        local="Two working days, set by the board on 3 November 2026: the text gives none.",
        heading="Also open",
    ),
)
