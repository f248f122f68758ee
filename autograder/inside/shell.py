"""An IPython shell that runs a notebook's code cells with nobody watching.

Plain Python runs as in Jupyter. Line and cell magics and shell commands are skipped with a word about it,
unless they only wrap Python: a `%%time` above a solution must not cost it.
"""

from __future__ import annotations

import linecache
import sys
import traceback
from types import TracebackType
from typing import Any

from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.text import SList
from traitlets.config import Config

WRAPPERS = ("time", "capture")
CELL_FILE = "<ipython-input"


class GradingShell(InteractiveShell):
    """IPython without history, files, colours, pagers or commands."""

    def run_line_magic(self, magic_name: str, line: str, _stack_depth: int = 1) -> Any:
        """Run `%time`; skip every other line magic."""
        if magic_name in WRAPPERS:
            return super().run_line_magic(magic_name, line, _stack_depth)
        return self._skipped(f"%{magic_name}")

    def run_cell_magic(self, magic_name: str, line: str, cell: str) -> Any:
        """Run `%%time` and `%%capture`; skip every other cell magic with its cell."""
        if magic_name in WRAPPERS:
            return super().run_cell_magic(magic_name, line, cell)
        return self._skipped(f"%%{magic_name}")

    def system(self, cmd: str) -> None:
        """Skip `!cmd`."""
        self._skipped(f"!{cmd}")

    def getoutput(self, cmd: str, split: bool = True, depth: int = 0) -> Any:
        """Skip `x = !cmd`: no lines."""
        self._skipped(f"!{cmd}")
        return SList([]) if split else ""

    def ask_exit(self) -> None:
        """`exit` and `quit` in a cell end nothing."""

    def showtraceback(self, *args: Any, **kwargs: Any) -> None:
        """Print the exception that is being handled, with the lines of the student's cells only."""
        kind, error, trace = sys.exc_info()
        print(described(kind, error, trace))

    showsyntaxerror = showtraceback
    showindentationerror = showtraceback

    def _skipped(self, what: str) -> None:
        print(f"({what} is not run while grading)")


def make_shell(directory: str) -> GradingShell:
    """The one shell of a process; `directory` takes what IPython insists on writing."""
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    config.InteractiveShell.cache_size = 0
    shell = GradingShell.instance(config=config, ipython_dir=directory)
    sys.excepthook = sys.__excepthook__
    return shell


def cell_line(trace: TracebackType | None) -> str:
    """The innermost line of the student's cells in a traceback; "" where there is none."""
    frames = [(frame.f_code.co_filename, line) for frame, line in traceback.walk_tb(trace)]
    lines = [linecache.getline(name, line) for name, line in frames if name.startswith(CELL_FILE)]
    return lines[-1].strip() if lines else ""


def described(
    kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
) -> str:
    """An exception in plain text: its innermost line in the student's cells, and what it says."""
    line = cell_line(trace)
    try:
        said = "".join(traceback.format_exception_only(kind, error)).strip()
    except Exception:  # the student's own exception class may fail to tell
        said = kind.__name__ if kind else ""
    return f"{line}\n{said}" if line else said
