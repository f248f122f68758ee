r"""The Sphinx extension of the course's pages, and the build around it (``python -m tendays.site build``).

`build` runs the cells (`execution`), lets Sphinx write the pages, and finishes them (`finish`): formulas,
widgets, one stylesheet, nothing from another host. `controls` and ``static/runtime.js`` are ipywidgets
without a kernel.

What a page can use beside MyST's own::

    ::::{matrix}                      the four boxes of a day
    :::{do-first}                     also: if-time, carefully, avoid-today
    - the loop
    :::
    ::::

    :::{deliverables}                 a list to tick off; the browser remembers
    - The loss is below 0.01
    :::

    :::{principle}                    also: predict, closing; an argument replaces the title
    One sentence to keep.
    :::

    :::{self-check} What does the loss do at lr = 10?
    It explodes.                      an option; three or more, one of them right
    : No. It saturates, because …     why, opened by a click
    :::

    :::{caption}                      below a figure or widget: what to notice
    Beyond 0.3 the curve is flat.
    :::

    ```{exercises}                    a card for each of `assignments` in the front matter
    ```

A code cell tagged ``live-only`` is shown only where a kernel runs the page. A widget must be one that
`controls` knows, or an anywidget whose script exports ``still(state)``, its HTML before any script runs;
else the build fails.
"""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

from tendays.site import components, exercises, formulas, selfcheck


def setup(app: Sphinx) -> dict[str, Any]:
    """Register what the pages use with Sphinx."""
    # Jupyter Book always gives a value for an extension that is not loaded here.
    app.add_config_value("comments_config", {}, "")
    for part in (components, exercises, formulas, selfcheck):
        part.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
