"""What people type for a date and for a time, and what it means or how it is answered. The same
table holds wherever a date is asked for.
"""

from datetime import date, time

Boxes = tuple[str, str, str]
DAY = date(2026, 12, 21)

# Each means Monday 21 December 2026.
DATES: tuple[Boxes, ...] = (
    ("21", "12", "2026"),
    ("21", "Dec", "2026"),
    ("21", "dec.", "2026"),
    ("21", "December", "2026"),
    ("21st", "DECEMBER", "2026"),
    ("21 12 2026", "", ""),
    ("21 dec 2026", "", ""),
    ("21 December 2026", "", ""),
    ("21.12.2026", "", ""),
    ("21-12-2026", "", ""),
    ("2026-12-21", "", ""),
    ("Mon 21 Dec 2026", "", ""),
    ("Monday, the 21st of December 2026", "", ""),
    ("December 21 2026", "", ""),
    ("", "", "21 12 2026"),
    ("21", "12 2026", ""),
    ("２１", "１２", "２０２６"),
    ("today", "", ""),
    ("Today", "", ""),
    ("21 Dec", "", ""),
    ("Mon 21st December", "", ""),
    ("December 21", "", ""),
    ("21/12/26", "", ""),
    ("21 dec 26", "", ""),
    ("21", "12", "26"),
    ("21", "12", "’26"),
)
NO_DATES: tuple[tuple[Boxes, str], ...] = (
    (("31", "2", "2026"), "Give a real date: February 2026 has 28 days."),
    (("40", "12", "2026"), "Give a real date: December 2026 has 31 days."),
    (("0", "12", "2026"), "Give a real date: December 2026 has 31 days."),
    (("21", "12", ""), "Give the year too, such as 27 11 2026."),
    (("21", "", ""), "Give the month and year too, such as 27 11 2026."),
    (("27 11", "", ""), "Give the year too, such as 27 11 2026."),
    (("November 2026", "", ""), "Give the day too, such as 27 11 2026."),
    (("11 2026", "", ""), "Give the day or the month too, such as 27 11 2026."),
    (("Monday", "", ""), "Give a day, a month and a year, such as 27 11 2026."),
    (("12", "21", "2026"), "Write the day first, then the month from 1 to 12."),
    (("21", "Decembre", "2026"), "Write the month as a number or by its name"),
    (("3", "03", "99"), "Give a year from 2010 to 2045."),
    (("21", "12", "026"), "Write the year with four digits, such as 2026."),
    (("21", "12", "10000000000"), "Write the year with four digits, such as 2026."),
    (("21", "12", "1926"), "Give a year from 2010 to 2045."),
    (("21", "12", "2046"), "Give a year from 2010 to 2045."),
    (("Tuesday 21 12 2026", "", ""), "21 December 2026 is a Monday."),
    (("21 12 2026", "12", "2026"), "Give a day, a month and a year"),
    (("last week", "", ""), "Write the date itself, such as 27 11 2026."),
    (("21", "12", "20²6½"), "Give a real date, such as 27 11 2026."),
    (("9" * 5000, "9" * 5000, "9" * 5000), "Give a real date, such as 27 11 2026."),
    (("21\x00", "12", "2026"), "Give a real date, such as 27 11 2026."),
    (("\ud800", "\udfff", "2026"), "Give a real date, such as 27 11 2026."),
)
TIMES: tuple[tuple[str, time], ...] = (
    ("2pm", time(14)),
    ("2 PM", time(14)),
    ("2p.m.", time(14)),
    ("2:30pm", time(14, 30)),
    ("2.30 p.m.", time(14, 30)),
    ("14.30", time(14, 30)),
    ("14:30", time(14, 30)),
    ("1430", time(14, 30)),
    ("14h30", time(14, 30)),
    ("14:30pm", time(14, 30)),
    ("14", time(14)),
    ("11:05", time(11, 5)),
    ("11:05am", time(11, 5)),
    ("noon", time(12)),
    ("Midday", time(12)),
    ("12 noon", time(12)),
    ("12pm", time(12)),
)
NO_TIMES: tuple[tuple[str, str], ...] = (
    ("2", "Write 2am or 2pm."),
    ("12", "Write noon, or 0:00 for midnight."),
    ("midnight", "Write 0:00 for midnight at the start of that day"),
    ("25:00", "Give a time, such as 2:30pm or 14:30."),
    ("14:60", "Give a time, such as 2:30pm or 14:30."),
    ("14:30am", "Give a time, such as 2:30pm or 14:30."),
    ("0pm", "Give a time, such as 2:30pm or 14:30."),
    ("after lunch", "Give a time, such as 2:30pm or 14:30."),
    ("½", "Give a time, such as 2:30pm or 14:30."),
    ("1" * 5000, "Give a time, such as 2:30pm or 14:30."),
    ("\x00\ud83d", "Give a time, such as 2:30pm or 14:30."),
)


def in_boxes(name: str, typed: Boxes) -> dict[str, str]:
    """What a browser sends for a date that was typed."""
    return {
        f"{name}_{part}": box for part, box in zip(("day", "month", "year"), typed, strict=True)
    }
