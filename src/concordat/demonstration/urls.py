"""The demonstration's own address. Real installations don't have it."""

from django.urls import path

from concordat.demonstration import views

urlpatterns = [path("demonstration/clock", views.move_the_clock, name="move-the-clock")]
