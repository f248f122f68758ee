"""Take in what an instructor downloaded: a folder or a zip, of Canvas, of Moodle, or one folder a student.

Nothing is unpacked: notebooks are read one by one, up to a size, and written under names of our own. So
paths that lead elsewhere, links and bombs have nothing to act on; they are named and passed over.
"""

from __future__ import annotations

import os
import re
import stat
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path, PurePosixPath

from autograder.course import Course, CourseError
from autograder.files import submitted_bytes
from autograder.lms import Sent, apart, recognise, remember
from autograder.results import write_atomically
from autograder.submission import MAX_BYTES, Rejected

MAX_ENTRIES = 50_000
MAX_TOTAL = 4_000_000_000  # bytes of all notebooks together
AGAIN = re.compile(r"^(?P<stem>.*?)(?:[- ]?\((?P<n1>\d+)\)|-(?P<n2>\d+))?\.ipynb$")


class Passed(Exception):  # noqa: N818 - why one file is not taken, no fault of ours
    """The file is not taken; says why."""


@dataclass
class Collected:
    """What became of a download."""

    new: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    late: list[str] = field(default_factory=list)  # as Canvas marks them
    problems: list[str] = field(default_factory=list)  # one sentence each


@dataclass(frozen=True)
class Found:
    """One notebook of a download that can be read."""

    path: str  # with slashes
    read: Callable[[], bytes]  # raises Passed
    modified: datetime


def collect(course: Course, stem: str, source: Path, *, times: bool = False) -> Collected:
    """Put the notebooks of a folder or zip under class/submitted; raises CourseError for neither.

    `times`: write the file's time beside it, as the time when it was handed in.
    """
    course.known(stem)
    done = Collected()
    if source.is_dir():
        _place_all(course, stem, list(_in_folder(source, done)), done, times)
    elif zipfile.is_zipfile(source):
        with _opened(source) as archive:
            _place_all(course, stem, list(_in_zip(archive, done)), done, times)
    else:
        raise CourseError(f"{source} is neither a folder nor a zip: give what your LMS let you download.")
    return done


def _in_folder(root: Path, done: Collected) -> Iterator[Found]:
    for folder, _, names in os.walk(root):
        for name in sorted(name for name in names if name.lower().endswith(".ipynb")):
            path = Path(folder, name)
            where = path.relative_to(root).as_posix()
            if path.is_symlink():
                done.problems.append(f"{where} is a link; links are not followed.")
            elif ".ipynb_checkpoints" not in path.parts:
                modified = datetime.fromtimestamp(path.lstat().st_mtime, UTC)
                yield Found(where, partial(_read_file, path), modified)


def _read_file(path: Path) -> bytes:
    try:
        return _capped(submitted_bytes(path))
    except Rejected as rejected:
        raise Passed(str(rejected)) from None


def _capped(data: bytes) -> bytes:
    if len(data) > MAX_BYTES:
        raise Passed(f"It is larger than {MAX_BYTES / 1e6:.0f} MB.")
    return data


def _opened(source: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(source)
    except Exception as error:  # a damaged table of contents raises many kinds
        raise CourseError(f"{source} is a damaged zip ({type(error).__name__}); download it again.") from None


def _in_zip(archive: zipfile.ZipFile, done: Collected) -> Iterator[Found]:
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise CourseError(f"The zip has {len(entries)} entries; at most {MAX_ENTRIES} are looked at.")
    for entry in entries:
        inside = PurePosixPath(entry.filename.replace("\\", "/"))
        if not entry.filename.lower().endswith(".ipynb") or {"__MACOSX", ".ipynb_checkpoints"} & {
            *inside.parts
        }:
            continue
        if inside.is_absolute() or ".." in inside.parts or ":" in inside.parts[0]:
            done.problems.append(f"{entry.filename!r} leads out of the zip; it was passed over.")
        elif stat.S_ISLNK(entry.external_attr >> 16):
            done.problems.append(f"{entry.filename!r} is a link; links are not followed.")
        else:
            yield Found(inside.as_posix(), partial(_read_entry, archive, entry), _modified(archive, entry))


def _modified(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> datetime:
    """The time of an entry; one that no calendar has is the zip's own."""
    try:
        return datetime(*entry.date_time).astimezone(UTC)
    except (ValueError, OverflowError):
        return datetime.fromtimestamp(Path(str(archive.filename)).stat().st_mtime, UTC)


def _read_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The bytes of an entry, never more than one beyond the cap, whatever its header claims."""
    if entry.flag_bits & 1:
        raise Passed("It is encrypted.")
    try:
        with archive.open(entry) as file:
            data = file.read(MAX_BYTES + 1)
    except Exception as error:  # each decompressor has kinds of its own
        raise Passed(f"It cannot be unpacked: {type(error).__name__}.") from None
    return _capped(data)


def _place_all(course: Course, stem: str, found: list[Found], done: Collected, times: bool) -> None:
    by_path = {each.path: each for each in found}
    sent = [who for path in by_path if (who := recognise(path)) and who.sender.student != stem]
    told = {each.path for each in sent}
    done.problems += [f"{path}: whose it is cannot be told." for path in by_path if path not in told]
    of: dict[str, list[Sent]] = defaultdict(list)
    for each in apart(sent):
        of[each.sender.student].append(each)
    total = 0
    for student, files in sorted(of.items()):
        try:
            chosen = _choose(stem, files)
            data = by_path[chosen.path].read()
        except Passed as passed:
            done.problems.append(f"{student}: {passed}")
            course.folder("submitted", student, stem).mkdir(parents=True, exist_ok=True)
            continue
        total += len(data)
        if total > MAX_TOTAL:
            raise CourseError(
                f"The notebooks are more than {MAX_TOTAL / 1e9:.0f} GB; {student} and on are left."
            )
        _place(course, stem, student, data, done)
        if times:
            _stamp(course, stem, student, by_path[chosen.path].modified)
    done.late = sorted({each.sender.student for each in sent if each.sender.late})
    remember(course, stem, (files[0].sender for files in of.values()))


def _choose(stem: str, files: list[Sent]) -> Sent:
    """The last version of this assignment's name, else the only notebook; raises Passed."""
    versions = [(match, each) for each in files if (match := AGAIN.match(each.file))]
    own = [(int(m["n1"] or m["n2"] or 0), each) for m, each in versions if m["stem"].strip() == stem]
    if own:
        return max(own, key=lambda version: version[0])[1]
    if len(files) == 1:
        return files[0]
    names = ", ".join(sorted(each.file for each in files))
    raise Passed(f"Of several notebooks none is called {stem}.ipynb: {names[:200]}.")


def _place(course: Course, stem: str, student: str, data: bytes, done: Collected) -> None:
    path = course.folder("submitted", student, stem) / f"{stem}.ipynb"
    before = path.read_bytes() if path.is_file() and not path.is_symlink() else None
    kind = done.new if before is None else done.unchanged if before == data else done.replaced
    kind.append(student)
    if before != data:
        write_atomically(path, data)


def _stamp(course: Course, stem: str, student: str, when: datetime) -> None:
    text = f"{when:%Y-%m-%d %H:%M:%S} UTC\n"
    write_atomically(course.folder("submitted", student, stem) / "timestamp.txt", text.encode())
