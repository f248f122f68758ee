"""What the sandbox shows, read-only: system libraries, the Python in use, the child's side of this project.

The packages are mostly installed editable, so the repository, with all answers, is where they lie. Hence
only `tendays` and `autograder/inside` are shown, at a place of their own, and the repository is not.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import tendays

LIBRARY = "/grading"  # inside the sandbox: the parent of the packages below
ENVIRONMENT = "/grading/environment"  # inside: the virtual environment, which may lie under /tmp outside


def python() -> str:
    """The path, inside the sandbox, of the Python in use."""
    executable = Path(sys.executable)
    if sys.prefix != sys.base_prefix and executable.is_relative_to(sys.prefix):
        return str(ENVIRONMENT / executable.relative_to(sys.prefix))
    return sys.executable


def packages() -> list[tuple[Path, str]]:
    """The folders of this project that a student's process may read, and their places below LIBRARY."""
    library = Path(tendays.__path__[0])
    return [(library, "tendays"), (Path(__file__).parent / "inside", "autograder/inside")]


def binds() -> list[str]:
    """All of bubblewrap's flags for what is shown; parents first, open to the ordinary user inside."""
    shown = [*_system(), *_python(), *((str(source), f"{LIBRARY}/{place}") for source, place in packages())]
    flags = [part for folder in _parents(place for _, place in shown) for part in _folder(folder)]
    for source, place in shown:
        flags += _shown(source, place)
    return [*flags, *_folder("/etc"), "--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache"]


def _system() -> list[tuple[str, str]]:
    """/usr, and the places at the root that mostly point into it."""
    names = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64")
    return [(name, name) for name in names if os.path.lexists(name)]


def _python() -> list[tuple[str, str]]:
    """The Python in use and its environment: their own folders only, for secrets may lie beside them."""
    bases = dict.fromkeys((sys.base_prefix, os.path.realpath(sys.base_prefix)))
    prefixes = [(base, base) for base in bases if not Path(base).is_relative_to("/usr")]
    if sys.prefix != sys.base_prefix:
        prefixes.append((sys.prefix, ENVIRONMENT))
    names = ("bin", "lib", "lib64", "pyvenv.cfg")
    found = [(f"{outside}/{name}", f"{inside}/{name}") for outside, inside in prefixes for name in names]
    return [(outside, inside) for outside, inside in found if os.path.lexists(outside)]


def _parents(places: Iterable[str]) -> list[str]:
    """Every folder above the places, outermost first."""
    parents = {str(parent): None for place in places for parent in reversed(Path(place).parents)}
    return [parent for parent in parents if parent != "/"]


def _folder(path: str) -> list[str]:
    return ["--perms", "0755", "--dir", path]


def _shown(source: str, place: str) -> list[str]:
    """A symbolic link stays one, anything else is bound read-only."""
    if Path(source).is_symlink():
        return ["--symlink", str(Path(source).readlink()), place]
    return ["--ro-bind", source, place]
