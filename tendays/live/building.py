"""The first build of the book: started by the server, and shown in the browser until the pages are there."""

import atexit
import html
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from string import Template

ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
SHOWN_LINES = 24

SOURCES = ("_*.yml", "book/**/*.md", "book/results/*.json", "tendays/**/*.py", "tendays/site/**/*.css")
TEMPLATE = Path(__file__).parent / "building.html"
RUNNING = (
    "Every cell is executed once, so this takes a few minutes the first time ({seconds} s so far). "
    "The pages appear here by themselves."
)
FAILED = "Mend what the end of the log says, run <code>make site</code> in a terminal and reload this page."


class Build:
    """The build of the book under `root`, as a process of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.html = root / "build" / "html"
        self.log = root / "build" / "site.log"
        self.process: subprocess.Popen[bytes] | None = None
        self.started = 0.0
        self.index = self.html / "searchindex.js"  # written when the last page is

    @property
    def done(self) -> bool:
        """Whether there are pages to show; those from before a rebuild are shown until it has ended."""
        return self.index.is_file()

    @property
    def stale(self) -> bool:
        """Whether a source of the pages is newer than they are."""
        return not self.done or any(
            path.stat().st_mtime > self.index.stat().st_mtime for path in self.sources()
        )

    def sources(self) -> Iterator[Path]:
        """The files that the pages are made from."""
        yield from (path for name in SOURCES for path in self.root.glob(name) if path.is_file())

    @property
    def running(self) -> bool:
        """Whether the build's process is at work."""
        return self.process is not None and self.process.poll() is None

    def start(self) -> None:
        """Start `python -m tendays.site build`; its output goes to `build/site.log`."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        self.started = time.monotonic()
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tendays.site", "build"],
                cwd=self.root,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        atexit.register(self.stop)

    def stop(self) -> None:
        """End a build that is still running."""
        if self.process is not None and self.running:
            self.process.terminate()
            self.process.wait(timeout=10)

    def tail(self) -> str:
        """The last lines of the log, without terminal colours."""
        text = self.log.read_text(encoding="utf-8", errors="replace") if self.log.exists() else ""
        lines = [line.rsplit("\r", 1)[-1] for line in ANSI.sub("", text).replace("\r\n", "\n").splitlines()]
        return "\n".join(lines[-SHOWN_LINES:])

    def page(self) -> str:
        """What the browser shows in place of a page that is not built yet."""
        seconds = int(time.monotonic() - self.started)
        words = {
            "title": "Building the course" if self.running else "The course could not be built",
            "message": RUNNING.format(seconds=seconds) if self.running else FAILED,
            "refresh": '<meta http-equiv="refresh" content="2">' if self.running else "",
            "log": html.escape(self.tail()),
        }
        return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(words)
