"""`make bench`: its parts measure what they say; the whole of it runs before a release."""

import argparse
import os
import subprocess
import sys
import time

import pytest

from bench import answers, loading, report, serving, spent, work
from bench.table import table
from tests import services
from tools.processes import ROOT, wait_until


def test_rows_say_what_answers_and_work_cost(transactional_db, monkeypatch, tmp_path, settings):
    settings.ROOT_URLCONF = "bench.urls"
    # What is started knows the empty answer.
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "bench.settings")
    monkeypatch.setenv("VAR_DIR", str(tmp_path))
    loaded = loading.load([20], week=17)[0]
    questions = {question.name: question for question in answers.questions(loaded)}
    asked = [questions[name] for name in ("empty", "event page, made", "event page, 304")]
    with serving.server() as server:
        rows = list(answers.rows(server, [(loaded, question) for question in asked], 0.02))
    empty, made, unchanged = (dict(zip(answers.HEAD, row, strict=True)) for row in rows)
    assert (empty["status"], empty["bytes"], empty["queries"]) == (200, 0, 0)
    assert [row["1/s"] for row in (empty, made)] == [empty["1/s"], ""]
    assert {row["target"].split(" ×")[0] for row in (made, unchanged)} == {
        "3 ms, 14",
        "0.5 ms, 2.4",
    }
    # Which of them costs more in milliseconds, only many answers would tell; questions are counted.
    for row in (empty, made, unchanged):
        assert float(row["web ms"]) > 0
        whole = float(row["web ms"]) + float(row["PostgreSQL ms"] or 0)
        times = pytest.approx(whole / float(row["empty ms"]), rel=0.1, abs=0.6)
        assert float(row["× empty"]) == times
    assert (made["status"], unchanged["status"]) == (200, 304)
    assert made["queries"] > unchanged["queries"] > 0
    assert made["bytes"] > unchanged["bytes"] == 0
    done = [dict(zip(work.HEAD, row, strict=True)) for row in work.measure(loaded)]
    assert {row["events"] for row in done} == {"20"}
    assert all(float(row["CPU ms"]) > 0 for row in done)


def test_what_a_process_has_spent_grows():
    before, began = spent.cpu_ms([os.getpid()]), time.process_time()
    assert sum(n * n for n in range(1_000_000)) > 0
    took = 1000 * (time.process_time() - began)
    assert spent.since(before, spent.cpu_ms([os.getpid()])) >= took / 2
    assert spent.pss_mb([os.getpid()]) > 10


def test_what_a_start_has_spent_counts_processes_that_have_ended():
    work = "sum(n * n for n in range(3_000_000))"
    ended = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {work!r}]); input()"
    with subprocess.Popen([sys.executable, "-c", ended], stdin=subprocess.PIPE) as parent:
        began = spent.cpu_s([os.getpid()])
        grown = wait_until(lambda: _is_alone(parent.pid) and spent.cpu_s([parent.pid]) > 0.1, 60)
        alone = sum(spent.cpu_ms([parent.pid]).values()) / 1000
        with_ended = spent.cpu_s(spent.tree(parent.pid))
        parent.communicate(b"\n")
    assert grown
    assert with_ended > alone + 0.05
    assert spent.cpu_s([os.getpid()]) >= began > 0
    assert spent.cpu_s([parent.pid]) == 0


def _is_alone(pid):
    return spent.tree(pid) == {pid}


def test_a_part_that_fails_ends_no_other(capsys):
    told = report.Report(argparse.Namespace())
    with told.part("One"):
        table(["a"], ([1 / number] for number in (1, 0)))
    with told.part("Two"):
        table(["b"], [["measured"]])
    assert told.failed == ["One"]
    printed = capsys.readouterr()
    assert "ZeroDivisionError" in printed.err
    assert printed.out.endswith("### Two\n\n| b |\n|---|\n| measured |\n\n")


@pytest.mark.release
def test_the_whole_of_it_runs_on_a_database_of_its_own_and_without_a_part_that_fails(tmp_path):
    database = services.database().url
    near = database.rpartition("/")[0] + "/postgres" if database.startswith("postgres") else ""
    told = {"DATABASE_URL": near, "REDIS_URL": services.redis_server().url}
    told["BENCH_PEER"] = str(tmp_path)  # says nowhere how it is started
    words = "--events 60 --seconds 0.1 --burst 3 --booklets 20 --no-run"
    done = subprocess.run(
        [sys.executable, "-m", "bench", *words.split()],
        cwd=ROOT,
        env=os.environ | told,
        capture_output=True,
        text=True,
        timeout=400,
    )
    assert done.returncode == 1, done.stderr
    assert done.stderr.endswith("Not measured to their end: Peer.\n"), done.stderr
    for row in ("| empty | 60 | 200 |", "| district page, made | 60 | 200 |", "| web |", "| 20 |"):
        assert f"\n{row}" in done.stdout
