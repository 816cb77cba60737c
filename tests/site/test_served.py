"""An installation as it is served: by command, behind a proxy that brings the TLS."""

import http.client
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.site.test_commands import concordat

HOST = "concordat.example.org"


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Where an installation with an address is served."""
    data = tmp_path_factory.mktemp("data")
    assert concordat("migrate", "--data", str(data)).returncode == 0
    environ = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    free = _free()
    command = [sys.executable, "-m", "concordat", "serve", "--port", str(free)]
    server = subprocess.Popen(
        [*command, "--data", str(data)],
        env=environ | {"CONCORDAT_ADDRESS": f"https://{HOST}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert server.stdout is not None
    assert "Concordat is at https://concordat.example.org" in server.stdout.readline()
    yield free
    server.terminate()
    assert server.wait(20) == 0
    server.stdout.close()


def _free() -> int:
    import socket

    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        found: int = any_port.getsockname()[1]
        return found


def ask(port: int, **headers: str) -> http.client.HTTPResponse:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    line.request("GET", "/danger/", headers={"Host": HOST, "Connection": "close", **named})
    answer = line.getresponse()
    answer.read()
    line.close()
    return answer


def test_who_comes_without_tls_is_sent_to_the_address_with_it(port: int) -> None:
    answer = ask(port)
    assert (answer.status, answer.headers["Location"]) == (301, f"https://{HOST}/danger/")
    assert "Strict-Transport-Security" not in answer.headers


def test_who_comes_with_tls_is_told_to_do_so_for_a_year(port: int) -> None:
    answer = ask(port, X_Forwarded_Proto="https", X_Forwarded_For="10.0.0.7")
    assert answer.status == 200
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"


def test_another_host_is_not_this_one(port: int) -> None:
    answer = ask(port, Host="elsewhere.example.org", X_Forwarded_Proto="https")
    assert answer.status == 400
