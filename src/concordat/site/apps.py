"""The site as a Django app: what happens once, when everything is loaded."""

from django.apps import AppConfig
from django.conf import settings


class SiteConfig(AppConfig):
    name = "concordat.site"
    label = "concordat_site"

    def ready(self) -> None:
        from concordat import clock
        from concordat.site import checks

        checks.register()
        if settings.DEMONSTRATION:
            clock.allow_moving(settings.DATA_DIR / "clock")
