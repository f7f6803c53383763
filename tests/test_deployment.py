"""Dockerfile, docker-compose.yml, nginx.conf and .env.example say what the code says."""

import os
import re
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.utils.module_loading import import_string

from tests import services
from tools import run
from worker import at_start, clock
from worker.app import app

ROOT = Path(__file__).parent.parent
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
OURS = ["migrate", "web", "worker", "beat"]


def text(name):
    return (ROOT / name).read_text()


def read_by_settings():
    return set(re.findall(r'env\.\w+\(\s*"(\w+)"', text("calendar_site/settings.py")))


def pins(name):
    return dict(re.findall(r"^([\w.-]+)==(\S+)", text(f"requirements/{name}.txt"), re.MULTILINE))


def test_every_service_is_there():
    assert set(COMPOSE["services"]) == {"db", "redis", "proxy", *OURS}


def test_one_python_version_everywhere():
    wanted = PYPROJECT["project"]["requires-python"].removeprefix(">=")
    assert set(re.findall(r"^FROM python:(\d+\.\d+)\.\d+-", text("Dockerfile"), re.MULTILINE)) == {
        wanted
    }
    assert PYPROJECT["tool"]["ruff"]["target-version"] == "py" + wanted.replace(".", "")
    assert set(re.findall(r"python(\d\.\d+)", text("Makefile"))) == {wanted}
    for name in ("run", "dev", "tools"):
        assert f"--python-version {wanted} " in text(f"requirements/{name}.txt")


def test_compose_starts_the_services_that_the_project_names():
    images = {name: COMPOSE["services"][name]["image"] for name in ("db", "redis")}
    named = PYPROJECT["tool"]["kreiskalender"]["services"]
    assert images["db"].startswith(f"postgres:{named['postgres']}.")
    assert images["redis"].startswith(f"redis:{named['redis']}.")


def test_images_are_named_by_exact_version():
    others = [COMPOSE["services"][name]["image"] for name in ("db", "redis", "proxy")]
    based_on = re.findall(r"^FROM (\S+)", text("Dockerfile"), re.MULTILINE)
    assert len(set(based_on)) == 1
    exact = {"postgres": r"\d+\.\d+", "redis": r"\d+\.\d+\.\d+"}
    exact |= {"nginx": exact["redis"], "python": exact["redis"]}
    for image in [*others, *based_on]:
        name, version = image.split(":")
        assert re.fullmatch(rf"{exact[name]}(-\w+)*", version), image


def test_the_image_can_back_up_the_database_that_compose_starts():
    named = PYPROJECT["tool"]["kreiskalender"]["services"]["postgres"]
    assert f"postgresql-client-{named} " in text("Dockerfile")


@pytest.mark.parametrize("service", ["database", "redis_server"])
def test_this_run_is_on_no_older_service_than_the_project_names(service):
    kind, version = services.__dict__[service]().words.split()[:2]
    named = PYPROJECT["tool"]["kreiskalender"]["services"]
    oldest = {"PostgreSQL": named["postgres"], "Redis": named["redis"]}.get(kind)
    if oldest is None:
        pytest.skip(f"{kind} is embedded, with the version of its package")
    assert int(version.split(".")[0]) >= int(oldest)


def test_compose_asks_for_nothing_that_settings_do_not_read():
    asked = set(re.findall(r"\$\{(\w+)", text("docker-compose.yml")))
    given = {name for service in OURS for name in COMPOSE["services"][service]["environment"]}
    assert asked | given <= read_by_settings()


def test_every_variable_is_explained_and_every_explained_one_is_read():
    lines = text(".env.example").splitlines()
    explained = {}
    for number, line in enumerate(lines):
        if found := re.match(r"#?([A-Z_]+)=", line):
            explained[found[1]] = lines[number - 1]
    assert set(explained) == read_by_settings()
    assert [name for name, above in explained.items() if not above.startswith("# ")] == []


def test_every_line_of_the_example_is_switched_off():
    assert [line for line in text(".env.example").splitlines() if line[:1] not in ("", "#")] == []


def test_what_production_must_give_is_marked_so():
    must = set(re.findall(r"\$\{(\w+):\?", text("docker-compose.yml")))
    marked = re.findall(
        r"^# \(production\).*\n(?:# .*\n)*#(\w+)=", text(".env.example"), re.MULTILINE
    )
    assert set(marked) == must


def test_volumes_and_dependencies_exist():
    for name, service in COMPOSE["services"].items():
        mounted = {volume.split(":")[0] for volume in service.get("volumes", [])}
        assert {volume for volume in mounted if not volume.startswith(".")} <= set(
            COMPOSE["volumes"]
        ), name
        assert set(service.get("depends_on", [])) <= set(COMPOSE["services"]), name


def test_our_containers_write_only_into_volumes_and_hold_no_rights():
    for name in OURS:
        service = COMPOSE["services"][name]
        assert (service["read_only"], service["cap_drop"]) == (True, ["ALL"]), name
    assert re.search(r"^USER kreiskalender$", text("Dockerfile"), re.MULTILINE)


def test_the_proxy_holds_few_rights_and_says_whether_it_is_well():
    proxy = COMPOSE["services"]["proxy"]
    assert (proxy["read_only"], proxy["cap_drop"]) == (True, ["ALL"])
    assert proxy["cap_add"] == ["CHOWN", "SETGID", "SETUID"]
    [address] = [word for word in proxy["healthcheck"]["test"] if word.startswith("http")]
    assert address == "http://127.0.0.1:8080/nginx-health"
    assert "location = /nginx-health {" in text("deploy/nginx.conf")


def test_every_service_that_stays_says_whether_it_is_well():
    health = {name: service.get("healthcheck") for name, service in COMPOSE["services"].items()}
    assert health.pop("web") is None  # the image's own
    assert health.pop("migrate") == {"disable": True}  # it ends
    assert [name for name, check in health.items() if not check] == []
    assert "HEALTHCHECK" in text("Dockerfile")


def test_redis_asks_for_the_password_that_ours_give():
    redis = COMPOSE["services"]["redis"]
    command = redis["command"]
    assert command[command.index("--requirepass") + 1] == "${REDIS_PASSWORD}"
    assert redis["environment"]["REDISCLI_AUTH"] == "${REDIS_PASSWORD}"
    for name in OURS:
        given = COMPOSE["services"][name]["environment"]["REDIS_PASSWORD"]
        assert given.startswith("${REDIS_PASSWORD:?")


def test_one_proxy_is_believed_because_one_comes_along():
    assert COMPOSE["services"]["web"]["environment"]["TRUSTED_PROXIES"] == "${TRUSTED_PROXIES:-1}"
    assert "X-Forwarded-For $proxy_add_x_forwarded_for;" in text("deploy/nginx.conf")


def test_a_web_process_that_dies_is_started_again():
    assert '"--respawn-failed-workers"' in text("Dockerfile")
    assert "--respawn-failed-workers" in run.WEB


def test_the_proxy_reads_the_folders_that_the_product_writes():
    written = COMPOSE["services"]["web"]["environment"]
    mounts = [volume.split(":") for volume in COMPOSE["services"]["proxy"]["volumes"]]
    read = {mount[0]: mount[1] for mount in mounts if mount[-1] == "ro"}
    assert read["feeds"] == written["FEEDS_ROOT"]
    assert read["media"] == written["MEDIA_ROOT"]
    root = re.search(r"^\s*root (\S+);", text("deploy/nginx.conf"), re.MULTILINE)[1]
    assert {read["feeds"], read["media"], read["static"]} == {
        f"{root}/{name}" for name in ("feeds", "media", "static")
    }


def test_ports_agree():
    port = re.search(r"^EXPOSE (\d+)$", text("Dockerfile"), re.MULTILINE)[1]
    assert f'"--port", "{port}"' in text("Dockerfile")
    assert f"set $web http://web:{port};" in text("deploy/nginx.conf")
    assert COMPOSE["services"]["proxy"]["ports"] == ["127.0.0.1:${PORT:-8000}:8080"]
    assert "listen 8080;" in text("deploy/nginx.conf")


def test_the_commands_name_what_exists():
    target = re.search(r'"(calendar_site\.wsgi:application)"\]', text("Dockerfile"))[1]
    assert callable(import_string(target.replace(":", ".")))
    server = re.search(r'^CMD \["python", "-m", "([\w.]+)"', text("Dockerfile"), re.MULTILINE)[1]
    assert find_spec(server)
    for name, place in {"worker": "worker.app", "beat": "worker.clock"}.items():
        command = COMPOSE["services"][name]["command"]
        assert command[:4] == ["celery", "-A", place, name]
    assert app.main == clock.app.main == "kreiskalender"


def test_everything_the_clock_names_is_a_task():
    app.loader.import_default_modules()
    sent = {entry["task"] for entry in app.conf.beat_schedule.values()} | set(at_start.TASKS)
    assert sent <= set(app.tasks)


def test_what_is_tested_is_what_runs():
    run, dev = pins("run"), pins("dev")
    assert {name: dev[name] for name in run} == run


@pytest.mark.parametrize("name", ["run", "dev", "tools"])
def test_every_package_is_pinned_with_a_hash_and_no_address(name):
    file = text(f"requirements/{name}.txt")
    blocks = re.split(r"\n(?=[\w.-]+==)", file)[1:]
    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []
    assert re.findall(r"https?://", file) == []


def test_ci_runs_the_same_commands_as_people():
    script = text(".ci/run")
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    assert {"make check", "make test"} <= set(re.findall(r"make \w+", script))


@pytest.mark.parametrize(
    "address", ["/de/nord/submit/edit/a-B_c/picture/", "/de-simple/nord/desk/NOR-2026-AB/picture/"]
)
def test_a_picture_that_is_too_heavy_reaches_the_page_that_says_so(address):
    """The proxy lets more pass there than Django takes."""
    found = re.findall(
        r'location ~ "([^"]+)" \{\s*client_max_body_size (\d+)m;', text("deploy/nginx.conf")
    )
    fitting = [int(most) for pattern, most in found if re.fullmatch(pattern, address)]
    assert len(fitting) == 1
    assert fitting[0] > 2 * settings.PICTURE_MEGABYTES
