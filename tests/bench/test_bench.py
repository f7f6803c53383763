"""`make bench`: its parts measure what they say; the whole of it runs before a release."""

import os
import subprocess
import sys
import time

import pytest

from bench import answers, loading, serving, spent, work
from tests import services
from tools.processes import ROOT


def test_rows_say_what_answers_and_work_cost(transactional_db, monkeypatch, tmp_path, settings):
    settings.ROOT_URLCONF = "bench.urls"
    # What is started knows the empty answer.
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "bench.settings")
    monkeypatch.setenv("VAR_DIR", str(tmp_path))
    loaded = loading.load([20], week=17)[0]
    questions = {question.name: question for question in answers.questions(loaded)}
    asked = [questions[f"event page, {how}"] for how in ("made", "304")]
    with serving.server() as server:
        rows = [answers.row(server, loaded, question, 0.02) for question in asked]
    made, unchanged = (dict(zip(answers.HEAD, row, strict=True)) for row in rows)
    assert (made["status"], unchanged["status"]) == (200, 304)
    assert made["queries"] > unchanged["queries"] > 0
    assert float(made["web ms"]) > float(unchanged["web ms"]) > 0
    assert made["bytes"] > unchanged["bytes"] == 0
    done = [dict(zip(work.HEAD, row, strict=True)) for row in work.measure(loaded)]
    assert {row["of"] for row in done} == {"20"}
    assert all(float(row["CPU ms"]) > 0 for row in done)


def test_what_a_process_has_spent_grows():
    before, began = spent.cpu_ms([os.getpid()]), time.process_time()
    assert sum(n * n for n in range(1_000_000)) > 0
    took = 1000 * (time.process_time() - began)
    assert spent.since(before, spent.cpu_ms([os.getpid()])) >= took / 2
    assert spent.pss_mb([os.getpid()]) > 10


@pytest.mark.release
def test_the_whole_of_it_runs_on_a_database_of_its_own():
    database = services.database().url
    near = database.rpartition("/")[0] + "/postgres" if database.startswith("postgres") else ""
    told = {"DATABASE_URL": near, "REDIS_URL": services.redis_server().url}
    words = "--events 60 --seconds 0.1 --burst 3 --booklets 20 --no-run"
    done = subprocess.run(
        [sys.executable, "-m", "bench", *words.split()],
        cwd=ROOT,
        env=os.environ | told,
        capture_output=True,
        text=True,
        timeout=400,
    )
    assert done.returncode == 0, done.stderr
    assert "| district page, made | 60 | 200 |" in done.stdout
