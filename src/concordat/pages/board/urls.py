"""Addresses of a board's own pages."""

from django.urls import path

from concordat.pages.board import closing, versions, views

urlpatterns = [
    path("board/", views.first, name="board"),
    path("board/<id:board_id>/", views.live, name="board-live"),
    path("board/<id:board_id>/waiting/", views.waiting, name="board-waiting"),
    path("board/<id:board_id>/after-the-end/", views.after_the_end, name="board-after-the-end"),
    path("board/<id:board_id>/nobody/", views.nobody, name="board-nobody"),
    path("board/<id:board_id>/versions/", versions.versions, name="board-versions"),
    path("board/<id:board_id>/both-sides/", views.both_sides, name="board-both-sides"),
    path("board/<id:board_id>/closed-day/", closing.closed_day, name="board-closed-day"),
    path("board/<id:board_id>/closed-day/<day:closed>/", closing.open_day, name="board-open-day"),
]
