"""What the server answers under `/book/`: to those who are logged in, and to nobody else."""

import shutil
from pathlib import Path
from typing import Any, cast

from jupyter_server.auth.decorator import authorized
from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.utils import url_escape, url_path_join
from tornado import web

from tendays.live.building import Build
from tendays.live.marker import mark


class PieceHandler(JupyterHandler, web.StaticFileHandler):
    """Files of one folder, to those who are logged in; tornado keeps paths inside the folder."""

    auth_resource = "contents"

    @web.authenticated
    @authorized
    async def get(self, path: str | None, include_body: bool = True) -> None:  # type: ignore[override]
        """The file at `path`."""
        await self.answer(path or "", include_body)

    @web.authenticated
    @authorized
    async def head(self, path: str | None) -> None:  # type: ignore[override]
        """The headers of the file at `path`."""
        await self.answer(path or "", include_body=False)

    async def answer(self, path: str, include_body: bool) -> None:
        """Send the file; a browser asks again each time and is told when nothing has changed."""
        await web.StaticFileHandler.get(self, path, include_body)

    def set_extra_headers(self, path: str) -> None:
        """Let browsers keep a file but ask whether it has changed: pages are rebuilt under the same names."""
        self.set_header("Cache-Control", "private, no-cache")

    def compute_etag(self) -> str | None:
        """Of a file, its age and size (tornado keeps its own hash over a rebuild); else of what is sent."""
        path = getattr(self, "absolute_path", None)
        if path is None:
            return web.RequestHandler.compute_etag(self)
        stat = Path(path).stat()
        return f'"{stat.st_mtime_ns:x}-{stat.st_size:x}"'


class BookHandler(PieceHandler):
    """The built book; its pages get the marker that lets them run."""

    async def answer(self, path: str, include_body: bool) -> None:
        """The page or file at `path`, or the progress of the build while there is none."""
        if self.get_argument("token", None) is not None:
            return self.redirect(self.request.path)
        if self.request.path == url_path_join(self.base_url, "book"):
            return self.redirect(url_path_join(self.base_url, "book/"))
        self.xsrf_token  # noqa: B018  reading it sets the cookie that a live page's requests need
        if not self.build.done:
            return self._send(self.build.page().encode(), "no-store")
        if path == "" or path.endswith((".html", "/")):
            return self._send_page(path)
        return await super().answer(path, include_body)

    def write_error(self, status_code: int, **details: Any) -> None:
        """For an address that leads nowhere the book's own page; else what Jupyter says."""
        missing = self.build.html / "404.html"
        if status_code == 404 and missing.is_file():
            self._send(missing.read_bytes(), "no-store")
        else:
            super().write_error(status_code, **details)

    @property
    def build(self) -> Build:
        """The book's build."""
        return cast(Build, self.settings["tendays_build"])

    def _send_page(self, path: str) -> None:
        self.path = self.parse_url_path(path)
        absolute = self.get_absolute_path(self.root, self.path)
        checked = self.validate_absolute_path(self.root, absolute)
        if checked is not None:
            self._send(mark(Path(checked).read_bytes(), self.base_url), "private, no-cache")

    def _send(self, page: bytes, cache: str) -> None:
        self.set_header("Content-Type", "text/html; charset=UTF-8")
        self.set_header("Cache-Control", cache)
        self.finish(page)


class LabCopyHandler(JupyterHandler):
    """The reader's own copy of a chapter, opened in JupyterLab: the book's source stays as it is."""

    auth_resource = "contents"

    def initialize(self, root: Path, html: Path) -> None:
        """Copies of `html`/notebooks go to `root`/notebooks."""
        self.source, self.copies, self.root = html / "notebooks", root / "notebooks", root

    @web.authenticated
    @authorized
    def get(self, page: str) -> None:
        """Copy the chapter's notebook unless the reader has one already, and go to it in JupyterLab."""
        source, copy = self._inside(self.source, page), self._inside(self.copies, page)
        if not source.is_file():
            raise web.HTTPError(404, f"There is no notebook of the page {page!r}; `make site` writes them.")
        if not copy.exists():
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, copy)
        place = url_escape(copy.relative_to(self.root.resolve()).as_posix())
        self.redirect(url_path_join(self.base_url, "lab/tree", place))

    def _inside(self, folder: Path, page: str) -> Path:
        path = (folder / f"{page}.ipynb").resolve()
        if not path.is_relative_to(folder.resolve()):
            raise web.HTTPError(404, f"The page {page!r} is outside the book.")
        return path
