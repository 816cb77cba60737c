"""The entry point for web servers. It serves nothing with settings that could lose an act, or from
a record in another format.
"""

import os

from django.core.wsgi import get_wsgi_application
from django.db import connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "concordat.site.settings")

_django = get_wsgi_application()

from concordat.site import guard  # noqa: E402 - Django must be loaded first
from concordat.site.checks import refuse_unsafe  # noqa: E402 - likewise
from concordat.site.content_types import PlainTypes  # noqa: E402 - likewise

refuse_unsafe()
guard.refuse_other_formats()
guard.refuse_wrong_key()
connections.close_all()  # a worker forked from here must open its own connection

application = PlainTypes(_django)
