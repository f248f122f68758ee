"""Cut from the course library what a set of notebooks uses: the names, what these need, and nothing else.

The library also holds, finished, what later exercises ask for; a student's copy leaves that out.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import tendays

PACKAGE = "tendays"
LIBRARY = Path(tendays.__path__[0])


def used_names(sources: Iterable[str]) -> set[str]:
    """The dotted names of the library that pieces of code import, where they are defined."""
    found = set()
    for source in sources:
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.ImportFrom) and _is_ours(node.module):
                found |= {_home(f"{node.module}.{alias.name}") for alias in node.names}
            elif isinstance(node, ast.Import) and any(_is_ours(alias.name) for alias in node.names):
                raise ValueError(f"{ast.unparse(node)}: import the names you use, not the module")
    return found


def part(names: Iterable[str]) -> tuple[dict[str, str], set[str]]:
    """The source of each module, by name, cut to `names` and what they need; and all that is then defined."""
    wanted: dict[str, set[str]] = defaultdict(set)
    waiting = set(names)
    while waiting:
        module, _, name = waiting.pop().rpartition(".")
        if name not in wanted[module]:
            wanted[module].add(name)
            waiting |= _Module(module).needs_elsewhere(wanted[module])
    modules = {module: _Module(module) for module in sorted(wanted)}
    sources = {name: module.cut(wanted[name]) for name, module in modules.items()}
    defined = {f"{name}.{each}" for name, module in modules.items() for each in module.closure(wanted[name])}
    return sources, defined


def _is_ours(module: str | None) -> bool:
    return module is not None and module.partition(".")[0] == PACKAGE


def _home(name: str) -> str:
    """Where a name is defined that the package itself offers; raises ValueError for one it does not."""
    package, _, attribute = name.rpartition(".")
    if package != PACKAGE:
        return name
    if attribute not in tendays._HOME:
        raise ValueError(f"{name} is a module or nothing: import the names you use from where they are")
    return f"{tendays._HOME[attribute]}.{attribute}"


class _Module:
    """The top level of one module of the library: which statement binds what, and what it uses."""

    def __init__(self, name: str) -> None:
        path = LIBRARY.joinpath(*name.split(".")[1:]).with_suffix(".py")
        self.text = path.read_text(encoding="utf-8")
        self.body = ast.parse(self.text).body

    def closure(self, names: Iterable[str]) -> set[str]:
        """The names and all that they use of this module's top level; imported ones are among them."""
        bound = {name: node for node in self.body for name in _binds(node)}
        reached, waiting = set(), set(names)
        while waiting:
            name = waiting.pop()
            if name in bound and name not in reached:
                reached.add(name)
                waiting |= _uses(bound[name])
        return reached

    def needs_elsewhere(self, names: Iterable[str]) -> set[str]:
        """The dotted names of other modules of the library that `names` use."""
        reached = self.closure(names)
        return {
            _home(f"{node.module}.{alias.name}")
            for node in self.body
            if isinstance(node, ast.ImportFrom) and _is_ours(node.module)
            for alias in node.names
            if (alias.asname or alias.name) in reached
        }

    def cut(self, names: Iterable[str]) -> str:
        """The module's source with only what `names` use, each statement as it stands."""
        reached = self.closure(names)
        kept = [text for node in self.body if (text := self._kept(node, reached))]
        return (
            "\n\n".join([f'"""A part of {PACKAGE}: what the exercises of this folder use."""', *kept]) + "\n"
        )

    def _kept(self, node: ast.stmt, reached: set[str]) -> str:
        """The statement's text if it is used; of an import, the names that are."""
        if isinstance(node, ast.Import | ast.ImportFrom):
            future = isinstance(node, ast.ImportFrom) and node.module == "__future__"
            node.names = [a for a in node.names if future or _bound_by(a) in reached]
            return ast.unparse(node) if node.names else ""
        if not _binds(node) & reached:
            return ""
        first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
        return "\n".join(self.text.splitlines()[first - 1 : node.end_lineno])


def _bound_by(alias: ast.alias) -> str:
    return (alias.asname or alias.name).partition(".")[0]


def _binds(node: ast.stmt) -> set[str]:
    """The names that a top-level statement binds."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        return {_bound_by(alias) for alias in node.names}
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return {node.name}
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}


def _uses(node: ast.stmt) -> set[str]:
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}
