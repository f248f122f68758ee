"""`python -m tendays.live serve` for readers and students, `teach` for instructors."""

import os
from pathlib import Path

import click

from tendays.live.launch import launch


@click.command(context_settings={"max_content_width": 100})
@click.argument("mode", type=click.Choice(["serve", "teach"]))
@click.option("--root", type=click.Path(file_okay=False, exists=True, path_type=Path), default=".")
@click.option("--port", default=8888, show_default=True, help="The next free one is taken if it is in use.")
@click.option(
    "--browser/--no-browser", default=None, help="Open the pages in a browser (not by default in CI)."
)
@click.option(
    "--rebuild/--no-rebuild", default=None, help="Build the pages first (by default if out of date)."
)
def main(mode: str, root: Path, port: int, browser: bool | None, rebuild: bool | None) -> None:
    """Serve the course to this machine: the pages with live cells, JupyterLab beside them.

    `serve` is for reading and learning; `teach` adds nbgrader's formgrader.
    """
    root = root.resolve()
    if not (root / "book").is_dir():
        raise click.UsageError(
            f"{root} has no book/; run this in the course's folder or give it with --root."
        )
    opened = "CI" not in os.environ if browser is None else browser
    launch(root, teach=mode == "teach", browser=opened, port=port, rebuild=rebuild)


if __name__ == "__main__":
    main()
