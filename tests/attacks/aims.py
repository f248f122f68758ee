"""What attacks aim at here, and whether it came to harm: a course, a secret, an ear on loopback."""

import hashlib
import os
import secrets
import shutil
import socket
import tempfile
import threading
from functools import cache
from pathlib import Path

from autograder.course import REPOSITORY

TOKEN = f"tddmark{secrets.token_hex(6)}"  # in the name of all that an attack writes
SECRET = f"swordfish{secrets.token_hex(6)}"  # in the environment of this process
VARIABLE = "TDD_SECRET_OF_HOST"


class Ear:
    """A listener on loopback that should hear nothing, by TCP or UDP."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.tcp, self.udp = socket.socket(), socket.socket(type=socket.SOCK_DGRAM)
        self.tcp.bind(("127.0.0.1", 0))
        self.port = self.tcp.getsockname()[1]
        self.udp.bind(("127.0.0.1", self.port))
        self.tcp.listen()
        for listen in (self._accept, self._receive):
            threading.Thread(target=listen, daemon=True).start()

    def _accept(self) -> None:
        while True:
            self.heard.append(f"tcp from {self.tcp.accept()[1]}")

    def _receive(self) -> None:
        while True:
            self.heard.append(f"udp: {self.udp.recv(100)!r}")


@cache
def ear() -> Ear:
    """The one listener of this process."""
    return Ear()


@cache
def course() -> Path:
    """A course that anybody on this machine may read and write: only the sandbox stands before it."""
    root = Path(tempfile.mkdtemp(prefix="attacked-course-", dir=_open_to_all()))
    shutil.copytree(REPOSITORY / "solutions" / "day10_step_decay", root / "solutions" / "day10_step_decay")
    for name in ("class/gradebook.db", "class/submitted/ada/day10_step_decay/day10_step_decay.ipynb"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(SECRET)
    for path in (root, *root.rglob("*")):
        path.chmod(0o777 if path.is_dir() else 0o666)
    return root


def _open_to_all() -> str:
    return "/var/tmp" if os.access("/var/tmp", os.W_OK) else tempfile.gettempdir()


def fingerprint(root: Path) -> str:
    """Changes with every name and byte below a folder."""
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        digest.update(str(path).encode() + (path.read_bytes() if path.is_file() else b""))
    return digest.hexdigest()


def written() -> list[Path]:
    """Whatever bears the mark of an attack where one could have written."""
    places = {Path.cwd(), REPOSITORY, course(), Path.home(), Path("/tmp"), Path("/var/tmp"), Path("/dev/shm")}
    return [path for place in places if place.is_dir() for path in place.glob(f"*{TOKEN}*")]


def processes_below(pid: int) -> list[int]:
    """All processes that descend from `pid`."""
    try:
        children = [int(n) for n in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []
    return [found for child in children for found in (child, *processes_below(child))]
