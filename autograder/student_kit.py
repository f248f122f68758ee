"""What students may have: the released notebooks, the part of the library these use, and how to start."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
import zipfile
from collections.abc import Collection, Sequence
from pathlib import Path

import jinja2

from autograder import release
from autograder.course import REPOSITORY, Course, CourseError
from autograder.leaks import leaks, secret_lines
from autograder.library_part import LIBRARY, PACKAGE, part, used_names

TEMPLATES = Path(__file__).parent / "templates" / "kit"
NEEDED = ("jupyterlab", "nbgrader", "numpy", "torch")  # to open, validate and run the notebooks
STAMP = (2020, 1, 1, 0, 0, 0)  # of every file in a zip, so that the same kit is the same bytes


def write_kit(
    course: Course, out: Path, stems: Sequence[str] = (), after: Collection[str] = ()
) -> dict[str, str]:
    """Write the kit of `stems` (default: all) as a new folder, or a zip if `out` ends so.

    `after`: assignments that are over, so that the library may hold what they asked for. Returned is why
    each notebook that was left out was. Raises CourseError, and then nothing is written.
    """
    if out.exists():
        raise CourseError(f"{out} is there already: name a new folder, or a new file that ends in .zip.")
    chosen = [course.known(stem) for stem in stems or course.stems]
    over = {course.known(stem) for stem in after}
    notebooks, left_out = _choose(course, chosen, over)
    if not notebooks:
        raise CourseError(f"Nothing is left for the kit: {' '.join(left_out.values())}")
    with tempfile.TemporaryDirectory(prefix="student-kit-") as made:
        kit = Path(made) / out.stem
        _fill(course, kit, notebooks)
        found = leaks(kit, secret_lines(course, [stem for stem in course.stems if stem not in over]))
        if found:
            raise CourseError("\n".join(["The kit was not written, for it would give away:", *found]))
        out.parent.mkdir(parents=True, exist_ok=True)
        _zip(kit, out) if out.suffix == ".zip" else shutil.copytree(kit, out)
    return left_out


def _choose(course: Course, stems: Sequence[str], over: set[str]) -> tuple[dict[str, bytes], dict[str, str]]:
    """The notebooks that can go in together, and why each of the others cannot."""
    asked = {
        name: stem for stem in course.stems if stem not in over for name in course.assignment(stem).withholds
    }
    notebooks, left_out = {}, {}
    for stem in stems:
        source = release.source_notebook(course.solutions / stem / f"{stem}.py")
        released = release.notebook_bytes(release.released_notebook(source, course.config))
        given = sorted(part(used_names(_code(released)))[1] & asked.keys())
        if given:
            task = asked[given[0]]
            left_out[stem] = f"{stem} uses {given[0]}, which is what {task} asks for: add --after {task}."
        else:
            notebooks[stem] = released
    return notebooks, left_out


def _code(notebook: bytes) -> list[str]:
    cells = json.loads(notebook)["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


def _fill(course: Course, kit: Path, notebooks: dict[str, bytes]) -> None:
    """Write every file of the kit."""
    names = used_names(cell for notebook in notebooks.values() for cell in _code(notebook))
    files = {f"exercises/{stem}/{stem}.ipynb": data for stem, data in notebooks.items()}
    files |= {f"library/{path}": data for path, data in _library(names).items()}
    shown = {"stems": list(notebooks), "requirements": _requirements()}
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), keep_trailing_newline=True)
    for name, path in (
        ("README.md", "README.md"),
        ("requirements.txt", "requirements.txt"),
        ("pyproject.toml", "library/pyproject.toml"),
    ):
        files[path] = environment.get_template(name).render(shown).encode()
    files["LICENSE"] = (REPOSITORY / "LICENSE").read_bytes()
    for path, data in files.items():
        target = kit / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def _library(names: set[str]) -> dict[str, bytes]:
    """The files of the library's part, by their path."""
    sources, _ = part(names)
    offered = [name for name in sorted(names) if name.rpartition(".")[2] in _offered()]
    lines = [f"from {name.rpartition('.')[0]} import {name.rpartition('.')[2]}" for name in offered]
    first = "\n".join([f'"""The part of {PACKAGE} that the exercises of this folder use."""', *lines]) + "\n"
    files = {f"{PACKAGE}/__init__.py": first.encode()}
    files |= {f"{name.replace('.', '/')}.py": source.encode() for name, source in sources.items()}
    data = {path.name: path.read_bytes() for path in (LIBRARY / "data").iterdir() if path.is_file()}
    return files | {f"{PACKAGE}/data/{name}": content for name, content in data.items()}


def _offered() -> set[str]:
    import tendays

    return set(tendays.__all__)


def _requirements() -> list[str]:
    """The pins of what students need, as the course's own environment has them."""
    pins = (REPOSITORY / "requirements.txt").read_text(encoding="utf-8")
    return [line for line in pins.splitlines() if re.split("[=<>~; ]", line)[0] in NEEDED]


def _zip(kit: Path, out: Path) -> None:
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(path for path in kit.rglob("*") if path.is_file()):
            info = zipfile.ZipInfo(f"{kit.name}/{path.relative_to(kit).as_posix()}", STAMP)
            info.external_attr = 0o644 << 16
            archive.writestr(info, path.read_bytes(), zipfile.ZIP_DEFLATED)
