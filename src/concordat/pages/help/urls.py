"""The address of help."""

from django.urls import path

from concordat.pages.help import views

urlpatterns = [path("help/", views.help_page, name="help")]
