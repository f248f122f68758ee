"""Building the static site: run the cells, then let Sphinx write the pages, warnings being errors."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import yaml
from filelock import FileLock
from jupyter_book.sphinx import build_sphinx

from tendays.site.execution import cache_folder, execute, notebooks
from tendays.site.finish import finish


class BuildError(Exception):
    """The site could not be built; the message says why."""


def build(root: Path, book: Path | None = None, output: Path | None = None, fresh: bool = False) -> float:
    """Build the book of the repository `root` into `output` (``build/html``); return the seconds it took.

    `book` is the source folder (``book``); `fresh` forgets earlier pages but not the cells that were run.
    Raises BuildError when a cell raises, or when Sphinx gives any warning.
    """
    start = time.perf_counter()
    (root / "build").mkdir(exist_ok=True)
    with FileLock(root / "build" / ".site.lock"):
        build_alone(root, book or root / "book", output or root / "build" / "html", fresh)
    return time.perf_counter() - start


def build_alone(root: Path, book: Path, output: Path, fresh: bool) -> None:
    """Run the cells, write the pages and finish them, while no other build of this repository does."""
    book, output = book.resolve(), output.resolve()
    config, toc = root / "_config.yml", root / "_toc.yml"
    cache = cache_folder(output.parent / "cache", book)
    failures = execute(notebooks(book, toc), cache, timeout=cell_timeout(config))
    if failures:
        raise BuildError("\n\n".join(failures))
    raw, modules = output.parent / "sphinx", node_modules(root)
    if fresh:
        shutil.rmtree(raw, ignore_errors=True)
    run_sphinx(book, raw, config, toc, cache, root / "exercises")
    problems = finish(raw, output, modules, root / "exercises")
    if problems:
        raise BuildError("\n".join(problems))


def node_modules(root: Path) -> Path:
    """The folder of npm's packages; raises BuildError when they are not installed."""
    folder = root / "node_modules"
    if not (folder / "katex" / "dist" / "katex.min.js").exists():
        raise BuildError(f"{folder} has no katex; install the page assets with `make setup` (npm ci).")
    return folder


def cell_timeout(config: Path) -> int:
    """The seconds that one cell may run, from the book's settings."""
    return int(yaml.safe_load(config.read_text(encoding="utf-8"))["execute"]["timeout"])


def run_sphinx(book: Path, output: Path, config: Path, toc: Path, cache: Path, exercises: Path) -> None:
    """Write the pages with Jupyter Book's settings and ours; raises BuildError on any warning."""
    overrides = {
        "external_toc_path": toc.as_posix(),
        "nb_execution_cache_path": cache.as_posix(),
        "tendays_exercises": exercises.as_posix(),
        "latex_individualpages": False,
        "nitpicky": True,
    }
    result = build_sphinx(
        book,
        output,
        noconfig=True,
        path_config=config,
        confoverrides=overrides,
        doctreedir=output.parent / ".doctrees",
        warningiserror=True,
        keep_going=True,
        quiet=True,
    )
    if isinstance(result, BaseException) or result:
        raise BuildError(f"The pages were not built without warnings ({result}); the log above names each.")
