"""Addresses of raising a disagreement. None of them holds a word about a child: a draft has a
number of its own.
"""

from django.urls import path

from concordat.pages.raising import checking, elsewhere, for_somebody, one_page, views

urlpatterns = [
    path("raise/", views.start, name="raise"),
    path("raise/for-somebody/", for_somebody.start, name="raise-for-somebody"),
    path("raise/raised/<id:ref>/", checking.raised, name="raise-raised"),
    path("raise/<id:draft>/", views.tasks, name="raise-tasks"),
    path("raise/<id:draft>/in-short/", one_page.in_short, name="raise-short"),
    path("raise/<id:draft>/go-on/", views.go_on, name="raise-go-on"),
    path("raise/<id:draft>/conduct/", elsewhere.conduct, name="raise-conduct"),
    path("raise/<id:draft>/ring-first/", views.ring_first, name="raise-ring-first"),
    path("raise/<id:draft>/instead/", elsewhere.instead, name="raise-instead"),
    path("raise/<id:draft>/check/", checking.check, name="raise-check"),
    path("raise/<id:draft>/throw-away/", views.throw_away, name="raise-throw-away"),
    path("raise/<id:draft>/who-rang/", for_somebody.who_rang, name="raise-who-rang"),
    path("raise/<id:draft>/<id:key>/", views.answer, name="raise-page"),
]
