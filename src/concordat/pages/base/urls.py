"""Addresses that every page uses."""

from django.urls import path

from concordat.pages.base.views import board_accent

urlpatterns = [
    path("board-accent/<colour:colour>.css", board_accent, name="board-accent"),
]
