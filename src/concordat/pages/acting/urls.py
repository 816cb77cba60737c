"""One address for each act. What it is about (a duty, an agency, an entry) is in the query."""

from django.urls import path

from concordat.pages.acting.table import PAGES
from concordat.pages.acting.views import view_of

urlpatterns = [
    path(f"cases/<id:ref>/{name}/", view_of(name, page), name=f"act-{name}")
    for name, page in PAGES.items()
]
