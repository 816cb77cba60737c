"""The Jinja2 environment of every page, for Django's Jinja2 backend. A template's name begins with
its journey.
"""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, StrictUndefined

from concordat.pages.words import FILTERS


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a named view. Raises NoReverseMatch where there is none."""
    return reverse(name, args=args or None, kwargs=kwargs or None)


def environment(**options: Any) -> Environment:
    """An environment that escapes everything and raises for a missing name, even in production: a
    page about a child that silently leaves a line out is worse than one that says it is broken.
    """
    options.pop("autoescape", None)
    options |= {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    made = Environment(autoescape=True, **options)
    made.globals.update(static=static, url=url)
    made.filters.update(FILTERS)
    return made
