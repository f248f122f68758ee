"""What goes wrong around the grading: submissions that kill, no worker, no scheduler, no Dask."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from autograder import cluster, cluster_connection
from autograder.cli import main
from autograder.cluster import IN_FLIGHT, Cluster
from autograder.errors import ClusterError
from autograder.limits import Limits
from autograder.references import compute
from autograder.result import Status
from autograder.workers import Job

STEM = "day10_step_decay"
FRAGILE = ("--preload", str(Path(__file__).parent / "fragile.py"))


@pytest.fixture(scope="module")
def references(assignment):
    return compute(assignment, 1)


@pytest.fixture
def job(tmp_path):
    def make(student, data):
        path = tmp_path / student
        path.write_bytes(data)
        return Job(student, path)

    return make


def test_a_submission_that_kills_workers_fails_alone(nodes, copy_course, assignment, references, job):
    scheduler = nodes(scheduler__allowed_failures="0")  # so that who waits beside it is blamed as well
    for _ in range(3):
        scheduler.worker(copy_course(), *FRAGILE)
    work = [job("poison", b"poison"), *(job(f"s{number:02d}", b"{}") for number in range(60))]
    statuses, most = Counter(), 0
    with Cluster(scheduler.address, Limits()) as grading:
        grading.client.wait_for_workers(3, timeout=60)
        for graded in grading.grade(assignment, references, work):
            statuses[graded.student, graded.result.status] += 1
            most = max(most, len(grading._sent))
            if graded.student == "poison":
                reason = graded.result.reason
    expected = {(each.student, Status.GRADED): 1 for each in work[1:]}
    assert statuses == {**expected, ("poison", Status.FAILED): 1}
    assert reason == cluster.KILLED
    assert most < IN_FLIGHT * 3


def test_a_worker_without_this_autograder_is_named(nodes, copy_course, assignment, references, job, tmp_path):
    (tmp_path / "autograder").mkdir()
    for name in ("__init__.py", "cluster_worker.py"):
        (tmp_path / "autograder" / name).touch()
    scheduler = nodes()
    scheduler.worker(copy_course(), code=tmp_path)
    says = r"The worker tcp://127.0.0.1:\d+ has no such autograder: .*unfit.*requirements.txt"
    with Cluster(scheduler.address, Limits()) as grading, pytest.raises(ClusterError, match=says):
        list(grading.grade(assignment, references, [job("ada", b"{}")]))


def test_over_tls_with_the_certificates_of_dasks_settings(
    nodes, copy_course, assignment, references, job, tmp_path, monkeypatch
):
    import dask

    pem = tmp_path / "node.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=node"]
    subprocess.run([*made, "-keyout", pem, "-out", tmp_path / "cert.pem"], check=True, capture_output=True)
    pem.write_bytes(pem.read_bytes() + (tmp_path / "cert.pem").read_bytes())
    settings = {"ca-file": str(tmp_path / "cert.pem")}
    settings |= {f"{role}.cert": str(pem) for role in ("client", "scheduler", "worker")}
    for name, value in settings.items():
        variable = name.replace("-", "_").replace(".", "__").upper()
        monkeypatch.setenv(f"DASK_DISTRIBUTED__COMM__TLS__{variable}", value)
    scheduler = nodes("--protocol", "tls")
    scheduler.worker(copy_course(), *FRAGILE)
    with (
        dask.config.set({f"distributed.comm.tls.{name}": value for name, value in settings.items()}),
        Cluster(scheduler.address, Limits()) as grading,
    ):
        graded = list(grading.grade(assignment, references, [job("ada", b"{}")]))
    assert scheduler.address.startswith("tls://")
    assert [each.result.status for each in graded] == [Status.GRADED]


def test_without_a_worker_it_waits_and_says_so(nodes, assignment, references, job, monkeypatch):
    monkeypatch.setattr(cluster, "WORKERS_SECONDS", 0.5)
    address = nodes().address
    says = rf"{address} has had no worker for 0.5 seconds. Start some, `dask worker"
    with Cluster(address, Limits()) as grading, pytest.raises(ClusterError, match=says):
        list(grading.grade(assignment, references, [job("ada", b"{}")]))


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("tcp://127.0.0.1:9", "No scheduler answers at tcp://127.0.0.1:9 .* that `dask scheduler` prints"),
        ("nonsense://x", "No scheduler answers at nonsense://x"),
        ("tls://127.0.0.1:9", "tls://127.0.0.1:9 needs a certificate"),
    ],
)
def test_without_a_scheduler_it_says_so(address, says, monkeypatch):
    monkeypatch.setattr(cluster_connection, "CONNECT_SECONDS", 0.5)
    with pytest.raises(ClusterError, match=says):
        Cluster(address, Limits()).__enter__()


def test_without_dask_the_command_names_the_extra(klass, answers, monkeypatch):
    course = klass({"ada": next(iter(answers.values()))})
    monkeypatch.setitem(sys.modules, "distributed", None)
    ended = CliRunner().invoke(
        main, ["--course", str(course.root), "grade", STEM, "--dask", "tcp://127.0.0.1:9"]
    )
    assert ended.exit_code == 1
    assert "the extra `cluster` (pip install '.[cluster]')" in ended.output


def test_workers_of_this_machine_and_of_a_scheduler_exclude_each_other(klass, answers):
    course = klass({"ada": next(iter(answers.values()))})
    words = ["--course", str(course.root), "grade", STEM, "--workers", "2", "--dask", "tcp://127.0.0.1:9"]
    ended = CliRunner().invoke(main, words)
    assert ended.exit_code == 2
    assert "--workers is for this machine" in ended.output
