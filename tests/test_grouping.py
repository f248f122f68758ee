"""The tests' own order: what shares an assignment runs in one process, and the processes share the work."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
STEMS = ("day05_zero_grad", "day06_bigrams")
TESTS = f"""
import os, pytest

@pytest.mark.parametrize("again", range(5))
@pytest.mark.parametrize("stem", {STEMS})
def test_where(stem, again, record_property):
    with open("workers", "a") as file:
        print(stem, os.environ["PYTEST_XDIST_WORKER"], file=file)
"""


@pytest.fixture(scope="module")
def workers(tmp_path_factory):
    """Which processes ran the tests of each assignment."""
    folder = tmp_path_factory.mktemp("grouping")
    (folder / "test_where.py").write_text(TESTS)
    words = ["-q", "-n", "2", "--dist", "loadgroup", "-p", "tests.conftest", "-p", "no:cacheprovider"]
    there = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    subprocess.run([sys.executable, "-m", "pytest", *words], cwd=folder, env=there, check=True, timeout=100)
    lines = [line.split() for line in (folder / "workers").read_text().splitlines()]
    assert len(lines) == 10
    return {stem: {worker for found, worker in lines if found == stem} for stem in STEMS}


def test_does_one_process_run_all_that_shares_an_assignment(workers):
    assert [len(each) for each in workers.values()] == [1, 1]


def test_do_the_processes_share_the_work(workers):
    assert len(set.union(*workers.values())) == 2
