"""What every test stands on: an installation in a temporary folder, a closed network, and a browser
for those who ask.

`TEST_DATABASE_URL` names a PostgreSQL to test on instead of SQLite; then only tests that use a
database run.
"""

import inspect
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from ipaddress import ip_address
from pathlib import Path

import pytest

from tests import counted, share
from tests import recorded as recordings
from tests.on_both import ON_BOTH

_home = tempfile.TemporaryDirectory(prefix="concordat-tests-")
ON_POSTGRESQL = "TEST_DATABASE_URL" in os.environ
IN_CI = os.environ.get("CI") == "true"
DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "demonstration"}

for name in ("DATABASE_URL", "CONCORDAT_ADDRESS", "CONCORDAT_DEMONSTRATION"):
    os.environ.pop(name, None)
os.environ["CONCORDAT_DATA"] = _home.name
if ON_POSTGRESQL:  # the tables are made by their owner, and used by the program's own role
    os.environ["DATABASE_URL"] = os.environ["TEST_DATABASE_OWNER_URL"]


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    """Lets tests reach this machine only."""
    if event != "socket.connect":
        return
    address = arguments[1]
    if (
        isinstance(address, tuple)
        and address[0] != "localhost"
        and not ip_address(address[0]).is_loopback
    ):
        raise PermissionError(
            f"A test wanted to reach {address[0]}: the network is closed in tests."
        )


sys.addaudithook(_refuse_network)


def pytest_addoption(parser: pytest.Parser) -> None:
    """One switch writes every recorded text again, and the difference is there to be read; others
    say how many queries are tried with a fault, how often pages are asked for, and what is drawn.
    """
    parser.addoption("--record", action="store_true", help="write recorded texts again")
    parser.addoption("--every", type=int, default=7, help="let every so-many-th query fail")
    parser.addoption("--seed", type=int, default=2026, help="draw from that")
    parser.addoption("--whole", action="store_true", help="try all that laws try a share of")
    parser.addoption("--named", action="store_true", help="name what was counted")
    parser.addoption("--share", default="1/1", help="ask for that part of the cells: 1/5 to 5/5")
    parser.addoption("--requests", type=int, default=600, help="ask for pages so many times")


def pytest_configure(config: pytest.Config) -> None:
    """Set Django up, unless only the core is tested, which starts in a second without it."""
    share.WHOLE = config.getoption("--whole")
    if _is_of_the_core(config):
        for plugin in ("django", "hypothesispytest"):
            config.pluginmanager.unregister(name=plugin)
    else:
        os.environ["DJANGO_SETTINGS_MODULE"] = "concordat.site.settings"
        _set_up_django()


def _is_of_the_core(config: pytest.Config) -> bool:
    """Whether nothing but the core's tests was asked for."""
    core, here = Path(__file__).parent / "core", config.invocation_params.dir
    return all((here / path.partition("::")[0]).is_relative_to(core) for path in config.args)


def _set_up_django() -> None:
    """Test in a database in a file, like the real one: in memory there is no write-ahead log and no
    second writer.
    """
    import django
    from django.conf import settings

    django.setup()
    if not ON_POSTGRESQL:
        for name, database in settings.DATABASES.items():
            database.setdefault("TEST", {})["NAME"] = str(Path(_home.name) / f"{name}.sqlite3")
    _let_a_test_empty_the_record()


def _let_a_test_empty_the_record() -> None:
    """A test that commits has its database emptied afterwards; the guard on the record would refuse
    that.
    """
    from django.db.backends.base.operations import BaseDatabaseOperations

    from concordat.tables.append_only import guard, guarded_in, unguard
    from tests.two_roles import as_owner

    empty = BaseDatabaseOperations.execute_sql_flush

    def execute_sql_flush(self: BaseDatabaseOperations, sql_list: list[str]) -> None:
        with as_owner(self.connection) as owner:
            guarded = guarded_in(owner)
            unguard(owner, guarded)
            empty(owner.ops, sql_list)
            guard(owner, guarded)

    BaseDatabaseOperations.execute_sql_flush = execute_sql_flush


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what a run has no need of: Django's fixtures beside the core, and on PostgreSQL
    what would only say the same again.
    """
    if _is_of_the_core(config):
        _leave_out_unasked_fixtures(items)
    for item in filter(_uses_database, items):
        _give_every_database(item)
    kept = [item for item in items if _belongs(item)]
    config.hook.pytest_deselected(items=[item for item in items if not _belongs(item)])
    items[:] = kept


def _leave_out_unasked_fixtures(items: list[pytest.Item]) -> None:
    """Leave each test the fixtures that it names; the others take longer than most of the tests."""
    for item in items:
        if isinstance(item, pytest.Function):
            named = inspect.signature(item.obj).parameters
            item.fixturenames[:] = [name for name in item.fixturenames if name in named]


def _give_every_database(item: pytest.Item) -> None:
    """Let a test use the file for readers as well as that of the record."""
    marker = item.get_closest_marker("django_db")
    asked = marker.kwargs if marker else {}
    item.add_marker(pytest.mark.django_db(**{"databases": "__all__", **asked}), append=False)


def _belongs(item: pytest.Item) -> bool:
    """Whether a test says something about the database that this run is on."""
    if not ON_POSTGRESQL:
        return item.get_closest_marker("only_on_postgresql") is None
    if item.get_closest_marker("only_on_sqlite") is not None:
        return False
    of_the_pages = item.path.parent.name == "pages" and item.path.name not in ON_BOTH
    if of_the_pages and item.get_closest_marker("only_on_postgresql") is None:
        return False
    return _uses_database(item)


def _uses_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(fixtures & DATABASE_FIXTURES)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was counted, and name what was seen."""
    for what, many in sorted(counted.COUNTED.items()):
        terminalreporter.write_line(f"counted: {many} {what}")
    if terminalreporter.config.getoption("--named"):
        for what, names in counted.SEEN.items():
            for which in names:
                terminalreporter.write_line(f"seen: {what}: {which}")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: object) -> Iterator[None]:
    """The test database; on PostgreSQL the program's own role uses it from here on."""
    if not ON_POSTGRESQL:
        yield
        return
    from tests.two_roles import used_by_the_program

    with used_by_the_program(django_db_blocker):
        yield


@pytest.fixture(scope="session")
def recorded(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares a text with its recording, or writes it with `--record`."""
    return recordings.write if request.config.getoption("--record") else recordings.compare


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """The machine's own chromium, driven by Playwright. Skips where there is none, except in
    continuous integration.
    """
    path = shutil.which(os.environ.get("CHROMIUM", "chromium"))
    if path is None:
        if IN_CI:
            pytest.fail("Nothing may be skipped, and there is no chromium on this machine.")
        pytest.skip("There is no chromium on this machine.")
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop in this thread, so Django would take every query of the test
    # itself for a mistake
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()
