import ast
import json
import os
import subprocess
import sys
import zipfile

import nbformat
import pytest
from click.testing import CliRunner
from nbgrader.preprocessors import ClearSolutions

from autograder.assignment import notebook_of
from autograder.cli import main
from autograder.course import REPOSITORY, Course, CourseError
from autograder.student_kit import write_kit

SMALL = 16  # characters; shorter lines are anybody's


@pytest.fixture(scope="module")
def everything():
    return Course.find(REPOSITORY)


@pytest.fixture(scope="module")
def kit(everything, tmp_path_factory):
    out = tmp_path_factory.mktemp("kits") / "kit"
    write_kit(everything, out)
    return out


def lines_of(folder):
    """Every line of every file, of notebooks also those of the cells."""
    lines = set()
    for path in (path for path in folder.rglob("*") if path.is_file()):
        text = path.read_text()
        if path.suffix == ".ipynb":
            text += "\n" + "\n".join("".join(cell["source"]) for cell in json.loads(text)["cells"])
        lines |= {line.strip() for line in text.splitlines()}
    return lines


def given_lines(everything):
    """Lines of the notebooks' sources outside of every marker: read anew, not with the kit's own code."""
    lines = set()
    for path in everything.solutions.glob("*/*.py"):
        if path.stem == path.parent.name:
            hidden = False
            for line in map(str.strip, path.read_text().splitlines()):
                hidden = line.startswith("### BEGIN") or (hidden and not line.startswith("### END"))
                lines |= set() if hidden else {line}
    return lines


def test_no_line_of_a_solution_check_answer_or_probe_is_in_it(everything, kit):
    held, given = lines_of(kit), given_lines(everything)
    trivial = ("import ", "from ", "raise NotImplementedError()", "super().__init__()")
    found = {}
    for path in everything.solutions.rglob("*.py"):
        secret = {line.strip() for line in path.read_text().splitlines()} - given
        common = {line for line in secret & held if len(line) >= SMALL and not line.startswith(trivial)}
        found |= {path.name: common} if common else {}
    assert found == {}
    assert len(held) > 500  # of real files, not of nothing


def test_nothing_hidden_is_named_in_it(kit):
    text = "\n".join(lines_of(kit))
    for word in ("autograder_check", "HIDDEN TESTS", "BEGIN SOLUTION", "autograder.checks", "def probe"):
        assert word not in text
    assert not [path for path in kit.rglob("*.py") if path.stem in ("checks", "probes")]


def test_what_is_to_be_written_is_defined_nowhere_in_it(everything, kit):
    asked = {name for stem in everything.stems for name in everything.assignment(stem).withholds}
    assert {"tendays.engine.Value", "tendays.training.train", "tendays.schedules.step_decay"} <= asked
    defined = {
        f"tendays.{path.stem}.{node.name}"
        for path in (kit / "library/tendays").glob("*.py")
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
    }
    assert "tendays.networks.TanhMLP" in defined
    assert not defined & asked


def test_a_notebook_that_needs_another_ones_answer_waits_for_it(everything, kit, tmp_path):
    assert not (kit / "exercises/day04_mlp").exists()
    assert (kit / "exercises/day03_autograd/day03_autograd.ipynb").is_file()
    with pytest.raises(CourseError, match="add --after day03_autograd"):
        write_kit(everything, tmp_path / "four", ["day04_mlp"])
    assert write_kit(everything, tmp_path / "four", ["day04_mlp"], after=["day03_autograd"]) == {}
    library = tmp_path / "four/library/tendays"
    assert {path.name for path in library.glob("*.py")} == {"__init__.py", "engine.py"}
    assert "class Value" in (library / "engine.py").read_text()


def run_in(kit, *command, **options):
    environment = os.environ | {"PYTHONPATH": str(kit / "library"), "OMP_NUM_THREADS": "1"}
    return subprocess.run(
        [sys.executable, *command], env=environment, capture_output=True, text=True, timeout=300, **options
    )


def test_every_notebook_runs_on_the_kits_library_alone(everything, kit, tmp_path):
    """With the solutions written in, all visible tests pass; only the kit's tendays is imported."""
    parts = []
    for folder in sorted((kit / "exercises").iterdir()):
        assignment = everything.assignment(folder.name)
        cells = notebook_of(assignment, assignment.answers["right"][0]).cells
        code = "\n".join(cell.source for cell in cells if cell.cell_type == "code")
        parts.append(f"exec(compile({code!r}, {folder.name!r}, 'exec'), {{'__name__': '__main__'}})")
    end = (
        f"import tendays; assert tendays.__file__.startswith({str(kit)!r}), tendays.__file__; print('whole')"
    )
    script = tmp_path / "all.py"
    script.write_text("\n".join([*parts, end]))
    done = run_in(kit, str(script), cwd=tmp_path)
    assert done.stdout.endswith("whole\n"), done.stderr


def test_nbgraders_validate_tells_a_stub_from_an_answer(everything, kit, tmp_path):
    assignment = everything.assignment("day02_chain_rule")
    answered = tmp_path / "answered.ipynb"
    answered.write_text(nbformat.writes(notebook_of(assignment, assignment.answers["right"][0])))
    stub = kit / "exercises/day02_chain_rule/day02_chain_rule.ipynb"
    validate = ("-m", "nbgrader", "validate")
    assert "Success!" in run_in(kit, *validate, str(answered), cwd=tmp_path).stdout
    assert "failed" in run_in(kit, *validate, str(stub), cwd=tmp_path).stdout


def test_what_is_required_is_pinned_as_in_the_course(kit):
    lines = (kit / "requirements.txt").read_text().splitlines()
    pins = set((REPOSITORY / "requirements.txt").read_text().splitlines())
    assert {line.partition("==")[0] for line in lines[:-1]} == {"jupyterlab", "nbgrader", "numpy", "torch"}
    assert set(lines[:-1]) <= pins
    assert lines[-1] == "./library"


def test_a_zip_has_the_same_bytes_every_time(klass, tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write_kit(klass.course, tmp_path / name / "kit.zip")
    assert (tmp_path / "one/kit.zip").read_bytes() == (tmp_path / "two/kit.zip").read_bytes()
    names = zipfile.ZipFile(tmp_path / "one/kit.zip").namelist()
    assert "kit/exercises/double/double.ipynb" in names
    assert "kit/README.md" in names


def test_a_solution_that_was_not_taken_out_stops_the_kit(klass, tmp_path, monkeypatch):
    source = klass.course.solutions / "double/double.py"
    source.write_text(source.read_text().replace("return 2 * x", "return sum((x, x), start=0.0)"))
    command = ("--course", str(klass.course.root), "student-kit", str(tmp_path / "kit"))
    assert CliRunner().invoke(main, command).exit_code == 0
    monkeypatch.setattr(ClearSolutions, "preprocess", lambda self, notebook, resources: (notebook, resources))
    refused = CliRunner().invoke(main, [*command[:-1], str(tmp_path / "other")])
    assert refused.exit_code == 1
    assert "double.ipynb has a line of double/double.py: return sum((x, x), start=0.0)" in refused.output
    assert not (tmp_path / "other").exists()


def test_nothing_is_overwritten(klass, tmp_path):
    with pytest.raises(CourseError, match="there already"):
        write_kit(klass.course, tmp_path)
