"""A process that has the program loaded on an installation, and is asked in lines of JSON: the name
of a function, as `proofs.record:lost`, and what it takes. It holds no connection meanwhile.
"""

import json
import sys
from importlib import import_module

from proofs.loaded import load


def main(data: str) -> None:
    load(data)
    from django.db import connections

    for line in sys.stdin:
        name, takes = json.loads(line)
        module, _, function = name.partition(":")
        answer = getattr(import_module(module), function)(*takes)
        connections.close_all()
        sys.stdout.write(f"{json.dumps(answer)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
