"""Open the gradebook: wait for others and for its server a while, and tell its faults in words."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nbgrader.api import Gradebook
from sqlalchemy import URL, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, OperationalError, SQLAlchemyError

from autograder import storage
from autograder.course import Course
from autograder.errors import StorageError
from autograder.gradebook_faults import EXPECTED, SETTING, explain, shown
from autograder.results import clear_unfinished

WAIT_SECONDS = 30  # for a lock that another program holds
# What a db_url is given when it does not say otherwise; a server that is silent this long is gone.
SILENCE = {"connect_timeout": "10", "tcp_user_timeout": "30000"}
PATIENCE = {
    "sqlite": {"timeout": str(WAIT_SECONDS)},
    "postgresql": SILENCE,
    "postgresql+psycopg": SILENCE,
    "postgresql+psycopg2": SILENCE,
}
LOCKS = text(
    f"SELECT set_config('lock_timeout', '{WAIT_SECONDS}s', false) WHERE current_setting('lock_timeout') = '0'"
)


@contextmanager
def opened(course: Course) -> Iterator[Gradebook]:
    """The gradebook of the course; StorageError for what goes wrong with it meanwhile."""
    with telling(course.directory.db_url):
        gradebook = open_gradebook(course)
        try:
            yield gradebook
        finally:
            gradebook.close()


def open_gradebook(course: Course) -> Gradebook:
    """The gradebook of the course, which the caller closes; may raise what `telling` turns into words."""
    url = patient(course.directory.db_url)
    database = make_url(url).database or ""
    if url.startswith("sqlite") and database not in ("", ":memory:") and not database.startswith("file:"):
        with storage.telling(Path(database), "written"):
            Path(database).parent.mkdir(parents=True, exist_ok=True)
            clear_unfinished(Path(database).parent)
        if not Path(database).exists():
            _make(Path(database), url)
    gradebook = Gradebook(url, course.directory.course_id)
    if url.startswith("postgresql"):  # else it would wait for a lock without end
        gradebook.db.execute(LOCKS)
        gradebook.db.commit()
    return gradebook


def _make(path: Path, url: str) -> None:
    """A new gradebook, whole or not at all: one without its version would never be upgraded."""
    part = path.with_name(f".{os.getpid()}-{path.name}.part")
    with storage.telling(path, "written"):
        part.unlink(missing_ok=True)
    Gradebook(make_url(url).set(database=str(part)).render_as_string()).close()
    with storage.telling(path, "written"):
        try:
            path.hardlink_to(part)
        except FileExistsError:  # another grading was quicker
            pass
        except OSError:  # a disk without hard links
            part.replace(path)
        part.unlink(missing_ok=True)


@contextmanager
def telling(url: str) -> Iterator[None]:
    """Turn whatever a database raises into a StorageError of one paragraph."""
    try:
        yield
    except (SQLAlchemyError, ModuleNotFoundError) as error:
        raise StorageError(explain(error, url)) from None


def patient(url: str) -> str:
    """The address with how long to wait for others and for the server; raises StorageError."""
    known = _parsed(url)
    settings = PATIENCE.get(known.drivername, {})
    added = {name: value for name, value in settings.items() if name not in known.query}
    return known.update_query_dict(added).render_as_string(hide_password=False)


def _parsed(url: str) -> URL:
    try:
        known = make_url(url)
    except (ArgumentError, ValueError):
        raise StorageError(f"{SETTING} is {shown(url)!r}; expected {EXPECTED}.") from None
    if "@" in (known.host or ""):
        raise StorageError(
            f"{SETTING} is {shown(url)!r}, with more than one @; one in a password is written %40."
        )
    return known


def passing(error: BaseException) -> bool:
    """Whether a new connection may do it: there was none any more, or others wrote the same rows."""
    on_server = isinstance(error, OperationalError) and type(error.orig).__module__.startswith("psycopg")
    cut = isinstance(error, DBAPIError) and error.connection_invalidated
    return cut or on_server or isinstance(error, IntegrityError)
