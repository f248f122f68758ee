"""The Jupyter server behind `make serve` and `make teach`: its settings, and its start."""

import os
import sys
from pathlib import Path

from jupyter_server.serverapp import ServerApp
from traitlets.config import Config

IDLE_SECONDS = 1800


def launch(root: Path, *, teach: bool, browser: bool, port: int, rebuild: bool | None) -> None:
    """Serve the course at `root` to this machine alone until interrupted."""
    os.chdir(root)  # nbgrader looks for nbgrader_config.py in the working directory
    _prefer_this_environment()
    config = settings(root, teach=teach, browser=browser, port=port, rebuild=rebuild)
    ServerApp.launch_instance(argv=[], config=config)


def settings(root: Path, *, teach: bool, browser: bool, port: int, rebuild: bool | None) -> Config:
    """Jupyter's settings for the course at `root`; the user's own configuration files come below them."""
    config = Config()
    config.ServerApp.update(
        root_dir=str(root),
        ip="127.0.0.1",
        port=port,
        default_url="/book/",
        open_browser=browser,
        allow_root=True,  # in a container root is who there is; only this machine can connect
        jpserver_extensions=extensions(teach=teach),
        tornado_settings={"compress_response": True},
    )
    if (root / "exercises").is_dir():
        config.ContentsManager.preferred_dir = "exercises"
    config.Course.update(teach=teach, rebuild=rebuild)
    config.MappingKernelManager.update(cull_idle_timeout=IDLE_SECONDS, cull_interval=300)
    _stay_offline(config)
    return config


def extensions(*, teach: bool) -> dict[str, bool]:
    """The server extensions that the course needs on, and those of nbgrader that it needs off."""
    return {
        "tendays.live": True,
        "jupyterlab": True,
        "nbgrader.server_extensions.validate_assignment": True,
        "nbgrader.server_extensions.formgrader": teach,
        "nbgrader.server_extensions.assignment_list": False,
        "nbgrader.server_extensions.course_list": False,
    }


def _stay_offline(config: Config) -> None:
    config.LabApp.update(
        news_url=None,
        check_for_updates_class="jupyterlab.handlers.announcements.NeverCheckForUpdate",
        extension_manager="readonly",
    )


def _prefer_this_environment() -> None:
    """Kernels and the programs that nbgrader calls come from the environment that runs this."""
    for variable, place in (
        ("PATH", Path(sys.prefix) / "bin"),
        ("JUPYTER_PATH", Path(sys.prefix) / "share/jupyter"),
    ):
        others = os.environ.get(variable)
        os.environ[variable] = f"{place}{os.pathsep}{others}" if others else str(place)
