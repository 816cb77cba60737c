"""Addresses of the page for danger."""

from django.urls import path

from concordat.pages.danger import views

urlpatterns = [
    path("danger/", views.danger, name="danger"),
    path("danger/<id:board>/", views.danger, name="danger-in"),
]
