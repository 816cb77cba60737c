"""The least that a signed-in page can be: one query, for who is signed in, and their id as the
answer.
"""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from concordat.pages.access import public
from concordat.pages.eyes import PERSON
from concordat.site import urls


@public
def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.session[PERSON])


urlpatterns = [path("bare/", bare), path("", include(urls))]
handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500
