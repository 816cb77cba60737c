"""The address of the reader's cases. A case has its own address in `case`."""

from django.urls import path

from concordat.pages.cases import views

urlpatterns = [path("cases/", views.my_cases, name="cases")]
