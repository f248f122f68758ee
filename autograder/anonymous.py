"""A student's code as it may be shown to others: what was computed, not who wrote it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable

from autograder.sanitize import clean_text

LONGEST = 60  # lines
SOMEBODY = "somebody"


def anonymous(source: str, names: Iterable[str]) -> str | None:
    """The code without comments, docstrings and parts of the `names`; None when it is no Python or too long.

    It is written anew from its parsed form, so that nothing but code is left.
    """
    try:
        tree = ast.parse(source)
        for node in ast.walk(tree):
            _drop_docstring(node)
        code = ast.unparse(tree)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    for part in _parts(names):
        code = re.sub(re.escape(part), SOMEBODY, code, flags=re.IGNORECASE)
    code = clean_text(code)
    return code if code.strip() and code.count("\n") < LONGEST else None


def _drop_docstring(node: ast.AST) -> None:
    """Remove every bare text from a block: a docstring, and what is left there in place of a comment."""
    for block in ("body", "orelse", "finalbody"):
        statements = getattr(node, block, None)
        if isinstance(statements, list):
            kept = [each for each in statements if not _is_text(each)]
            setattr(node, block, kept or ([ast.Pass()] if block == "body" and statements else []))


def _is_text(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def _parts(names: Iterable[str]) -> list[str]:
    """Pieces of names that are long enough to tell, longest first; `student` itself tells nothing."""
    pieces = {piece for name in names for piece in re.split(r"[^\w]+|_|(?<=\D)(?=\d)", name)}
    return sorted((p for p in pieces if len(p) >= 3 and p.lower() != "student"), key=len, reverse=True)
