"""What every test may ask for, and the lines that say what this run was made on."""

import os
import shutil
from collections import Counter
from pathlib import Path

import pytest
from django.core import signals
from django.core.management.commands import flush
from django.template.base import Template
from hypothesis import settings as hypothesis_settings
from playwright.sync_api import sync_playwright

from tests import examples, services
from tests.emptying import first_rows
from tests.web_processes import WebProcesses
from tests.worker_process import WorkerProcess
from tools.processes import wait_until

pytest_plugins = ["tests.fixtures"]

# The first has no window to draw, which is half of a browser's work here.
BROWSERS = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]
# What takes as long as dozens of other tests; only the order of files depends on it.
LONG = {"chromium", "worker_process", "web_processes"}
LONG_FOLDERS = {"test_run.py": 200, "feeds/print/": 10, "programme/demo/": 10, "test_faults.py": 50}
FLAGS = ["--no-sandbox", "--font-render-hinting=none"]  # letters as wide as on a phone


def _services_in_words() -> list[str]:
    return [
        f"database: {services.database().words}",
        f"broker: {services.redis_server().words}",
    ]


def pytest_addoption(parser) -> None:
    parser.addoption("--all", action="store_true", help="also what only a release needs")
    parser.addoption(
        "--database-only", action="store_true", help="only tests that ask a database or a browser"
    )
    parser.addoption("--browsers", choices=["only", "never"], help="tests that open one, or others")
    parser.addoption("--no-pages", action="store_true", help="no HTML that is made from rows")


def pytest_configure(config) -> None:
    hypothesis_settings.load_profile(examples.FULL if config.getoption("all") else examples.FAST)


def pytest_collection_modifyitems(config, items) -> None:
    """Parts of the suite: without what a release needs, or for runs on other services (.ci/run)."""
    chosen = list(items)
    if not config.getoption("all"):
        chosen = [item for item in chosen if not item.get_closest_marker("release")]
    if config.getoption("database_only"):
        chosen = [item for item in chosen if _asks_a_database(item) or _opens_a_browser(item)]
    if browsers := config.getoption("browsers"):
        opens = browsers == "only"
        chosen = [item for item in chosen if _opens_a_browser(item) == opens]
    if config.getoption("no_pages"):
        chosen = [item for item in chosen if not (_is_of_a_page(item) and _asks_a_database(item))]
    config.hook.pytest_deselected(items=list(set(items) - set(chosen)))
    items[:] = _longest_first(chosen)


def _longest_first(items: list) -> list:
    """File by file, so that no process is left alone with a long one when all others have ended."""
    work = Counter()
    for item in items:
        work[item.path] += _work(item)
    return sorted(items, key=lambda item: -work[item.path])


def _work(item) -> int:
    """About how many tests that only ask the database take as long as this one."""
    if LONG & set(item.fixturenames):
        return 50
    path = item.path.relative_to(Path(__file__).parent).as_posix()
    return next((work for folder, work in LONG_FOLDERS.items() if path.startswith(folder)), 1)


def _is_of_a_page(item) -> bool:
    return item.path.is_relative_to(Path(__file__).parent / "pages")


def _asks_a_database(item) -> bool:
    fixtures = {"db", "transactional_db", "django_db_setup"}
    return bool(item.get_closest_marker("django_db") or fixtures & set(item.fixturenames))


def _opens_a_browser(item) -> bool:
    return "chromium" in item.fixturenames


def pytest_report_header() -> list[str]:
    return _services_in_words()


def pytest_terminal_summary(terminalreporter) -> None:
    """Say on what the tests ran, and each reason for which some did not."""
    terminalreporter.section("ran on")
    for line in _services_in_words():
        terminalreporter.line(line)
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = Counter(report.longrepr[2].removeprefix("Skipped: ") for report in skipped)
    for reason, count in reasons.items():
        terminalreporter.line(f"NOT RUN ({count}): {reason}")


@pytest.fixture(scope="session", autouse=True)
def plain_templates(django_test_environment) -> None:
    """Render as in production: copies of each context for `response.context` cost as much again."""
    Template._render = lambda template, context: template.nodelist.render(context)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Every test finds the rows of the migrations, in whatever order the files of a run come."""
    with django_db_blocker.unblock():
        kept = first_rows.read()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flush, "emit_post_migrate_signal", lambda *_: first_rows.write(kept))
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings_xdist_suffix() -> None:
    """Databases are named after their process already, and other processes are told that name."""


@pytest.fixture(autouse=True)
def folders(settings, tmp_path_factory):
    """Feeds, prints and uploads of each test lie in a folder of its own."""
    root = tmp_path_factory.mktemp("files")
    settings.FEEDS_ROOT = root / "feeds"
    settings.PRINTS_ROOT = root / "prints"
    settings.MEDIA_ROOT = root / "media"
    yield root
    shutil.rmtree(root, ignore_errors=True)


@pytest.fixture(scope="session")
def redis_url() -> str:
    """The broker and cache of this run; keys start with settings.REDIS_PREFIX."""
    return services.redis_server().url


@pytest.fixture
def worker_process(transactional_db, folders, settings):
    """A real Celery worker on the test database: start(), kill(), stop(), wait_until()."""
    worker = WorkerProcess(settings)
    yield worker
    worker.kill()


@pytest.fixture
def web_processes(folders, settings):
    """A real nginx and a real web server: proxy(upstream) and web() give their addresses."""
    processes = WebProcesses(folders, settings)
    yield processes
    processes.stop()


@pytest.fixture
def live_url(live_server, settings) -> str:
    """A real server on the test database, in this process; settings.SITE_URL is its address.

    What a browser still asked for when the test ended is answered before the tables are emptied.
    """
    settings.SITE_URL = live_server.url
    asked = []

    def begins(**_):
        asked.append(1)

    def ends(**_):
        del asked[-1:]

    signals.request_started.connect(begins)
    signals.request_finished.connect(ends)
    yield live_server.url
    wait_until(lambda: not asked, 20, 0.05)
    signals.request_started.disconnect(begins)
    signals.request_finished.disconnect(ends)


@pytest.fixture(scope="session")
def chromium():
    """A real browser (Playwright's Browser); the test is skipped, and says so, without one."""
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        pytest.skip(f"no browser found (looked for {', '.join(BROWSERS)})")
    # Playwright's loop runs in this thread, which Django would take for an async view.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()
