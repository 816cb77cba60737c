"""The base page and the components: what they say, that they escape, and that nothing in them is in
anyone's way.
"""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.template import engines
from django.test import Client
from jinja2 import UndefinedError

from concordat.brief import owed
from concordat.pages import environment
from concordat.pages.base.accent import accent, contrast
from concordat.pages.shell import Shell
from tests.browser.barriers import barriers
from tests.pages import gallery
from tests.pages.invented import CARDS, LATE_MUST, LATE_SHOULD, NO_LIMIT, NOW, SHELL, at

pytestmark = pytest.mark.urls("concordat.pages.base.urls")

PAGES = Path(environment.__file__).parent
STYLESHEET = (PAGES / "static" / "concordat" / "concordat.css").read_text()
TEMPLATES = [*(PAGES / "base").glob("*.html"), *(PAGES / "components").glob("*.html")]
# they only say what they are
UNSTYLED = {
    "c-banners",
    "c-clock-mover__now",
    "c-counting",
    "c-person__name",
    "c-strip__due",
    "c-strip__why",
    "c-work-row__with",
    "c-unavailable__reason",
    "c-header__name",
}
VOID = {"meta", "link", "input", "br", "path", "rect"}


class Reader(HTMLParser):
    """The tags of a page in order, its ids, its text, and the tags that were left open."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> closes another tag"

    def handle_data(self, data: str) -> None:
        self.text += data


def macro(module: str, name: str, *arguments: Any) -> str:
    """What one macro makes of its arguments, its white space drawn together."""
    made = engines["jinja2"].env.get_template(f"components/{module}.html")  # type: ignore[attr-defined]
    return " ".join(getattr(made.module, name)(*arguments).split())


@pytest.mark.parametrize("page", [gallery.gallery, gallery.paper])
def test_pages_are_well_formed(page: Any) -> None:
    reader = Reader(page())
    assert not reader.open
    ids = [attributes["id"] for _, attributes in reader.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    leads_to = {
        one
        for _, attributes in reader.tags
        for one in (attributes.get("aria-describedby") or "").split()
    } | {
        (attributes.get("href") or "#main").lstrip("#")
        for _, attributes in reader.tags
        if (attributes.get("href") or "").startswith("#")
    }
    assert leads_to <= set(ids)
    assert [tag for tag, _ in reader.tags].count("h1") == 1


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_script_and_no_inline_style(template: Path) -> None:
    text = template.read_text()
    assert not re.search(r"<script|\sstyle=|<style|\son\w+=|javascript:", text)


def test_every_class_of_ours_is_in_the_stylesheet() -> None:
    pages = gallery.gallery() + gallery.paper()
    used = {
        name
        for names in re.findall(r'class="([^"]*)"', pages)
        for name in names.split()
        if name.startswith("c-")
    }
    assert len(used) > 80
    unstyled = {name for name in used if "--" not in name and f".{name}" not in STYLESHEET}
    assert unstyled <= UNSTYLED


def test_the_stylesheet_reaches_for_nothing_but_its_own_fonts() -> None:
    for address in re.findall(r"url\(([^)]*)\)", STYLESHEET):
        path = address.strip("\"'")
        assert not path.startswith(("/", "http")), path
        assert (PAGES / "static" / "concordat" / path).is_file(), path
    assert "GDS Transport" not in STYLESHEET
    assert "crest" not in STYLESHEET


# The page


def test_the_page_says_where_one_is_and_through_whose_eyes() -> None:
    text = " ".join(Reader(gallery.gallery()).text.split())
    assert "You are Amina Osei, Designated safeguarding lead, Westshire Primary" in text
    assert "My work (3)" in text
    assert (
        "Error: Threshold for a service – Westshire Safeguarding Children Partnership – Concordat"
        in text
    )
    assert "It is 10:20am on Wednesday 23 December." in text
    assert "Do not enter a real child" in text


def test_the_flash_says_what_was_recorded_who_was_told_and_what_is_next() -> None:
    text = " ".join(Reader(gallery.gallery()).text.split())
    for words in (
        "and it is recorded.",
        "Told Rahul Mehta and Joan Price",
        "Next Each of you says",
        "Correct it",
    ):
        assert words in text
    assert SHELL.flash is not None
    quiet = replace(
        SHELL, flash=replace(SHELL.flash, told=("Nobody needed to be told.",), undo=None)
    )
    text = Reader(gallery.gallery(quiet)).text
    assert "Nobody needed to be told." in text
    assert "Made a mistake?" not in text


def test_danger_is_one_link_away_before_signing_in_too() -> None:
    bare = Shell("Sign in", "Westshire", "1f5f66", NOW, "/", "/danger")
    links = [attributes for tag, attributes in Reader(gallery.paper(bare)).tags if tag == "a"]
    assert [link["href"] for link in links[:3]] == ["#main", "/", "/danger"]
    assert "aria-current" not in gallery.paper(bare)


def test_a_board_may_be_named_anything() -> None:
    page = gallery.paper(replace(SHELL, board="<b>Ours & theirs"))
    assert "<b>Ours" not in page
    assert "&lt;b&gt;Ours &amp; theirs" in page


def test_a_missing_name_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        gallery.render("base/page.html")


# Accents


@pytest.mark.parametrize(
    "colour", ["ffff00", "ffffff", "000000", "1f5f66", "ff9900", "7fb8ff", "e0007a"]
)
def test_any_accent_can_be_read(colour: str) -> None:
    def parts(name: str) -> tuple[int, int, int]:
        return int(name[1:3], 16), int(name[3:5], 16), int(name[5:], 16)

    made = accent(colour)
    for text in (made.strong, made.deep):
        for background in ("#ffffff", "#f7f8f5", made.tint):
            assert contrast(parts(text), parts(background)) >= 4.5
    assert made.own == f"#{colour}"


def test_contrast_is_wcag_s() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.005)


def test_the_accent_is_a_stylesheet_of_its_own() -> None:
    answer = Client().get("/board-accent/1f5f66.css")
    assert answer["Content-Type"] == "text/css; charset=utf-8"
    assert "--accent-own: #1f5f66;" in answer.content.decode()
    assert Client().get("/board-accent/red;}.css").status_code == 404


# Due times


def test_only_a_late_must_is_red() -> None:
    late = macro("due", "due_line", LATE_MUST, NOW)
    assert "c-due--late-must" in late
    assert "Late</strong>" in late
    assert "was due by" in late
    should = macro("due", "due_line", LATE_SHOULD, NOW)
    assert "c-due--late-must" not in should
    assert "Late</strong>" in should
    assert "c-due--late" not in macro("due", "due_line", owed.Deadline(at(29, 17)), NOW)


def test_what_no_text_makes_a_must_is_not_shown_as_one() -> None:
    own = owed.Deadline(at(22, 17), "must", late=True, own="Concordat's own rule")
    line = macro("due", "due_line", own, NOW)
    assert 'c-strength--own">Concordat&#39;s own rule</span>' in line
    assert "must" not in line
    agreed = owed.Deadline(at(22, 17), "must", late=True, own="")
    assert "c-strength" not in macro("due", "due_line", agreed, NOW)


def test_no_limit_shows_no_date() -> None:
    line = macro("due", "due_line", NO_LIMIT, NOW)
    assert "without delay – open since Monday 21 December" in line
    assert "<time" not in line


def test_a_due_time_is_told_to_people_and_to_machines() -> None:
    line = macro(
        "due", "due_line", owed.Deadline(at(29, 17), "must", left="3 working days left"), NOW
    )
    assert '<time datetime="2026-12-29T17:00:00+00:00">5pm on Tuesday 29 December</time>' in line
    assert "3 working days left" in line


# Pieces


def test_what_cannot_be_done_stands_with_its_reason() -> None:
    card = macro("next", "next_card", CARDS[0], NOW)
    assert '<a class="govuk-button" href="/spoke">Record that we spoke</a>' in card
    assert "Only the agency that raised this can take it to the Chair." in card
    assert not re.search(r"<a[^>]*>Take it to the Chair", card)


def test_who_covers_is_rung_instead_of_who_is_away() -> None:
    card = macro("next", "next_card", CARDS[0], NOW)
    assert "away until 30 December" in card
    assert "<strong>Rahul Mehta</strong> is covering" in card
    assert 'href="tel:01514960101"' in card
    assert 'href="tel:01514960100"' not in card


def test_the_strip_says_of_each_day_whether_it_counts() -> None:
    strip = Reader(macro("why", "strip_of_days", CARDS[0].counted))
    days = " ".join(strip.text.split())
    assert "Tue 22 day 0" in days
    assert "Wed 23 counted, day ✓1 today" in days
    assert "Fri 25 –not counted bank holiday" in days
    assert "Tue 29 counted, day ✓3 due 5pm" in days


def test_a_reading_says_whether_anyone_confirmed_it() -> None:
    assert "Not yet, by the board." in macro(
        "why", "reading_panel", owed.Reading("silence", "No limit.")
    )
    confirmed = owed.Reading("reading", "Either.", confirmed="By the Chair.")
    assert "Not yet" not in macro("why", "reading_panel", confirmed)


def test_the_step_of_now_is_told_to_a_listener() -> None:
    rungs = [
        attributes
        for tag, attributes in Reader(macro("ladder", "ladder", gallery.SHOWN.ladder)).tags
        if tag == "li"
    ]
    assert [rung.get("aria-current") for rung in rungs] == [None, "step", None, None, None]


@pytest.mark.parametrize(("used", "width"), [(-5, 0), (40, 40), (140, 100)])
def test_a_bar_stays_within_its_line(used: int, width: int) -> None:
    assert f'class="c-bar__used" width="{width}"' in macro(
        "due", "bar", used, owed.Deadline(at(29, 17))
    )


def test_both_times_are_told_where_they_differ() -> None:
    line = macro("record", "timeline", gallery.SHOWN.entries, NOW)
    assert "written <time" in line
    assert line.count("written <time") == 1
    assert "<s>Spoke with Joan Price</s>" in line


def test_typed_text_comes_back_as_it_was() -> None:
    page = gallery.gallery()
    assert "She told me on &lt;Monday&gt;\nthat …</textarea>" in page
    assert 'name="when_day" type="text" inputmode="numeric" value="32"' in page
    assert '<option value="front" selected>' in page


def test_each_problem_leads_to_its_field() -> None:
    summary = macro("form", "error_summary", gallery.SHOWN.problems)
    assert '<a href="#initials">The child&#39;s initials: Give at least one letter</a>' in summary
    assert '<a href="#when_day">When did it happen? Give a day from 1 to 31</a>' in summary
    assert "<li>Somebody acted on this case" in summary
    assert macro("form", "error_summary", ()) == ""


def test_a_list_without_more_shows_no_way_on() -> None:
    from concordat.pages.components.lists import Pages

    assert macro("lists", "pagination", Pages()) == ""
    assert "Newer" not in macro("lists", "pagination", Pages(older="/older"))


# In a browser


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", ["gallery", "paper"])
def test_nothing_stands_in_anyone_s_way(
    chromium: Any, tmp_path: Path, name: str, width: int
) -> None:
    gallery.write(tmp_path)
    page = chromium.new_page(viewport={"width": width, "height": 900}, java_script_enabled=True)
    page.goto((tmp_path / f"{name}.html").as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_a_form_is_sent_to_an_address_without_a_field_in_it() -> None:
    """A browser gives the focus to nothing where the address names a field, as it does after a
    link of the error summary: so no form is sent to “wherever one is”.
    """
    wrong = [
        path.name
        for path in Path(environment.__file__).parent.rglob("*.html")
        if "error_summary(" in (text := path.read_text("utf-8"))
        and path.parent.name != "components"
        and not all("action=" in form for form in re.findall(r"<form[^>]*novalidate[^>]*>", text))
    ]
    assert wrong == []
