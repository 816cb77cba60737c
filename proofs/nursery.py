"""Starts the server of an installation again and again, each time in a process of its own: a fork
of this one, which has loaded the program and read every template and protocol once. What is forked
is the whole command `concordat serve`, with its checks before the start, and serves everybody.

Prints the number of each process, and starts the next one when that has ended and a line comes.
"""

import gc
import http.client
import os
import re
import sys
from functools import partial

from proofs.loaded import load
from proofs.writers import PEOPLE, TYPED

PAGES = ("/danger/", "/my-work/", "/cases/", "/raise/")
SECONDS_TO_LOOK = 0.2  # through the record for damage, at each start


def main(data: str, port: str) -> None:
    load(data)
    from concordat import cli

    read = False
    for _ in sys.stdin:
        if not read:
            _read_everything_once()
            read = True
        number = os.fork()
        if number == 0:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            for each in (sys.stdout, sys.stderr):
                os.dup2(nowhere, each.fileno())
            os._exit(cli.main(["serve", "--data", data, "--port", port]))
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
        os.waitpid(number, 0)


def _read_everything_once() -> None:
    """What a server reads when it is first asked for it. No connection is kept: a fork that had one
    would share it.
    """
    from django.db import connections
    from django.template import engines
    from django.test import Client

    from concordat.site import bodies, commands, guard
    from concordat.site import connections as of_clients
    from proofs.record import sessions

    assert commands, of_clients
    bodies.longest("/")
    for engine in engines.all():
        for name in engine.env.list_templates(extensions=["html"]):
            engine.env.get_template(name)
    browser = Client(HTTP_HOST="127.0.0.1")
    browser.cookies.load(sessions(PEOPLE[:1])[PEOPLE[0]])
    listed = browser.get("/cases/", secure=True).content.decode()
    case = re.findall(r'href="(/cases/[A-Z]+-\d+-\d+/)"', listed)[0]
    for page in (*PAGES, case, *(f"{case}{act}/" for act in TYPED)):
        assert browser.get(page, secure=True).status_code == http.client.OK, page
    guard.say_what_is_damaged()
    guard.say_what_is_damaged = partial(guard.say_what_is_damaged, SECONDS_TO_LOOK)
    connections.close_all()
    gc.freeze()


if __name__ == "__main__":
    main(*sys.argv[1:])
