"""Addresses that every page uses."""

from django.urls import re_path

from concordat.pages.base.views import board_accent

urlpatterns = [
    re_path(r"^board-accent/(?P<colour>[0-9a-f]{6})\.css$", board_accent, name="board-accent"),
]
