"""Starts the server of an installation again and again, each time in a process of its own. What
takes seconds, loading the program, is done once.

Prints the number of each process, and starts the next one when that has ended and a line comes.
"""

import os
import sys

from proofs.loaded import load


def main(data: str, port: str) -> None:
    load(data)
    from concordat import cli
    from concordat.site import bodies, connections

    assert connections
    bodies.longest("/")
    for _ in sys.stdin:
        number = os.fork()
        if number == 0:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            for each in (sys.stdout, sys.stderr):
                os.dup2(nowhere, each.fileno())
            os._exit(cli.main(["serve", "--data", data, "--port", port]))
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
        os.waitpid(number, 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
