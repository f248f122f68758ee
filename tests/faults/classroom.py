"""A class from the answer bank, the commands on it, and what must hold when a fault has been mended."""

import re
import subprocess
import sys

import nbformat
from click.testing import CliRunner
from nbgrader.api import SubmittedAssignment

from autograder.assignment import notebook_of
from autograder.cli import main
from autograder.course import CONFIG, REPOSITORY, Course
from autograder.demo import make_course, plan
from autograder.gradebook import opened
from autograder.results import read_results

STEM = "day10_step_decay"
SEED = 5
# As an ordinary user whatever runs the tests, for root may read and write everything.
ORDINARY = ("bwrap", "--unshare-user", "--uid", "1000", "--gid", "1000", "--dev-bind", "/", "/")


class Classroom:
    """A course with a class of known points; `settings` are added to its nbgrader_config.py."""

    def __init__(self, root, students, settings=""):
        root.mkdir()
        self.root = root
        self.assignment = Course.find(REPOSITORY).assignment(STEM)
        self.planned = plan(self.assignment, SEED, students)
        make_course(root, REPOSITORY / "solutions", self.assignment, self.planned)
        self.home = root / "class"
        self.configure(settings)

    def configure(self, settings):
        """Write the course's own settings, and these after them."""
        text = (REPOSITORY / CONFIG).read_text(encoding="utf-8")
        (self.root / CONFIG).write_text(f"{text}\n{settings}\n", encoding="utf-8")
        self.course = Course.find(self.root)

    def run(self, *words):
        """A command in this process."""
        return CliRunner().invoke(main, ["--course", str(self.root), *words])

    def grade(self, *words):
        return self.run("grade", STEM, "--seed", str(SEED), "--workers", "1", *words)

    def command(self, *words):
        return [sys.executable, "-m", "autograder", "--course", str(self.root), *words]

    def run_in(self, prefix, *words):
        """A command in a process of its own, behind the words of another."""
        return subprocess.run(
            [*prefix, *self.command(*words)],
            cwd=REPOSITORY,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )

    def grade_in(self, *prefix):
        return self.run_in(prefix, "grade", STEM, "--seed", str(SEED), "--workers", "1")

    def answer(self, name):
        """The notebook with an answer of the bank, as bytes."""
        answers = {each.stem: each for kind in ("right", "wrong") for each in self.assignment.answers[kind]}
        return nbformat.writes(notebook_of(self.assignment, answers[name])).encode()

    def expected(self):
        """The points of every student, as the answer bank tells."""
        top = self.assignment.points
        return {
            each.student: 0.0 if each.loses is None else sum(top[n] for n in top if n not in each.loses)
            for each in self.planned
        }

    def recorded(self):
        """(student, points) of every row in the gradebook."""
        with opened(self.course) as gradebook:
            rows = gradebook.db.query(SubmittedAssignment).all()
            return sorted((row.student_id, row.score) for row in rows)

    def require_complete(self):
        """The same command ends well now, and everybody has the grade that is theirs, once."""
        again = self.grade()
        assert again.exit_code == 0, again.output
        self.require_grades()

    def require_grades(self):
        wanted = self.expected()
        assert self.recorded() == sorted(wanted.items())
        assert {name: result.points for name, result in read_results(self.course.results(STEM))} == wanted
        for student in wanted:
            notebook = nbformat.read(self.course.folder("autograded", student, STEM) / f"{STEM}.ipynb", 4)
            nbformat.validate(notebook)


def told(ended):
    """What a command that failed said, which must be one paragraph and no traceback."""
    code, said = (
        (ended.returncode, ended.stdout + ended.stderr)
        if isinstance(ended, subprocess.CompletedProcess)
        else (ended.exit_code, ended.output)
    )
    assert code == 1, said
    assert "Traceback" not in said
    messages = re.findall(r"^Error: (.*)\n\Z", said, re.MULTILINE)
    assert len(messages) == 1, said
    return messages[0]
