"""The address of one's cases. A case's own address belongs to the case."""

from django.urls import path

from concordat.pages.cases import views

urlpatterns = [path("cases/", views.my_cases, name="cases")]
