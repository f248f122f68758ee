"""Recompute the kept results of long experiments (all, or those named), or check that none is stale."""

from __future__ import annotations

import argparse
from pathlib import Path

from tendays.results import recompute, stale

FOLDER = Path("book/results")


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "names", nargs="*", help="experiments in book/results, by name; all when none is named"
    )
    parser.add_argument("--check", action="store_true", help="run nothing; fail when a record is stale")
    options = parser.parse_args()
    if options.check:
        complaints = list(stale(FOLDER))
        raise SystemExit("\n".join(complaints) if complaints else 0)
    for script in [FOLDER / f"{name}.py" for name in options.names] or sorted(FOLDER.glob("*.py")):
        print(f"{script.stem} ...", flush=True)
        print(f"{script.stem}: {recompute(script)['seconds']} s")


if __name__ == "__main__":
    main()
