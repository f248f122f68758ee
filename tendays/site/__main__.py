"""The command line of the site: ``python -m tendays.site build``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tendays.site.build import BuildError, build


@click.group()
def main() -> None:
    """Build the pages of the course."""


@main.command("build")
@click.option("--root", type=click.Path(exists=True, file_okay=False, path_type=Path), default=".")
@click.option("--book", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--output", type=click.Path(file_okay=False, path_type=Path))
@click.option("--fresh", is_flag=True, help="Write every page anew (cells that were run are kept).")
def build_command(root: Path, book: Path | None, output: Path | None, fresh: bool) -> None:
    """Run every cell and write the site into build/html; any warning is an error."""
    try:
        seconds = build(root.resolve(), book, output, fresh)
    except BuildError as error:
        sys.exit(str(error))
    click.echo(f"The site stands in {output or root / 'build' / 'html'} ({seconds:.1f} s).")


if __name__ == "__main__":
    main()
