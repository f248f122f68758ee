"""Numbers of experiments too long for the build: kept with seed and code hash.

An experiment is a script ``book/results/NAME.py`` with an integer ``SEED`` and a function ``run(seed)`` that
returns plain data; its numbers are kept beside it in ``NAME.json``. `stale` says which of them no longer
belong to the code as it stands.
"""

from __future__ import annotations

import ast
import hashlib
import importlib.util
import json
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

PACKAGE = Path(__file__).resolve().parent


def load(name: str, folder: Path | None = None) -> dict[str, Any]:
    """Return the record of the experiment `name`: result, seed, command, code_hash and seconds.

    `folder` is ``results`` beside the page by default, found upwards from the working directory.
    Raises FileNotFoundError when there is no such record.
    """
    path = (folder or find_folder()) / f"{name}.json"
    if not path.exists():
        raise FileNotFoundError(f"No kept result {name!r} in {path.parent}; make it with `make results`.")
    return json.loads(path.read_text())


def find_folder(start: Path | None = None) -> Path:
    """Return the nearest folder ``results`` (or ``book/results``) at or above `start`."""
    here = (start or Path.cwd()).resolve()
    for parent in [here, *here.parents]:
        for candidate in (parent / "results", parent / "book" / "results"):
            if candidate.is_dir():
                return candidate
    raise FileNotFoundError(f"No folder results/ at or above {here}; open the page from within book/.")


def recompute(script: Path) -> dict[str, Any]:
    """Run the experiment in `script`, write its record beside it, and return the record."""
    module = import_script(script)
    start = time.perf_counter()
    result = module.run(module.SEED)
    record = {
        "command": f"make results ONLY={script.stem}",
        "seed": module.SEED,
        "code_hash": code_hash(script),
        "seconds": round(time.perf_counter() - start, 1),
        "result": result,
    }
    script.with_suffix(".json").write_text(json.dumps(record, indent=1, allow_nan=False) + "\n")
    return record


def import_script(script: Path) -> ModuleType:
    """Import a script by its path."""
    spec = importlib.util.spec_from_file_location(script.stem, script)
    if spec is None or spec.loader is None:
        raise ImportError(f"{script} is not a Python file.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def stale(folder: Path) -> Iterator[str]:
    """Say, one sentence each, which experiments have no record or one made by other code."""
    for script in sorted(folder.glob("*.py")):
        record = script.with_suffix(".json")
        if not record.exists():
            yield f"{script} has no result yet: run `make results ONLY={script.stem}`."
        elif json.loads(record.read_text())["code_hash"] != code_hash(script):
            yield f"{record} was made by other code than stands now: run `make results ONLY={script.stem}`."


def code_hash(script: Path) -> str:
    """Hash a script and every module of tendays it imports, by syntax: comments and layout do not count."""
    digest = hashlib.sha256()
    for path in sorted(sources(script), key=lambda path: path.name):
        digest.update(ast.dump(without_docstrings(ast.parse(path.read_text()))).encode())
    return digest.hexdigest()[:16]


def sources(script: Path) -> set[Path]:
    """Return `script` and the files of tendays that it imports, directly or not."""
    found: set[Path] = set()
    waiting = [script]
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            waiting.extend(imported(ast.parse(path.read_text())))
    return found


def imported(tree: ast.AST) -> Iterator[Path]:
    """Yield the files of tendays that a syntax tree imports by name."""
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        for name in names:
            yield from files_of(name)


def files_of(name: str) -> Iterator[Path]:
    """Yield the file of a dotted module name in tendays, if it is one; the package itself is left out."""
    parts = name.split(".")
    if parts[0] == "tendays" and len(parts) > 1:
        path = PACKAGE.joinpath(*parts[1:])
        for candidate in (path.with_suffix(".py"), path / "__init__.py"):
            if candidate.exists():
                yield candidate


def without_docstrings(tree: ast.Module) -> ast.Module:
    """Take the docstrings out of a syntax tree, in place, and return it."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
            and ast.get_docstring(node) is not None
        ):
            node.body = node.body[1:]
    return tree
