"""The course as the server sees it: where its parts are, and the addresses at which they are served."""

from pathlib import Path
from typing import Any

import anywidget
from jupyter_server.utils import url_path_join
from traitlets import Bool
from traitlets.config import Configurable

from tendays.live.building import Build
from tendays.live.handlers import BookHandler, LabCopyHandler, PieceHandler
from tendays.live.lab import page_config

STATIC = Path(__file__).parent / "static"
ANYWIDGET = Path(anywidget.__file__).parent / "nbextension"


class Course(Configurable):
    """The course in the server's root folder, attached to that server."""

    teach = Bool(False, help="Show nbgrader's formgrader and its authoring tools in JupyterLab.").tag(
        config=True
    )
    rebuild = Bool(
        None, allow_none=True, help="Build the pages at the start; not given: if they are out of date."
    ).tag(config=True)

    def attach(self, server: Any) -> None:
        """Serve the book at `/book/` and what live pages load below it; build it when it is not built."""
        self.build = Build(Path(server.root_dir))
        wanted = self.build.stale if self.rebuild is None else self.rebuild
        if wanted or not self.build.done:
            self.build.start()
        settings = server.web_app.settings
        settings["tendays_build"] = self.build
        settings["page_config_hook"] = lambda _, config: page_config(config, teach=self.teach)
        server.web_app.add_handlers(".*$", self.routes(settings["base_url"]))
        server.log.info("The course is at %s", url_path_join(server.public_url.split("?")[0]))

    def routes(self, base_url: str) -> list[tuple[str, type, dict[str, Any]]]:
        """The addresses of the book and of what its live pages load."""
        html = self.build.html
        book = url_path_join(base_url, "book")
        packages = self.build.root / "node_modules"
        return [
            (rf"{book}/_live/thebe/(.*)", PieceHandler, {"path": str(packages / "thebe" / "lib")}),
            (rf"{book}/_live/marked/(.*)", PieceHandler, {"path": str(packages / "marked" / "lib")}),
            (rf"{book}/_live/katex/(.*)", PieceHandler, {"path": str(packages / "katex" / "dist")}),
            (rf"{book}/_live/anywidget/(.*)", PieceHandler, {"path": str(ANYWIDGET)}),
            (rf"{book}/_live/lab/(.*)", LabCopyHandler, {"root": self.build.root, "html": html}),
            (rf"{book}/_live/(.*)", PieceHandler, {"path": str(STATIC)}),
            (rf"{book}(?:/(.*))?", BookHandler, {"path": str(html), "default_filename": "index.html"}),
        ]
