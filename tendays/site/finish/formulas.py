"""Formulas set by KaTeX at build: what a browser gets is HTML, MathML for screen readers, and no script."""

from __future__ import annotations

from pathlib import Path

from tendays.site.finish.page import Element, Page, fragment
from tendays.site.node import run_node

SCRIPT = Path(__file__).with_name("formulas.mjs")


def typeset(pages: list[Page], modules: Path) -> list[str]:
    """Set every formula of the pages; return one sentence for each that KaTeX cannot read."""
    waiting = [(page, formula) for page in pages for formula in page.find("//*[@data-latex]")]
    jobs = [{"latex": latex(formula), "display": "data-display" in formula.attrib} for _, formula in waiting]
    katex = modules / "katex" / "dist" / "katex.mjs"
    problems = []
    for (page, formula), done in zip(waiting, run_node(SCRIPT, jobs, str(katex)), strict=True):
        if "error" in done:
            problems.append(
                f"{page.place}: {latex(formula)!r} is not a formula that KaTeX can set: {done['error']}"
            )
        else:
            formula.append(fragment(done["html"]))
            del formula.attrib["data-latex"]
    return problems


def latex(formula: Element) -> str:
    """The LaTeX that Sphinx left in the page."""
    return str(formula.get("data-latex"))
