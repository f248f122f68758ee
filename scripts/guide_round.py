"""Write what the guide for instructors shows: the output of a whole round, run on a class from the banks."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from autograder.assignment import load
from autograder.course import CONFIG, REPOSITORY
from autograder.demo import plan

STEM, SEED = "day10_step_decay", 5
OUT = REPOSITORY / "book" / "guide" / "round"
NAMES = (
    *("abeloleg", "badeira", "coxlia", "diazeva", "ekamaya", "fosteran"),
    *("garciapo", "hallkim", "itoken", "jungmia", "khanali", "limyuna"),
)
WIDTH = "84"


def main() -> None:
    """Write every output into the folder that is given, by default the guide's own."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="guide-") as folder:
        for name, text in whole_round(Path(folder).resolve()).items():
            (out / f"{name}.txt").write_text(text, encoding="utf-8")


def whole_round(root: Path) -> dict[str, str]:
    """The output of every command by name, each with its command line above it."""
    shutil.copy(REPOSITORY / CONFIG, root)
    shutil.copytree(REPOSITORY / "solutions" / STEM, root / "solutions" / STEM)
    _download(root)
    shown = {
        "kit": _run(root, "student-kit", "kit.zip"),
        "collect": _run(root, "collect", STEM, "submissions.zip"),
        "grade": _run(root, "grade", STEM, "--seed", str(SEED)),
        "log": _run(root, "log", STEM, _one_who_is_wrong(root)),
        "feedback": _run(root, "feedback", STEM),
        "report": _run(root, "report", STEM),
        "export": _run(root, "export", STEM, "--for", "canvas"),
    }
    _change_points(root / "solutions" / STEM / f"{STEM}.py")
    return shown | {"regrade": _run(root, "regrade", STEM)}


def _download(root: Path) -> None:
    """A zip as Canvas gives it."""
    planned = plan(load(STEM), SEED, len(NAMES))
    with zipfile.ZipFile(root / "submissions.zip", "w") as archive:
        for number, (name, each) in enumerate(zip(NAMES, planned, strict=True), start=1):
            late = "LATE_" if number == 4 else ""
            archive.writestr(f"{name}_{late}{4100 + number}_{88000 + number}_{STEM}.ipynb", each.data)


def _one_who_is_wrong(root: Path) -> str:
    from autograder.course import Course
    from autograder.results import read_results

    results = read_results(Course.find(root).results(STEM))
    return next(name for name, result in results if any(check.misconceptions for check in result.checks))


def _change_points(path: Path) -> None:
    """Another weight for the first test, as an instructor might wish in mid-term."""
    path.write_text(re.sub(r'("points": )\d+', r"\g<1>5", path.read_text(encoding="utf-8"), count=1))


def _run(root: Path, *words: str) -> str:
    command = [sys.executable, "-m", "autograder", "--course", str(root), *words]
    environment = os.environ | {"COLUMNS": WIDTH, "OMP_NUM_THREADS": "1"}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=True)
    said = done.stdout.replace(f"{root}/", "")
    return f"$ autograder {' '.join(words)}\n{said}"


if __name__ == "__main__":
    main()
