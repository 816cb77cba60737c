"""Addresses of the protocols. Each version has its own, because a case keeps the version it began
under.
"""

from django.urls import path

from concordat.pages.protocols import trying, views

urlpatterns = [
    path("protocols/", views.every_protocol, name="protocols"),
    path("protocols/<id:protocol_id>/", views.newest, name="protocol"),
    path("protocols/<id:protocol_id>/try/", trying.try_it, name="try-protocol"),
    path(
        "protocols/<id:protocol_id>/<version:version>/", views.one_version, name="protocol-version"
    ),
]
