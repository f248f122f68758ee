"""JupyterLab as the course shows it: a student's has Validate, an instructor's the formgrader too."""

from typing import Any

NOWHERE = ("@jupyterlab/apputils-extension:announcements",)  # asks whether to fetch news from the network
NO_EXCHANGE = ("@jupyter/nbgrader:assignment-list", "@jupyter/nbgrader:course-list")
INSTRUCTOR = (
    "@jupyter/nbgrader:formgrader",
    "@jupyter/nbgrader:create-assignment",
    "@jupyter/nbgrader:menu",  # holds nothing without these two
)


def page_config(config: dict[str, Any], *, teach: bool) -> dict[str, Any]:
    """JupyterLab's page settings without what has no use here, nor the token: the cookie opens the server."""
    hidden = NOWHERE + NO_EXCHANGE + (() if teach else INSTRUCTOR)
    known = [name for name in config.get("disabledExtensions", []) if name not in hidden]
    return {**config, "disabledExtensions": [*known, *hidden], "token": ""}
