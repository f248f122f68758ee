"""Lighthouse's mobile scores of a page: the median of several runs."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.host import CHROMIUM, FLAGS

COMMAND = Path(__file__).parents[1] / "node_modules" / ".bin" / "lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
SECONDS = 180


@dataclass(frozen=True)
class Scores:
    """Scores from 0 to 100 by category, and what cost points in any category but performance."""

    scores: dict[str, int]
    complaints: tuple[str, ...]


def lighthouse(address: str, runs: int) -> Scores:
    """The medians of `runs` runs on the page at `address`; raises RuntimeError when one fails."""
    reports = [_run(address) for _ in range(runs)]
    scores = {
        name: round(100 * statistics.median(report["categories"][name]["score"] for report in reports))
        for name in CATEGORIES
    }
    return Scores(scores, tuple(sorted({said for report in reports for said in _complaints(report)})))


def _run(address: str) -> dict[str, Any]:
    """One run's report."""
    flags = " ".join(["--headless=new", *FLAGS])
    command = [
        *(str(COMMAND), address, "--quiet", "--output=json", "--output-path=stdout"),
        *(f"--chrome-flags={flags}", f"--only-categories={','.join(CATEGORIES)}"),
    ]
    ended = subprocess.run(
        command,
        env={**os.environ, "CHROME_PATH": CHROMIUM},
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )
    try:
        report: dict[str, Any] = json.loads(ended.stdout)
    except ValueError:
        raise RuntimeError(f"lighthouse failed on {address}: {ended.stderr[-800:]}") from None
    if any(report["categories"][name]["score"] is None for name in CATEGORIES):
        raise RuntimeError(f"lighthouse could not score {address}: {report.get('runtimeError')}")
    return report


def _complaints(report: dict[str, Any]) -> list[str]:
    """The audits without full score, of the categories that want all."""
    wanted = {
        each["id"]
        for name in CATEGORIES[1:]
        for each in report["categories"][name]["auditRefs"]
        if each["weight"] > 0
    }
    audits = (report["audits"][name] for name in sorted(wanted))
    return [f"{audit['id']}: {audit['title']}" for audit in audits if audit["score"] not in (None, 1)]
