"""From Sphinx's pages to the site: one asset of each kind, nothing from another host, nothing not used.

Sphinx writes into a folder of its own; `finish` reads every page there, changes it step by step, and
writes the whole site anew. So an unchanged page never meets changed assets, and nothing is ever changed
twice. A site that was made from the same files already is left as it stands.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from tendays.site.finish import (
    accessibility,
    figures,
    formulas,
    head,
    missing,
    paths,
    progress,
    reading,
    scripts,
    stamp,
    styles,
)
from tendays.site.finish.links import broken_links
from tendays.site.finish.page import Page

# What pages may load from Sphinx's own static folder, besides what the bundled stylesheet takes with it.
KEPT = ("*.js", "*.png", "*.svg")
NOT_KEPT = ("*.js.map", "fontawesome.js", "sphinx-thebe.js", "togglebutton.js")


def finish(raw: Path, output: Path, modules: Path, exercises: Path) -> list[str]:
    """Write the site that Sphinx left in `raw` to `output`, with npm's packages and students' notebooks.

    Returns what is wrong with it, one sentence each: widgets that need a kernel, links that lead nowhere.
    """
    made_from = stamp.made_from(raw, modules, exercises)
    if stamp.stands(output, made_from):
        return []
    problems = write(raw, output, modules, exercises)
    if not problems:
        (output / stamp.STAMP).write_text(made_from, encoding="utf-8")
    return problems


def write(raw: Path, output: Path, modules: Path, exercises: Path) -> list[str]:
    """Make the site anew, and put it in the place of the one before; returns what is wrong with it."""
    staged = output.with_name(f".{output.name}.new")
    shutil.rmtree(staged, ignore_errors=True)
    copy_files(raw, staged)
    copy_assets(modules, staged / "assets")
    copy_exercises(exercises, staged / "exercises")
    pages = [Page.read(path, raw) for path in sorted(raw.rglob("*.html")) if "_static" not in path.parts]
    problems = figures.place(pages, staged / "assets" / "widgets")
    problems += formulas.typeset(pages, modules)
    styles.bundle(pages, raw, modules, staged / "assets")
    progress.mark(pages)
    for page in pages:
        reading.tell(page)
        paths.shorten(page)
        head.complete(page)
        scripts.tidy(page)
        accessibility.mend(page)
        page.write(staged)
    missing.add(pages, staged)
    problems += broken_links(staged, {staged / page.place: page.document for page in pages})
    shutil.rmtree(output, ignore_errors=True)
    staged.rename(output)
    return problems


def copy_files(raw: Path, site: Path) -> None:
    """Copy all that Sphinx wrote, except pages and what no page loads."""
    for path in raw.rglob("*"):
        place = path.relative_to(raw)
        if path.is_file() and path.suffix != ".html" and is_wanted(place):
            (site / place).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, site / place)


def is_wanted(place: Path) -> bool:
    """Whether a file that Sphinx wrote belongs to the site."""
    if place.parts[0] == "_static":
        return any(place.match(kept) for kept in KEPT) and not any(place.match(other) for other in NOT_KEPT)
    return not place.name.startswith(".") and place.parts[0] not in {"_sources", "_sphinx_design_static"}


def copy_assets(modules: Path, assets: Path) -> None:
    """Copy our own scripts and pictures, and thebe for pages that a server runs."""
    static = Path(__file__).parents[1] / "static"
    shutil.copytree(static, assets, ignore=shutil.ignore_patterns("*.css", missing.NAME))
    shutil.copytree(
        modules / "thebe" / "lib", assets / "thebe", ignore=shutil.ignore_patterns("*.map", "types")
    )


def copy_exercises(exercises: Path, site: Path) -> None:
    """Copy the students' notebooks, to be downloaded from the pages."""
    for notebook in sorted(exercises.glob("*/*.ipynb")):
        site.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(notebook, site / notebook.name)
