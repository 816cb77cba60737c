"""Addresses of a board's own pages."""

from django.urls import path

from concordat.pages.board import closing, views

urlpatterns = [
    path("board/", views.first, name="board"),
    path("board/<slug:board_id>/", views.live, name="board-live"),
    path("board/<slug:board_id>/waiting/", views.waiting, name="board-waiting"),
    path("board/<slug:board_id>/after-the-end/", views.after_the_end, name="board-after-the-end"),
    path("board/<slug:board_id>/closed-day/", closing.closed_day, name="board-closed-day"),
]
