"""A course in a folder of its own, served by the real `python -m tendays.live` on a free port."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

START_SECONDS = 60


@dataclass(frozen=True)
class Served:
    """A running server: where it is, and the token that opens it."""

    url: str
    token: str
    log: Path

    def get(self, path: str, **options: object) -> httpx.Response:
        """What someone who has the token is answered, redirects not followed."""
        headers = {"Authorization": f"token {self.token}"}
        return httpx.get(self.url + path, headers=headers, timeout=30, **options)  # type: ignore[arg-type]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(root: Path, state: Path, mode: str = "serve", *options: str) -> Iterator[Served]:
    """Serve the course at `root`; the server's runtime files and settings stay in `state`."""
    port, log = free_port(), state / f"{mode}.log"
    state.mkdir(parents=True, exist_ok=True)
    places = ["--no-browser", "--port", str(port), "--root", str(root)]
    command = [sys.executable, "-m", "tendays.live", mode, *places, *options]
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, env=environment(state))
    try:
        token = announced_token(log, process)
        yield Served(f"http://127.0.0.1:{port}", token, log)
    finally:
        process.terminate()
        process.wait(timeout=30)


def environment(state: Path) -> dict[str, str]:
    own = {
        name: str(state / name.lower())
        for name in ("JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR")
    }
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("JUPYTER_")}
    return inherited | own | {"OMP_NUM_THREADS": "1"}


def announced_token(log: Path, process: subprocess.Popen[bytes]) -> str:
    """The token in the address that the server prints once it is up."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        found = re.search(r"/book/\?token=([0-9a-f]{20,})", log.read_text(errors="replace"))
        if found:
            return found[1]
        time.sleep(0.1)
    raise RuntimeError(f"The server did not come up:\n{log.read_text(errors='replace')}")
