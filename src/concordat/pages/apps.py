"""The pages as Django starts them."""

from django.apps import AppConfig


class Pages(AppConfig):
    """Says what addresses may name before any is read, so that a part of them stands by itself."""

    name = "concordat.pages"

    def ready(self) -> None:
        from concordat.pages import sent

        sent.declare_gaps()
