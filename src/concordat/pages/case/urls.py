"""The address of a case."""

from django.urls import path

from concordat.pages.case import views

urlpatterns = [path("cases/<id:ref>/", views.case, name="case")]
