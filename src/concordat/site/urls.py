"""The addresses of the site: those of the pages and, in the demonstration, its clock's."""

from django.conf import settings
from django.urls import include, path

from concordat.pages import urls as pages

urlpatterns = [path("", include(pages))]
if settings.DEMONSTRATION:
    urlpatterns.append(path("", include("concordat.demonstration.urls")))

handler400 = pages.handler400
handler403 = pages.handler403
handler404 = pages.handler404
handler500 = pages.handler500
