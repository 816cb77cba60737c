"""The addresses of all pages. Each journey brings its own."""

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
)

urlpatterns = [path("", include(f"concordat.pages.{journey}.urls")) for journey in JOURNEYS]

handler400 = "concordat.pages.errors.views.not_understood"
handler403 = "concordat.pages.errors.views.not_allowed"
handler404 = "concordat.pages.errors.views.not_here"
handler500 = "concordat.pages.errors.views.broken"
