"""Judge the parsed source of the solution cells: which forbidden names it uses. Nothing is run."""

from __future__ import annotations

import ast
import contextlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from autograder.checks import SourceCheck

# A line that only IPython reads: %magic, !command, name = %magic, name = !command, help? and ?help.
_MAGIC = re.compile(r"^([ \t]*)(?:[\w.,* \t]+=[ \t]*)?(?:[%!?]|[\w.]+\?).*$", re.MULTILINE)


@dataclass(frozen=True)
class Use:
    """A forbidden name and the line, in the student's source, that uses it."""

    name: str
    line: str


def first_use(check: SourceCheck, solution_cells: Iterable[str], all_cells: Iterable[str]) -> Use | None:
    """The first use of a forbidden name in the solution cells; imports count wherever they stand.

    A dotted name forbids itself and all below it; one that begins with a dot, that attribute of anything.
    """
    aliases = {name: full for source in all_cells for name, full in _imports(_parse(source))}
    for source in solution_cells:
        for node in ast.walk(_parse(source)):
            name = next((name for name in check.forbidden if _uses(node, name, aliases)), "")
            if name:
                return Use(name, source.splitlines()[node.lineno - 1].strip())  # type: ignore[attr-defined]
    return None


def parses(source: str) -> bool:
    """Whether a cell is Python once magics are out of the way."""
    return _tree(source) is not None


def _parse(source: str) -> ast.Module:
    """The tree of a cell; one that does not parse has none (and none of its names exist)."""
    return _tree(source) or ast.Module([], [])


def _tree(source: str) -> ast.Module | None:
    """The tree of a cell as it stands, else without magics, line by line; None when it is no Python.

    IPython's own translation would do as well, but takes minutes for a few kilobytes of magics.
    """
    first, _, rest = source.partition("\n")
    text = f"\n{rest}" if first.startswith("%%") else source
    for attempt in (text, _MAGIC.sub(r"\1pass", text)):
        with contextlib.suppress(SyntaxError, ValueError, RecursionError, MemoryError):
            return ast.parse(attempt)
    return None


def _imports(tree: ast.Module) -> Iterable[tuple[str, str]]:
    """The names that imports bind, and what they stand for."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                first = alias.name.partition(".")[0]
                yield (alias.asname, alias.name) if alias.asname else (first, first)
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield alias.asname or alias.name, f"{node.module}.{alias.name}"


def _uses(node: ast.AST, forbidden: str, aliases: dict[str, str]) -> bool:
    if forbidden.startswith("."):
        return isinstance(node, ast.Attribute) and node.attr == forbidden[1:]
    return any(name == forbidden or name.startswith(f"{forbidden}.") for name in _names(node, aliases))


def _names(node: ast.AST, aliases: dict[str, str]) -> list[str]:
    """The full names that a node spells."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [f"{node.module}.{alias.name}" for alias in node.names]
    if isinstance(node, ast.Attribute | ast.Name):
        first, *rest = _spelled(node)
        return [".".join([aliases.get(first, first), *rest])]
    return []


def _spelled(node: ast.expr) -> list[str]:
    """`a.b.c` as its parts; a part that is no name ends it with an empty one."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    parts.append(node.id if isinstance(node, ast.Name) else "")
    return parts[::-1]
