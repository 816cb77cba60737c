"""The door for web servers. Nothing is served on settings that could lose an act."""

import os

from django.core.wsgi import get_wsgi_application
from django.db import connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "concordat.site.settings")

application = get_wsgi_application()

from concordat.site.checks import refuse_unsafe  # noqa: E402 - Django must be loaded first

refuse_unsafe()
connections.close_all()  # a worker that is forked from here must open its own
