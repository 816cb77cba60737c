"""The addresses of the site. All of them belong to the pages."""

from django.urls import include, path

urlpatterns = [path("", include("concordat.pages.urls"))]
