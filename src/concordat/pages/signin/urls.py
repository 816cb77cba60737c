"""Addresses of signing in and out, and of the front door."""

from django.urls import path

from concordat.pages.signin import views

urlpatterns = [
    path("", views.home, name="home"),
    path("sign-in/", views.sign_in, name="sign-in"),
    path("sign-out/", views.sign_out, name="sign-out"),
]
