"""The address of a paper of a case."""

from django.urls import path

from concordat.pages.papers import views

urlpatterns = [path("cases/<id:ref>/papers/<id:key>/", views.paper, name="paper")]
