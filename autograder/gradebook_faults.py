"""What the faults of a gradebook's database mean and what mends them, with no password in what is said."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote, unquote_plus

from sqlalchemy.exc import NoSuchModuleError

from autograder.storage import AGAIN

SETTING = "c.CourseDirectory.db_url in nbgrader_config.py"
EXPECTED = "sqlite:////folder/gradebook.db or postgresql+psycopg2://USER@HOST/DATABASE"
BACKUP = (
    "Restore it from a backup, or move it away for a new one: automatic grades come back by grading, points "
    "and comments given by hand only from a backup"
)


class Fault(NamedTuple):
    """What a database says (a pattern), what that means, and the mend."""

    sign: str
    means: str
    mend: str


FAULTS = (
    Fault(
        "database is locked|lock timeout",
        "is kept locked by another program",
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
        "no such (column|table)|has no column named|(column|relation) .* does not exist",
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


def explain(error: Exception, url: str) -> str:
    """One paragraph: which gradebook, what is wrong, what the database said, what to do."""
    if isinstance(error, ModuleNotFoundError):
        return (
            f"{SETTING} is {shown(url)!r}, which needs the package {error.name}, and that is not installed "
            f"here; expected {EXPECTED}. PostgreSQL needs pip install 'ten-days-downhill[postgres]'."
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
    after = [login.partition(":")[2], login.rpartition(":")[2]] if ":" in login else []
    return [each for each in (*after, *re.findall(r"(?i)password=([^&]*)", url)) if each]
