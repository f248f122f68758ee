from contextlib import nullcontext

import nbgrader.api
import pytest
from classroom import Classroom
from postgres_server import Server

from autograder.course import REPOSITORY, Course
from autograder.limits import Limits
from autograder.zygote import Zygote


@pytest.fixture(scope="session")
def zygote():
    with Zygote(Limits(), required=True) as zygote:
        yield zygote


@pytest.fixture(scope="session")
def gradebook_version():
    assert Course.find(REPOSITORY).directory  # which finds alembic, that nbgrader asks
    return nbgrader.api.get_alembic_version()


@pytest.fixture
def warm(monkeypatch, zygote, gradebook_version):
    """One sandbox for all gradings in this process, and the schema's version asked once.

    To start the one and a process that tells the other is most of what a small class costs.
    """
    monkeypatch.setattr("autograder.workers.Zygote", lambda *_, **__: nullcontext(zygote))
    monkeypatch.setattr(nbgrader.api, "get_alembic_version", lambda: gradebook_version)


@pytest.fixture
def classroom(tmp_path):
    """A maker of classes, each in a folder of its own."""

    def make(students=4, settings="", name="course"):
        return Classroom(tmp_path / name, students, settings)

    return make


@pytest.fixture(scope="session")
def server():
    """A PostgreSQL server; without the binaries the tests fail, as those without a browser do."""
    made = Server()
    try:
        made.make()
        made.start()
        yield made
    finally:
        made.remove()


@pytest.fixture
def running(server):
    """The server, running again after a test that stopped it."""
    yield server
    if server.process.poll() is not None:
        server.start()
