"""Addresses of one's own work."""

from django.urls import path

from concordat.pages.worklist import leaving, passing, views

urlpatterns = [
    path("work/", views.my_work, name="work"),
    path("work/told/", views.told, name="told"),
    path("work/away/", leaving.away, name="away"),
    path("work/hand-on/", passing.choose, name="hand-on"),
    path("work/hand-on/<slug:ref>/", passing.hand_on, name="hand-on-case"),
]
