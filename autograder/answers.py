"""Read the banks of right and wrong answers; a wrong answer models one misconception."""

from __future__ import annotations

import ast
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.errors import AssignmentError

KINDS = ("right", "wrong")


@dataclass(frozen=True)
class Answer:
    """One whole answer to an assignment: `kind` is "right" or "wrong", `stem` the rest of its file's name."""

    kind: str
    stem: str  # for a wrong answer: the misconception's id
    title: str
    source: str  # Python, without the docstring that holds the fields below
    fails: tuple[str, ...] = ()  # wrong only: exactly the checks that it must lose
    diagnosis: str = ""  # wrong only: what was observed and what it means
    look: str = ""  # wrong only: where to look
    same_numbers_as: tuple[str, ...] = ()  # wrong only: ids that some check cannot tell from it

    def texts(self, tasks: tuple[str, ...]) -> dict[str, str]:
        """The source of each task that the answer defines, and under "" all other top-level lines."""
        lines = self.source.splitlines()
        texts: dict[str, str] = {}
        for node in ast.parse(self.source).body:
            if _task_name(node) in tasks:
                first, last = _first_line(node), node.end_lineno or node.lineno
                texts[_task_name(node)] = "\n".join(lines[first - 1 : last]) + "\n"
                lines[first - 1 : last] = [""] * (last - first + 1)
        texts[""] = "\n".join(lines).strip("\n")
        return texts


def read_answers(folder: Path) -> dict[str, list[Answer]]:
    """All answers of a folder by kind, in the order of their names; raises AssignmentError."""
    answers: dict[str, list[Answer]] = {kind: [] for kind in KINDS}
    for path in sorted(folder.glob("*.py")):
        answer = read_answer(path)
        answers[answer.kind].append(answer)
    return answers


def read_answer(path: Path) -> Answer:
    """The answer in one file, named `right_*.py` or `wrong_*.py`; raises AssignmentError."""
    kind, _, stem = path.stem.partition("_")
    if kind not in KINDS or not stem:
        raise AssignmentError(
            f"{path}: an answer's file is called right_<name>.py or wrong_<misconception>.py"
        )
    fields, source = _split(path)
    wanted = {"title"} if kind == "right" else {"title", "fails", "diagnosis", "look"}
    if set(fields) - {"same_numbers_as"} != wanted:
        raise AssignmentError(
            f"{path}: its docstring has {sorted(fields)}; a {kind} answer has {sorted(wanted)}"
        )
    lists: dict[str, Any] = {name: tuple(fields.pop(name, ())) for name in ("fails", "same_numbers_as")}
    return Answer(kind=kind, stem=stem, source=source, **lists, **fields)


def _split(path: Path) -> tuple[dict, str]:
    """The docstring's TOML and the source with the docstring's lines left empty (line numbers stay)."""
    text = path.read_text(encoding="utf-8")
    try:
        module = ast.parse(text)
        fields = tomllib.loads(ast.get_docstring(module, clean=True) or "")
    except (SyntaxError, tomllib.TOMLDecodeError) as error:
        raise AssignmentError(f"{path}: {error}; the file is Python, its docstring TOML") from None
    lines = text.splitlines()
    if fields:
        end = module.body[0].end_lineno or 1
        lines[:end] = [""] * end
    return fields, "\n".join(lines) + "\n"


def _task_name(node: ast.stmt) -> str:
    named = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return node.name if isinstance(node, named) else ""


def _first_line(node: ast.stmt) -> int:
    decorators = getattr(node, "decorator_list", [])
    return min([node.lineno, *(decorator.lineno for decorator in decorators)])
