"""What a case came to stands above everything else: the decision, or that nobody is named to
decide.
"""

from typing import Any

from tests.pages.demonstrated import be, demonstration, text_of

__all__ = ["be", "demonstration"]


def ended(end: str, board: str) -> str:
    """The reference of a case of the demonstration that ended so."""
    from concordat.casework import models

    return str(
        models.CaseRow.objects.filter(end=end, board=board).values_list("case", flat=True)[0]
    )


def test_the_decision_stands_at_the_top_and_in_what_was_disagreed(be: Any) -> None:
    page = text_of(be("colin-threlfall").get(f"/cases/{ended('decided and binding', 'sefton')}/"))
    assert page.index("Decided by ") < page.index("Where this is")
    table = page.split("What is disagreed", 1)[1].split("What was written when it was raised")[0]
    assert " Decided " in table
    assert "Nothing yet" not in table, "nothing more is to come"
    assert table.count("What was said, ") == 1, (
        "what was said on the telephone is no view of a point"
    )
    assert "On record" not in table


def test_an_end_without_a_decider_says_that_nothing_is_settled(be: Any) -> None:
    page = text_of(be("shabnam-akhtar").get(f"/cases/{ended('no further stage', 'blackpool')}/"))
    assert page.index("This is not settled") < page.index("Where this is")
    assert "raise it again" in page
    assert "Nothing is left to do" not in page
