"""Who sent a file, by how Canvas and Moodle name what an instructor downloads; and who that is to the LMS."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

from autograder.course import Course
from autograder.results import write_atomically

# Canvas: doejane_12345_67890_notebook.ipynb, doejane_LATE_12345_67890_notebook-1.ipynb
CANVAS = re.compile(r"^(?P<name>[^_]+)_(?P<late>LATE_)?(?P<id>\d+)_\d+_(?P<file>.+)$", re.IGNORECASE)
# Moodle: "Jane Doe_1234_assignsubmission_file_/notebook.ipynb", or the same without a folder
MOODLE = re.compile(r"^(?P<name>.+?)_(?P<id>\d+)_assignsubmission_file(?:_(?P<file>.*))?$")
PLAIN = re.compile(r"^\w[\w .@+-]{0,99}$")


@dataclass(frozen=True)
class Sender:
    """A student as the LMS knows them; `lms` is "canvas", "moodle" or "" for a folder of our own layout."""

    student: str  # the folder in class/submitted
    name: str = ""
    lms: str = ""
    id: str = ""
    late: bool = False


@dataclass(frozen=True)
class Sent:
    """One file of a download."""

    sender: Sender
    file: str  # its name, as the student called it
    path: str  # its place in the download


def recognise(path: str) -> Sent | None:
    """Who sent the file at a path (with slashes) of a download; None when it does not tell."""
    parts = PurePosixPath(path).parts
    for place, part in enumerate(parts):
        if match := MOODLE.match(part):
            file = parts[-1] if place < len(parts) - 1 else match["file"] or ""
            return Sent(Sender(_slug(match["name"]), match["name"], "moodle", match["id"]), file, path)
    if match := CANVAS.match(parts[-1]):
        student = f"{_slug(match['name'])}-{match['id']}"
        sender = Sender(student, match["name"], "canvas", match["id"], bool(match["late"]))
        return Sent(sender, match["file"], path)
    own = parts[0] if len(parts) > 1 else PurePosixPath(path).stem
    return Sent(Sender(own), parts[-1], path) if PLAIN.match(own) else None


def apart(sent: Iterable[Sent]) -> list[Sent]:
    """The same files; two people of one name get their numbers in the LMS behind it."""
    sent = list(sent)
    ids: dict[str, set[str]] = {}
    for each in sent:
        ids.setdefault(each.sender.student, set()).add(each.sender.id)
    return [each if len(ids[each.sender.student]) == 1 else _numbered(each) for each in sent]


def _numbered(sent: Sent) -> Sent:
    sender = Sender(**{**asdict(sent.sender), "student": f"{sent.sender.student}-{sent.sender.id}"})
    return Sent(sender, sent.file, sent.path)


def _slug(name: str) -> str:
    return re.sub(r"[^\w]+", "-", name).strip("-") or "nameless"


def remember(course: Course, stem: str, senders: Iterable[Sender]) -> None:
    """Keep who the students are to the LMS, for the export; in class/lms."""
    new = {
        sender.student: {"lms": s.lms, "id": s.id, "name": s.name} for sender in senders if (s := sender).lms
    }
    if new:
        text = json.dumps({**remembered(course, stem), **new}, indent=1, sort_keys=True, ensure_ascii=False)
        write_atomically(_file(course, stem), (text + "\n").encode())


def remembered(course: Course, stem: str) -> Mapping[str, Mapping[str, str]]:
    """What `remember` kept: by student the lms, id and name."""
    path = _file(course, stem)
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _file(course: Course, stem: str) -> Path:
    return course.results(stem).parent.parent / "lms" / f"{stem}.json"
