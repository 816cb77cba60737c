"""The addresses of all pages. Each journey brings its own; a journey that is not built yet has none."""

from importlib.util import find_spec

from django.urls import include, path

JOURNEYS = (
    "base",
    "signin",
    "danger",
    "help",
    "raising",
    "case",
    "acting",
    "worklist",
    "cases",
    "board",
    "protocols",
    "papers",
    "demonstration",
)

urlpatterns = [
    path("", include(f"concordat.pages.{journey}.urls"))
    for journey in JOURNEYS
    if find_spec(f"concordat.pages.{journey}") and find_spec(f"concordat.pages.{journey}.urls")
]

handler400 = "concordat.pages.errors.views.not_understood"
handler403 = "concordat.pages.errors.views.not_allowed"
handler404 = "concordat.pages.errors.views.not_here"
handler500 = "concordat.pages.errors.views.broken"
