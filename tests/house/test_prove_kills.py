"""A server in `./prove` is killed after so much of its own work, however long that takes."""

import subprocess
import sys
from time import monotonic

from proofs.installed import worked
from proofs.served import Served

BUSY = "import time\nwhile time.process_time() < 0.3: pass\nprint(1, flush=True)\ntime.sleep(60)"


def test_what_a_server_has_worked_is_counted_and_not_the_time() -> None:
    with subprocess.Popen([sys.executable, "-c", BUSY], stdout=subprocess.PIPE) as busy:
        assert busy.stdout is not None
        busy.stdout.readline()
        served = Served(0, busy.pid)
        by_then, began = worked(served), monotonic()
        assert by_then >= 0.3
        while monotonic() < began + 0.3:
            pass  # the process sleeps meanwhile
        assert worked(served) - by_then < 0.1
        busy.kill()
