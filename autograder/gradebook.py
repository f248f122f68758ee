"""Open the gradebook: wait for others a while, tell its faults in words, and never show its password."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, unquote_plus

from nbgrader.api import Gradebook
from sqlalchemy import URL, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    IntegrityError,
    NoSuchModuleError,
    OperationalError,
    SQLAlchemyError,
)

from autograder import storage
from autograder.course import Course
from autograder.errors import StorageError
from autograder.results import clear_unfinished
from autograder.storage import AGAIN

SETTING = "c.CourseDirectory.db_url in nbgrader_config.py"
EXPECTED = "sqlite:////folder/gradebook.db or postgresql+psycopg2://USER@HOST/DATABASE"
WAIT_SECONDS = 30  # for a lock that another program holds
# What a db_url is given when it does not say otherwise; a server that is silent this long is gone.
PATIENCE = {
    "sqlite": {"timeout": str(WAIT_SECONDS)},
    "postgresql": {
        "connect_timeout": "10",
        "tcp_user_timeout": "30000",
        "options": f"-c lock_timeout={WAIT_SECONDS}s",
    },
}
BACKUP = (
    "Restore it from a backup, or move it away for a new one: grades come back from class/results and the "
    "submissions, points and comments given by hand only from a backup"
)


class Fault(NamedTuple):
    """What a database says (a pattern), what that means, and the mend."""

    sign: str
    means: str
    mend: str


FAULTS = (
    Fault(
        "database is locked|lock timeout",
        f"is kept locked by another program, for more than {WAIT_SECONDS} seconds",
        "Close what holds it: another grading, the formgrader, a program that looks into databases",
    ),
    Fault(
        "readonly database|read-only transaction|permission denied",
        "may be read but not written",
        "Give the user who runs this the right to write: to the file and its folder, or in the database",
    ),
    Fault(
        "unable to open database file",
        "cannot be opened",
        "Its folder must be there and open to the user who runs this, and the file readable and writable",
    ),
    Fault(
        "disk is full|disk I/O error|No space left|could not extend file",
        "finds no room on its disk",
        "Free some there",
    ),
    Fault("not a database|malformed|file is encrypted", "is damaged", BACKUP),
    Fault(
        "no such column|no such table|column .* does not exist|relation .* does not exist",
        "is of another version of nbgrader",
        "Copy it, then run `nbgrader db upgrade`",
    ),
    Fault(
        "authentication failed|no password supplied|no pg_hba.conf entry|role .* does not exist",
        "does not let this user in",
        "Look at the user in the address, and at the password there, in PGPASSWORD or in ~/.pgpass",
    ),
    Fault(
        'FATAL: +database ".*" does not exist',
        "is not there yet",
        "Make it on the server with `createdb`, owned by the user in the address",
    ),
    Fault(
        "value too long",
        "cannot hold so long a name",
        "Names of students and assignments have at most 128 letters: shorten the folder's name",
    ),
)
UNREACHED = Fault("", "cannot be reached", "The server must be running, and the address right")
UNKNOWN = Fault("", "cannot be used", f"Look at {SETTING}")


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
    return Gradebook(url, course.directory.course_id)


def _make(path: Path, url: str) -> None:
    """A new gradebook, whole or not at all: one without its version would never be upgraded."""
    part = path.with_name(f".{os.getpid()}-{path.name}.part")
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
    settings = PATIENCE.get(known.get_backend_name(), {})
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


def explain(error: Exception, url: str) -> str:
    """One paragraph: which gradebook, what is wrong, what the database said, what to do."""
    if isinstance(error, ModuleNotFoundError):
        return (
            f"{SETTING} is {shown(url)!r}, which needs the package {error.name}, and that is not installed "
            f"here; expected {EXPECTED}, with the package psycopg2 (pip install 'ten-days-downhill[postgres]')."
        )
    if isinstance(error, NoSuchModuleError):
        return f"{SETTING} is {shown(url)!r}: there is no such kind of database; expected {EXPECTED}."
    said = str(getattr(error, "orig", None) or error).strip() or type(error).__name__
    fault = next((fault for fault in FAULTS if re.search(fault.sign, said)), _else(error))
    first = masked(said.splitlines()[0].rstrip("."), url)
    return f"The gradebook {shown(url)} {fault.means}: {first}. {fault.mend}. {AGAIN}"


def _else(error: Exception) -> Fault:
    """What no sign tells is, on a server, most often about the way to it."""
    driver = type(getattr(error, "orig", None)).__module__
    return UNREACHED if driver.startswith("psycopg") else UNKNOWN


def shown(url: str) -> str:
    """The address without its password."""
    for password in _passwords(url):
        url = url.replace(f":{password}@", ":***@").replace(f"={password}", "=***")
    return url


def masked(text: str, url: str) -> str:
    """A text in which no password of the address is left, however it is written."""
    forms = {form for each in _passwords(url) for form in (each, unquote(each), unquote_plus(each))}
    for form in sorted(forms, key=len, reverse=True):
        text = text.replace(form, "***")
    return text


def _passwords(url: str) -> list[str]:
    """The passwords as the address writes them, also when it cannot be parsed."""
    if url.startswith("sqlite"):
        return []
    login = re.sub(r"^[\w+]*:?//", "", url).rpartition("@")[0]
    return [each for each in (login.partition(":")[2], *re.findall(r"(?i)password=([^&]*)", url)) if each]
