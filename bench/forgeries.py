"""What forged submissions get: stock nbgrader's score beside ours, as a table for the instructors' guide.

Every attack of tests/attacks is graded by us. Stock nbgrader runs those that harm nothing, inside bubblewrap
without network, one command for each: some of them end the command. Its hidden tests are the visible ones,
once more. The table is kept with a hash of the attacks' sources; `--check` says when they have changed since.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
ATTACKS = REPOSITORY / "tests" / "attacks"
TABLE = REPOSITORY / "book" / "guide" / "forgeries.txt"
STEM = "day10_step_decay"
SEED = 20
SECONDS = 120
HARMLESS = {
    *("interpreter", "fake results", "objects that equal everything", "recognition of the test inputs"),
    "metadata",
}
ALSO = {"hard_exit", "soft_exits", "run_the_solutions", "write_the_gradebook"}
MODULES = ("tricks", "papers", "reaches", "ends", "frames")


def source_hash() -> str:
    """Changes with the attacks, the assignment they are tried on, and this script."""
    digest = hashlib.sha256()
    paths = [ATTACKS / f"{name}.py" for name in (*MODULES, "handed_in", "registry", "targets")]
    for path in [*paths, *sorted((REPOSITORY / "solutions" / STEM).glob("*.py")), Path(__file__)]:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def stale() -> str:
    """Why the table has to be made anew; "" when it has not."""
    held = TABLE.read_text(encoding="utf-8") if TABLE.exists() else ""
    made = f"make it with `python {Path(__file__).relative_to(REPOSITORY)}`"
    return "" if source_hash() in held else f"{TABLE.relative_to(REPOSITORY)} is stale: {made}."


def stock_score(root: Path, student: str, data: bytes) -> str:
    """What `nbgrader autograde` gives one submission, in words."""
    from nbgrader.api import Gradebook, MissingEntry

    folder = root / "class" / "submitted" / student / STEM
    folder.mkdir(parents=True)
    (folder / f"{STEM}.ipynb").write_bytes(data)
    ended = _in_sandbox(root, "autograde", STEM, "--student", student)
    try:
        with Gradebook(f"sqlite:///{root / 'class' / 'gradebook.db'}") as gradebook:
            row = gradebook.find_submission(STEM, student)
            if ended and not any(grade.auto_score is not None for grade in row.notebooks[0].grades):
                return "no grade: the command fails"
            return f"{row.score:g} of {row.max_score:g}"
    except MissingEntry:
        return "no grade: the command fails"


def _in_sandbox(root: Path, *words: str) -> int:
    """The exit status of an nbgrader command that can write in `root` alone."""
    flags = ["--unshare-all", "--die-with-parent", "--new-session", "--ro-bind", "/", "/", "--tmpfs", "/tmp"]
    flags += ["--proc", "/proc", "--dev", "/dev", "--bind", str(root), str(root), "--chdir", str(root)]
    home = {"HOME": str(root), "OMP_NUM_THREADS": "1", "PATH": os.environ["PATH"]}
    try:
        return subprocess.run(
            ["bwrap", *flags, sys.executable, "-m", "nbgrader", *words],
            env=home,
            capture_output=True,
            timeout=SECONDS,
            preexec_fn=_limit,
        ).returncode
    except subprocess.TimeoutExpired:
        return 1


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (2**27, 2**27))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def rows() -> list[tuple[str, str, str]]:
    """What is tried, stock nbgrader's score, and ours, for every attack."""
    sys.path[:0] = [str(ATTACKS), str(REPOSITORY / "bench")]
    for module in MODULES:
        __import__(module)
    import registry
    from grading import stock_course
    from targets import LIMITS, assignment_of

    from autograder.grader import Grader

    given = assignment_of(STEM)
    with tempfile.TemporaryDirectory(prefix="forgeries-", dir="/var/tmp") as folder:
        clean = Path(folder) / "clean"
        clean.mkdir()
        stock_course(clean, STEM)
        with Grader(given, seed=SEED, limits=LIMITS, require_sandbox=True) as grader:
            found = []
            for number, attack in enumerate(registry.ATTACKS.values()):
                data = attack.build(given)
                run = attack.kind in HARMLESS or attack.name in ALSO
                theirs = stock_score(_copy(clean, number), "eve", data) if run else "not run"
                ours = grader.grade(data)
                told = f"{ours.points:g} of {ours.max_points:g}, {ours.status}"
                found.append((attack.claim, theirs, told))
                print(f"{attack.name:32} {theirs:28} {told}", flush=True)
    return found


def _copy(clean: Path, number: int) -> Path:
    """A course of its own for each forgery: one that writes the gradebook must not help the next."""
    return Path(shutil.copytree(clean, clean.with_name(f"course{number}")))


def table(found: list[tuple[str, str, str]]) -> str:
    """The rows as Markdown."""
    lines = [f"% Made by bench/forgeries.py; sources {source_hash()}", ""]
    lines += ["| forgery | stock nbgrader | this grader |", "|---|---|---|"]
    for claim, theirs, ours in sorted(found, key=lambda row: row[1] == "not run"):
        lines.append(f"| {claim} | {theirs} | {ours} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="run nothing; fail when the table is stale")
    if parser.parse_args().check:
        raise SystemExit(stale() or 0)
    TABLE.write_text(table(rows()), encoding="utf-8")


if __name__ == "__main__":
    main()
