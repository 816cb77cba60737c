"""The demonstration's own address. The site has it only where the demonstration is served."""

from django.urls import path

from concordat.demonstration import views

urlpatterns = [path("demonstration/clock", views.move_the_clock, name="move-the-clock")]
