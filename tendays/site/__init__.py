"""The Sphinx extension of the course's pages, and the build around it (``python -m tendays.site build``)."""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

from tendays.site import formulas


def setup(app: Sphinx) -> dict[str, Any]:
    """Register what the pages use with Sphinx."""
    # Jupyter Book always gives a value for an extension that is not loaded here.
    app.add_config_value("comments_config", {}, "")
    formulas.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
