"""What an installation is told from outside: read once, refused with advice where it can't
stand.
"""

from pathlib import Path

import pytest

from concordat.site import databases, installation
from concordat.site.installation import WrongSetting


def test_an_installation_keeps_its_record_in_its_own_folder(tmp_path: Path) -> None:
    read = installation.read({"CONCORDAT_DATA": str(tmp_path)})
    assert not read.demonstration
    assert read.sqlite_file == tmp_path / "concordat.sqlite3"


def test_the_demonstration_keeps_everything_apart(tmp_path: Path) -> None:
    read = installation.read({"CONCORDAT_DATA": str(tmp_path), "CONCORDAT_DEMONSTRATION": "yes"})
    assert read.demonstration
    assert read.home == tmp_path / "demonstration"
    assert read.sqlite_file == tmp_path / "demonstration" / "demonstration.sqlite3"


@pytest.mark.parametrize("name", ["DATABASE_URL", "CONCORDAT_ADDRESS"])
def test_the_demonstration_never_meets_a_real_setting(tmp_path: Path, name: str) -> None:
    environ = {
        "CONCORDAT_DATA": str(tmp_path),
        "CONCORDAT_DEMONSTRATION": "yes",
        name: "https://host/name",
    }
    with pytest.raises(WrongSetting, match=f"[Uu]nset .*to see|{name}"):
        installation.read(environ)


def test_the_demonstration_is_not_built_beside_real_cases(tmp_path: Path) -> None:
    (tmp_path / "concordat.sqlite3").touch()
    with pytest.raises(WrongSetting, match="holds a real installation"):
        installation.read({"CONCORDAT_DATA": str(tmp_path), "CONCORDAT_DEMONSTRATION": "yes"})


def test_a_flag_that_is_neither_yes_nor_no_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongSetting, match="either yes or no, not 'perhaps'"):
        installation.read({"CONCORDAT_DATA": str(tmp_path), "CONCORDAT_DEMONSTRATION": "Perhaps"})


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "::1", "[::1]", "localhost"])
def test_this_machine_may_have_the_demonstration(host: str) -> None:
    installation.refuse_open_host(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.20", "concordat.example.org", ""])
def test_other_machines_may_not(host: str) -> None:
    with pytest.raises(WrongSetting, match="this machine only"):
        installation.refuse_open_host(host)


def test_the_address_of_the_world_goes_over_tls(tmp_path: Path) -> None:
    environ = {
        "CONCORDAT_DATA": str(tmp_path),
        "CONCORDAT_ADDRESS": "https://concordat.example.org",
    }
    assert "concordat.example.org" in installation.read(environ).hosts
    with pytest.raises(WrongSetting, match=r"not 'http://concordat\.example\.org'"):
        installation.read(environ | {"CONCORDAT_ADDRESS": "http://concordat.example.org"})


@pytest.mark.parametrize(
    "address",
    [
        "https://*",
        "https://*.example.org",
        "https://.example.org",
        "https://concordat.example.org,https://*",
        "https://someone@concordat.example.org",
        "https://concordat.example.org/?x",
        "https://",
        "//concordat.example.org",
        *(
            f"https://concordat.example.org{more}"
            for more in (":99999", ":abc", ":0", ":", "#", "?", "/#", "\n", " ", "/x", ":443x")
        ),
        "https://@concordat.example.org",
    ],
)
def test_an_address_that_would_let_any_host_pass_is_refused(tmp_path: Path, address: str) -> None:
    with pytest.raises(WrongSetting, match="such as https://concordat"):
        installation.read({"CONCORDAT_DATA": str(tmp_path), "CONCORDAT_ADDRESS": address})


@pytest.mark.parametrize("more", ["", "/", ":8443", ":8443/"])
def test_an_address_may_have_a_port(tmp_path: Path, more: str) -> None:
    address = f"https://Concordat.example.org{more}"
    read = installation.read({"CONCORDAT_DATA": str(tmp_path), "CONCORDAT_ADDRESS": address})
    assert read.hosts[0] == "concordat.example.org"


def test_the_proxy_is_one_address_on_this_machine_unless_named(tmp_path: Path) -> None:
    alone = {"CONCORDAT_DATA": str(tmp_path)}
    behind = alone | {"CONCORDAT_ADDRESS": "https://concordat.example.org"}
    assert installation.read(alone | {"CONCORDAT_PROXY": "10.0.0.7"}).proxy is None
    assert installation.read(behind).proxy == "127.0.0.1"
    assert installation.read(behind | {"CONCORDAT_PROXY": "10.0.0.7"}).proxy == "10.0.0.7"
    assert installation.read(behind | {"CONCORDAT_PROXY": "::1"}).proxy == "::1"
    nobody = ("0.0.0.0", "::", "255.255.255.255", "224.0.0.1", "ff02::1", "::ffff:0.0.0.0")
    for named in ("*", "proxy.example.org", "10.0.0.0/8", "10.0.0.7, 10.0.0.8", *nobody):
        with pytest.raises(WrongSetting, match="the one address from which your proxy connects"):
            installation.read(behind | {"CONCORDAT_PROXY": named})


def test_the_secret_is_made_once_and_for_the_owner_only(tmp_path: Path) -> None:
    first = installation.secret_key(tmp_path)
    assert len(first) >= 50
    assert installation.secret_key(tmp_path) == first
    assert (tmp_path / "secret.key").stat().st_mode & 0o777 == 0o600


def test_a_secret_that_others_can_read_is_refused(tmp_path: Path) -> None:
    installation.secret_key(tmp_path)
    (tmp_path / "secret.key").chmod(0o644)
    with pytest.raises(WrongSetting, match="chmod 600"):
        installation.secret_key(tmp_path)


@pytest.mark.parametrize("mode", [0o750, 0o701, 0o777])
def test_a_folder_that_others_can_open_is_refused(tmp_path: Path, mode: int) -> None:
    tmp_path.chmod(mode)
    with pytest.raises(WrongSetting, match=f"Others can open {tmp_path}.*chmod 700"):
        installation.prepare_home(installation.read({"CONCORDAT_DATA": str(tmp_path)}))


@pytest.mark.parametrize("name", ["concordat.sqlite3", "concordat.sqlite3-wal"])
def test_a_database_that_others_can_open_is_refused(tmp_path: Path, name: str) -> None:
    read = installation.read({"CONCORDAT_DATA": str(tmp_path)})
    (tmp_path / name).touch(0o600)
    installation.prepare_home(read)
    (tmp_path / name).chmod(0o640)
    with pytest.raises(WrongSetting, match=f"Others can open .*{name}. Make it private: chmod 600"):
        installation.prepare_home(read)


def test_a_secret_that_was_cut_short_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.key").touch(0o600)
    (tmp_path / "secret.key").write_text("short", "ascii")
    with pytest.raises(WrongSetting, match="not a whole key"):
        installation.secret_key(tmp_path)


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    read = installation.read({"CONCORDAT_DATA": str(tmp_path / "data")})
    with pytest.raises(WrongSetting, match="can't write in"):
        installation.prepare_home(read)


def test_a_postgresql_address_is_taken_apart(tmp_path: Path) -> None:
    url = "postgresql://someone:p%40ss@db.example.org:5433/cases?sslmode=require"
    read = installation.read({"CONCORDAT_DATA": str(tmp_path), "DATABASE_URL": url})
    made = databases.configuration(read)["default"]
    assert made["ENGINE"] == "django.db.backends.postgresql"
    assert (made["USER"], made["PASSWORD"], made["HOST"], made["PORT"]) == (
        "someone",
        "p@ss",
        "db.example.org",
        "5433",
    )
    assert made["NAME"] == "cases"
    assert made["OPTIONS"]["sslmode"] == "require"


OWNER, PROGRAM = "postgresql://owner:a@host/cases", "postgresql://program:b@host/cases"


def test_the_owner_of_the_tables_is_not_the_program(tmp_path: Path) -> None:
    alone = {"CONCORDAT_DATA": str(tmp_path), "DATABASE_URL": PROGRAM}
    both = installation.read(alone | {"DATABASE_OWNER_URL": OWNER})
    assert databases.owner_and_role(both) == (OWNER, "program")
    for owner in ("", PROGRAM, "postgresql://host/cases"):
        read = installation.read(alone | {"DATABASE_OWNER_URL": owner})
        with pytest.raises(WrongSetting, match=r"DATABASE_OWNER_URL.*docs/how-to/use-postgresql"):
            databases.owner_and_role(read)


@pytest.mark.parametrize(
    "more",
    ["", "?options=-c%20lock_timeout%3D0%20-c%20work_mem%3D8MB", "?options=&options=-c%20a=b"],
)
def test_nobody_waits_longer_for_a_writer_whatever_the_address_asks_for(
    tmp_path: Path, more: str
) -> None:
    read = installation.read({"CONCORDAT_DATA": str(tmp_path), "DATABASE_URL": PROGRAM + more})
    options = databases.configuration(read)["default"]["OPTIONS"]["options"]
    assert options.endswith("-c lock_timeout=5s"), "the last holds"
    assert ("work_mem" in options) == ("work_mem" in more)


@pytest.mark.parametrize(
    "url",
    [
        "mysql://host/name",
        "postgresql://host",
        "cases.sqlite3",
        *(f"postgresql://host:{port}/name" for port in ("abc", "0", "99999")),
        "postgresql://[host/name",
    ],
)
def test_another_database_is_refused(tmp_path: Path, url: str) -> None:
    read = installation.read({"CONCORDAT_DATA": str(tmp_path), "DATABASE_URL": url})
    with pytest.raises(WrongSetting, match="postgresql://user:password@host/name"):
        databases.configuration(read)
