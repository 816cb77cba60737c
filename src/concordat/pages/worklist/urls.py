"""Addresses of a person's own work."""

from django.urls import path

from concordat.pages.worklist import leaving, passing, views

urlpatterns = [
    path("my-work/", views.my_work, name="work"),
    path("my-work/told/", views.told, name="told"),
    path("my-work/kept/<id:kept>/throw-away/", views.throw_away, name="throw-away-kept"),
    path("my-work/away/", leaving.away, name="away"),
    path("my-work/away/somebody-else/", leaving.away_for, name="away-for"),
    path("my-work/hand-on/", passing.choose, name="hand-on"),
    path("my-work/hand-on/<id:ref>/", passing.hand_on, name="hand-on-case"),
]
