"""Addresses of raising a disagreement. None of them holds a word about a child: a draft has a
number of its own.
"""

from django.urls import path

from concordat.pages.raising import views

urlpatterns = [
    path("raise/", views.start, name="raise"),
    path("raise/all-on-one-page/", views.quick, name="raise-quick"),
    path("raise/raised/<str:ref>/", views.raised, name="raise-raised"),
    path("raise/<slug:draft>/", views.tasks, name="raise-tasks"),
    path("raise/<slug:draft>/ring-first/", views.ring_first, name="raise-ring-first"),
    path("raise/<slug:draft>/instead/", views.instead, name="raise-instead"),
    path("raise/<slug:draft>/check/", views.check, name="raise-check"),
    path("raise/<slug:draft>/throw-away/", views.throw_away, name="raise-throw-away"),
    path("raise/<slug:draft>/<slug:key>/", views.answer, name="raise-page"),
]
