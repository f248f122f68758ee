"""A disk that is full while a class is being graded: said plainly, and nothing is lost by it."""

import shutil
import subprocess

import pytest
from classroom import ORDINARY, SEED, STEM, told

from autograder.results import read_results

pytestmark = pytest.mark.usefixtures("warm")

SIZE = 2_000_000
ROOMS = (80_000, 290_000)  # bytes that are left: too few for a gradebook; for one, and some notebooks
# Fill the disk but for so many bytes, grade, keep what was said; free it, and go on.
SCRIPT = """
for room in {rooms}; do
    head -c $(( {size} - room )) /dev/zero > {home}/filler
    "$@" > {out}/$room 2>&1; echo $? > {out}/$room.status
    rm {home}/filler
done
cp -a {home}/. {out}/class
"""


@pytest.fixture
def small_disk(tmp_path):
    """Grades a class on a disk of SIZE bytes with ever more of ROOMS; how each ended, and what was left."""

    def run(klass):
        out = tmp_path / "out"
        (out / "class").mkdir(parents=True)
        rooms = " ".join(map(str, ROOMS))
        script = SCRIPT.format(home=klass.home, out=out, size=SIZE, rooms=rooms)
        submitted = klass.home / "submitted"
        disk = ("--size", SIZE, "--tmpfs", klass.home, "--bind", submitted, submitted)
        grade = klass.command("grade", STEM, "--seed", SEED, "--workers", "1")
        command = [*ORDINARY, *disk, "--", "sh", "-c", script, "sh", *grade]
        subprocess.run(list(map(str, command)), check=True, timeout=300)
        ended = [
            subprocess.CompletedProcess(grade, int((out / f"{room}.status").read_text()), text, "")
            for room in ROOMS
            for text in [(out / f"{room}").read_text()]
        ]
        return ended, out / "class"

    return run


def test_a_disk_that_fills_while_a_class_is_graded(classroom, small_disk):
    klass = classroom(students=24)
    (no_gradebook, some_notebooks), left = small_disk(klass)
    first, second = told(no_gradebook), told(some_notebooks)
    assert f"{klass.home}/gradebook.db finds no room on its disk" in first
    assert f"{klass.home}/autograded/student-" in second
    assert "No space left on device. The disk that holds it must have room: free some." in second
    assert "same command again" in first
    assert "same command again" in second

    shutil.copytree(left, klass.home, dirs_exist_ok=True)
    kept = {student: result.points for student, result in read_results(klass.course.results(STEM))}
    assert len(kept) < 24
    assert kept.items() <= dict(klass.recorded()).items() <= klass.expected().items()
    klass.require_complete()
