"""A board's accent as a stylesheet of its own, because the content security policy forbids inline
styles.
"""

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from concordat.pages.access import public
from concordat.pages.base.accent import accent

A_YEAR = (
    365 * 24 * 60 * 60
)  # seconds: the address holds the colour, so what it answers never changes


@public
@require_safe
def board_accent(_request: HttpRequest, colour: str) -> HttpResponse:
    """The custom properties for the colour in the address. Reads nothing, so it works when the
    database does not.
    """
    lines = "".join(
        f"  --accent-{name}: {value};\n" for name, value in asdict(accent(colour)).items()
    )
    answer = HttpResponse(f":root {{\n{lines}}}\n", content_type="text/css; charset=utf-8")
    answer["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    return answer
