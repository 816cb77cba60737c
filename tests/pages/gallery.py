"""The gallery: every component with invented values, on one page.

`python -m tests.pages.gallery FOLDER` writes it and a printed form, with the stylesheet beside
them, for a browser.
"""

import shutil
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from concordat.brief import owed
from concordat.brief import values as brief
from concordat.pages.components import fields, lists, values
from concordat.pages.shell import Link, Shell
from tests.pages.invented import (
    CARDS,
    DUE,
    LATE_MUST,
    LATE_SHOULD,
    LEAD,
    LOCAL_CLAUSE,
    MANAGER,
    NO_LIMIT,
    NOBODY,
    SHELL,
    SILENCE,
    STRIP,
    at,
)

SHOWN = SimpleNamespace(
    lead="WES-2026-0042 · J.K., aged 7 · raised by Westshire Primary, Monday 21 December",
    cards=CARDS,
    ladder=brief.Ladder(
        "This is on the second of five steps: safeguarding leads and service managers.",
        (
            brief.Rung("Practitioners", "done", "1", "not agreed, 22 December"),
            brief.Rung(
                "Safeguarding leads, service managers", "now", "2", "here since 22 December"
            ),
            brief.Rung("Mediation", "skipped", "–"),
            brief.Rung("Directors", "to come", "3"),
            brief.Rung("Chair decides", "to come", "4"),
        ),
    ),
    clocks=(
        values.RunningLimit(
            "One week in all",
            owed.Deadline(at(29, 17), "must", left="3 working days left"),
            40,
            "Clause 2",
            "Over stages one and two",
        ),
        values.RunningLimit("The letter", LATE_MUST, 100, "Clause 2.3"),
        values.RunningLimit("The log", LATE_SHOULD, 100, "Clause 2.4"),
        values.RunningLimit("Advice", NO_LIMIT),
    ),
    issues=brief.IssueTable(
        "What is disagreed",
        ("Westshire Primary", "Children's Social Care"),
        (
            brief.IssueRow(
                "Threshold for an assessment",
                (
                    "Three disclosures in a fortnight, and the bruise seen on 18 December.",
                    "The family is engaged with early help.",
                ),
                "not agreed",
            ),
            brief.IssueRow(
                "Who visits this week",
                ("A social worker should.", "Nothing yet"),
                "agreed 22 December: Beth Lowe, by 24 December",
                settled=True,
            ),
        ),
    ),
    entries=(
        values.RecordEntry(
            "e5",
            "Spoke with Rahul Mehta",
            "Amina Osei, Westshire Primary",
            at(23, 10, 15),
            at(23, 10, 20),
            "We went through the chronology.\n\nHe will read the health visitor's note today.",
            correct=Link("Correct this", "/correct/5"),
        ),
        values.RecordEntry(
            "e4",
            "Note",
            "Amina Osei, Westshire Primary",
            at(22, 16, 5),
            words="Mum rang at four.",
            audience="Only Westshire Primary",
        ),
        values.RecordEntry(
            "e3",
            "Not agreed: threshold for an assessment",
            "Amina Osei, Westshire Primary",
            at(22, 15),
            papers=(values.Paper("Notification to the board", "/paper/3", "form, 1 page"),),
        ),
        values.RecordEntry(
            "e2",
            "Spoke with Joan Price",
            "Amina Osei, Westshire Primary",
            at(21, 17, 30),
            state="struck",
            state_words="Corrected by Amina Osei at 9am on Tuesday 22 December: it was Beth Lowe.",
        ),
        values.RecordEntry(
            "e1",
            "Raised",
            "Amina Osei, Westshire Primary",
            at(21, 10),
            state="corrected",
            state_words="The date was corrected.",
        ),
    ),
    pages=lists.Pages("/newer", "/older", "More of what happened"),
    notices=(
        values.NoticePanel(
            "No safety plan known yet",
            "Westshire Primary said so on 21 December.",
            "amber",
            Link("Say what does", "/safe"),
        ),
        values.NoticePanel(
            "Ring 999", "If a child is in danger now, do not wait for this procedure.", "danger"
        ),
        values.NoticePanel(
            "What to say", "“I am raising a professional disagreement, and I want it recorded.”"
        ),
    ),
    called=values.NoticePanel("Agreed", "Both sides confirmed it.", "done"),
    called_words="Beth Lowe visits by 24 December.",
    readings=(SILENCE, owed.Reading("gap", "Number 2.2 is missing from the source.")),
    people=values.PeopleOpposite(
        "People",
        ("Westshire Primary", "Children's Social Care"),
        (
            values.Opposite(
                "Practitioners",
                ((values.Person("Teacher", "Łucja Nowak", telephone="0151 496 0201"),), (MANAGER,)),
            ),
            values.Opposite("Safeguarding leads", ((LEAD,), (NOBODY,))),
            values.Opposite("Directors", ((values.Person("Head", "Amina Osei"),), ())),
        ),
        here="Safeguarding leads",
    ),
    clause=LOCAL_CLAUSE,
    strip=STRIP,
    actions=(
        values.Action("Add a note", "/note"),
        values.Action("Withdraw", reason="The Chair has decided, and that stands."),
    ),
    counts=(
        lists.Count("live", 14, "/cases", chosen=True),
        lists.Count("late", 2, "/cases?late"),
        lists.Count("waiting on nobody's limit", 1, "/cases?open"),
    ),
    work=(
        lists.WorkGroup(
            "Late",
            (
                lists.WorkListRow(
                    "Write with the outcome",
                    "/1",
                    "WES-2026-0031",
                    "Drift in a plan",
                    LATE_MUST,
                    "Joan Price",
                ),
            ),
            late=True,
        ),
        lists.WorkGroup(
            "Today",
            (
                lists.WorkListRow(
                    "Speak to the line manager",
                    "/2",
                    "WES-2026-0042",
                    "Threshold for a service",
                    owed.Deadline(at(23, 17), "must", left="today"),
                ),
                lists.WorkListRow(
                    "Raise it with your safeguarding lead",
                    "/3",
                    "WES-2026-0040",
                    "Who holds the case",
                    NO_LIMIT,
                ),
            ),
        ),
        lists.WorkGroup(
            "Tuesday 29 December",
            (
                lists.WorkListRow(
                    "Decide",
                    "/4",
                    "WES-2026-0039",
                    "Dissent at a conference",
                    owed.Deadline(at(29, 17), "aim"),
                ),
            ),
        ),
    ),
    cases=(
        lists.CaseGroup(
            "Late",
            (
                lists.CaseTableRow(
                    "WES-2026-0031",
                    "/31",
                    "Drift in a plan",
                    "Write with the outcome",
                    "Joan Price",
                    LATE_MUST,
                    100,
                    "No safety plan known yet",
                ),
                lists.CaseTableRow(
                    "WES-2026-0029",
                    "/29",
                    "Information",
                    "Complete the log",
                    "Łucja Nowak",
                    LATE_SHOULD,
                    100,
                ),
            ),
        ),
        lists.CaseGroup(
            "Safeguarding leads",
            (
                lists.CaseTableRow(
                    "WES-2026-0042",
                    "/42",
                    "Threshold for a service",
                    "Read the file and speak",
                    "Rahul Mehta",
                    DUE,
                    35,
                ),
                lists.CaseTableRow(
                    "WES-2026-0040",
                    "/40",
                    "Who holds the case",
                    "Raise it with the lead",
                    "Beth Lowe",
                    NO_LIMIT,
                ),
            ),
        ),
    ),
    empty=lists.Empty(
        "No letters yet",
        "Letters that the procedure asks for appear here when they are written.",
        Link("How letters go", "/help"),
    ),
    tasks=(
        lists.Task("The child", "/t1", status="done"),
        lists.Task(
            "What you disagree with", "/t2", "The decision or inaction, and when", "started"
        ),
        lists.Task("What you want to happen", "/t3"),
        lists.Task("Check your answers", hint="When the rest is done", status="not yet"),
    ),
    answers=(
        lists.AnswerRow("Which board?", "Westshire, because it holds the child's case", "/a1"),
        lists.AnswerRow(
            "What is your evidence?", "Three disclosures.\n\nA bruise seen on 18 December.", "/a2"
        ),
        lists.AnswerRow("Level of need", "", "/a3"),
        lists.AnswerRow("Raised by", "Amina Osei"),
    ),
)
FIELDS: tuple[fields.Field, ...] = (
    fields.Text(
        "initials",
        "The child's initials",
        "J.K.",
        "Never the whole name.",
        width=5,
        error="Give at least one letter",
    ),
    fields.Area(
        "reasons",
        "Why do you disagree?",
        "She told me on <Monday>\nthat …",
        "Specific, from evidence, about the child.",
        rows=5,
        example="On 14 and 17 December J. told me that …\n\nOn 18 December I saw a bruise.",
    ),
    fields.Radios(
        "agreed",
        "Is it agreed?",
        (
            fields.Option("yes", "Agreed"),
            fields.Option("no", "Not agreed", "It goes on to the next step.", chosen=True),
        ),
        error="Choose one",
    ),
    fields.Radios(
        "told",
        "Does the family know?",
        (fields.Option("yes", "Yes"), fields.Option("no", "No")),
        inline=True,
    ),
    fields.Checkboxes(
        "facts",
        "Is the child",
        (fields.Option("plan", "on a plan", chosen=True), fields.Option("looked", "looked after")),
    ),
    fields.Date(
        "when",
        "When did it happen?",
        "32",
        "12",
        "2026",
        "For example, 21 12 2026",
        "Give a day from 1 to 31",
    ),
    fields.Select(
        "service",
        "Which service?",
        (fields.Option("", "I don't know"), fields.Option("front", "Front door", chosen=True)),
    ),
)
SHOWN.fields = FIELDS
SHOWN.problems = fields.problems(
    ((field,) for field in FIELDS),
    ("Somebody acted on this case while you were writing. Your text is kept.",),
)

PAPER = values.PrintForm(
    "Notification to the board",
    (
        values.PrintPart(
            "The child",
            (values.PrintField("Initials", "J.K."), values.PrintField("Reference", "WP-119")),
        ),
        values.PrintPart(
            "The disagreement",
            (
                values.PrintField("Reasons", "Three disclosures.\n\nA bruise."),
                values.PrintField("Signed"),
            ),
        ),
    ),
    "Drawn up from the procedure's words; the board's own form was not supplied.",
    "WES-2026-0042",
)


def render(template: str, **context: Any) -> str:
    """A template as the site's own engine makes it."""
    from django.template.loader import render_to_string

    return render_to_string(template, context)


def gallery(shell: Shell = SHELL) -> str:
    return render("components/gallery.html", page=shell, shown=SHOWN)


def paper(shell: Shell = SHELL) -> str:
    return render("components/gallery_paper.html", page=shell, shown=PAPER)


def write(folder: Path) -> None:
    """The pages and what they need, with addresses that work from files."""
    from django.test import RequestFactory

    from concordat.pages import environment
    from concordat.pages.base.views import board_accent

    static = Path(environment.__file__).parent / "static" / "concordat"
    shutil.copytree(static, folder / "static" / "concordat", dirs_exist_ok=True)
    asked = RequestFactory().get(f"/board-accent/{SHELL.accent}.css")
    (folder / "accent.css").write_bytes(board_accent(asked, SHELL.accent).content)
    for name, page in {"gallery": gallery(), "paper": paper()}.items():
        text = page.replace("/static/", "static/").replace(
            f"/board-accent/{SHELL.accent}.css", "accent.css"
        )
        (folder / f"{name}.html").write_text(text)


if __name__ == "__main__":
    import django
    from django.conf import settings

    settings.configure(
        ROOT_URLCONF="concordat.pages.base.urls",
        STATIC_URL="/static/",
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.jinja2.Jinja2",
                "DIRS": [Path(__file__).parents[2] / "src" / "concordat" / "pages"],
                "OPTIONS": {"environment": "concordat.pages.environment.environment"},
            }
        ],
    )
    django.setup()
    write(Path(sys.argv[1]))
