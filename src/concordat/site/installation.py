"""The settings of this installation, read from its environment. A wrong one stops the start with
advice.
"""

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path
from urllib.parse import urlsplit

REAL_DATABASE = "concordat.sqlite3"
DEMONSTRATION_DATABASE = "demonstration.sqlite3"
_HOST = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*")
YES, NO = ("1", "yes", "true", "on"), ("", "0", "no", "false", "off")


class WrongSetting(Exception):
    """A setting that can't be used. The text is a sentence for the person starting the program."""


@dataclass(frozen=True, slots=True)
class Installation:
    """The folder for the data, the database, the address that people type, where the proxy connects
    from that brings the TLS for it, and whether it is the demonstration. `owner_url` is the
    database as its owner connects to it, which only `migrate` does.
    """

    data: Path
    demonstration: bool
    database_url: str | None
    address: str | None
    proxy: str | None = None
    owner_url: str | None = None

    @property
    def home(self) -> Path:
        """The folder for this installation's own files. The demonstration has one to itself, with
        its own keys.
        """
        return self.data / "demonstration" if self.demonstration else self.data

    @property
    def sqlite_file(self) -> Path:
        return self.home / (DEMONSTRATION_DATABASE if self.demonstration else REAL_DATABASE)

    @property
    def readers_file(self) -> Path:
        """Beside it and named like it, so that whatever is done with one file is done with both."""
        return self.sqlite_file.with_name(f"{self.sqlite_file.name}.readers")

    @property
    def hosts(self) -> list[str]:
        """The host names that requests may carry."""
        here = ["127.0.0.1", "localhost", "[::1]"]
        named = urlsplit(self.address).hostname if self.address else None
        return [named, *here] if named else here


def read(environ: Mapping[str, str]) -> Installation:
    """The installation that the environment describes. Raises WrongSetting if the settings
    contradict each other.
    """
    installation = Installation(
        data=Path(environ.get("CONCORDAT_DATA") or "data").expanduser().resolve(),
        demonstration=_flag(environ, "CONCORDAT_DEMONSTRATION"),
        database_url=environ.get("DATABASE_URL") or None,
        address=environ.get("CONCORDAT_ADDRESS") or None,
        proxy=_proxy(environ),
        owner_url=environ.get("DATABASE_OWNER_URL") or None,
    )
    if installation.demonstration:
        _refuse_demonstration_beside_real(installation)
    else:
        _refuse_real_beside_demonstration(installation)
    if installation.address:
        _check_address(installation.address)
    return installation


def _refuse_demonstration_beside_real(installation: Installation) -> None:
    """Raise WrongSetting if the demonstration, in which anyone may be anyone, could get near real
    cases.
    """
    if installation.database_url:
        raise WrongSetting(
            "The demonstration has a database file of its own and never uses DATABASE_URL. "
            "Unset DATABASE_URL to see the demonstration."
        )
    if installation.address:
        raise WrongSetting(
            "The demonstration is for this machine only and has no CONCORDAT_ADDRESS. Unset it "
            "to see it."
        )
    for folder in (installation.data, installation.home):
        if (folder / REAL_DATABASE).exists():
            raise WrongSetting(
                f"{folder} holds a real installation. Give the demonstration another folder with "
                "--data, for instance: --data demonstration-data"
            )


def _refuse_real_beside_demonstration(installation: Installation) -> None:
    """Raise WrongSetting if a real installation would share the demonstration's keys."""
    if (installation.home / DEMONSTRATION_DATABASE).exists():
        raise WrongSetting(
            f"{installation.home} holds a demonstration. Give the real installation another folder "
            "with --data."
        )


def refuse_open_host(host: str) -> None:
    """Raise WrongSetting if the demonstration would be served to other machines."""
    if not is_loopback(host):
        raise WrongSetting(
            "In the demonstration anyone can be anyone, so it is served to this machine only, "
            f"not on {host}. Leave out --host, or use --host 127.0.0.1."
        )


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach that host name or address."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def prepare_home(installation: Installation) -> None:
    """Make the folder for the data, readable by its owner only. Raises WrongSetting if it isn't
    writable, or if others can open it or the database in it.
    """
    home = installation.home
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        probe = home / f".written-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise WrongSetting(
            f"Concordat can't write in {home} ({error.strerror}). Choose a folder of your own "
            "with --data."
        ) from error
    _refuse_open(home, "700")
    for file in home.glob(f"{installation.sqlite_file.name}*"):
        _refuse_open(file, "600")


def secret_key(home: Path) -> str:
    """The key that signs cookies; made on first use, readable by its owner only."""
    file = home / "secret.key"
    try:
        new = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(new, "w", encoding="ascii") as fresh:
            fresh.write(secrets.token_urlsafe(64))
    except FileExistsError:
        pass
    _refuse_open(file, "600")
    key = file.read_text("ascii")
    if len(key) < 50:
        raise WrongSetting(
            f"{file} is not a whole key. Remove it, and a new one is made; everyone signs in again."
        )
    return key


def _refuse_open(path: Path, private: str) -> None:
    """Raise WrongSetting if others on this machine can open that file or folder."""
    if path.stat().st_mode & 0o077:
        raise WrongSetting(f"Others can open {path}. Make it private: chmod {private} '{path}'")


def _flag(environ: Mapping[str, str], name: str) -> bool:
    value = environ.get(name, "").strip().lower()
    if value not in (*YES, *NO):
        raise WrongSetting(f"{name} is either yes or no, not {value!r}.")
    return value in YES


def _proxy(environ: Mapping[str, str]) -> str | None:
    """Where the proxy connects from; None where people type no address that one would bring."""
    if not environ.get("CONCORDAT_ADDRESS"):
        return None
    named = environ.get("CONCORDAT_PROXY") or "127.0.0.1"
    try:
        proxy = ip_address(named)
    except ValueError:
        proxy = None
    if proxy is None or not _can_connect(proxy):
        raise WrongSetting(
            "CONCORDAT_PROXY is the one address from which your proxy connects, such as 10.0.0.7, "
            f"not {named!r}."
        )
    return str(proxy)


def _can_connect(address: IPv4Address | IPv6Address) -> bool:
    """Whether somebody can connect from that address: it is not that of all, of many or of none."""
    nobody = address.is_unspecified or address.is_multicast or address.is_reserved
    return address.is_loopback or not nobody


def _check_address(address: str) -> None:
    """Raise WrongSetting for what isn't one host over TLS, with its port where it has one, and
    nothing behind. A star, or a dot in front, would let any host pass for this one.
    """
    parts = urlsplit(address)
    try:
        port = parts.port
    except ValueError:  # no number, or none of a port
        port = 0
    host = parts.hostname or ""
    alone = f"https://{host}" if port is None else f"https://{host}:{port}"
    if not _HOST.fullmatch(host) or port == 0 or address.removesuffix("/").lower() != alone:
        raise WrongSetting(
            "CONCORDAT_ADDRESS is the address people type, such as "
            f"https://concordat.example.org, not {address!r}."
        )
