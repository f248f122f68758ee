"""The built site as a host would serve it: compressed, and cached."""

from __future__ import annotations

import functools
import gzip
import http.server
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TEXT = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".ipynb", ".xml", ".txt", ".inv"}
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


class Compressing(http.server.SimpleHTTPRequestHandler):
    """Files, text among them gzipped; nothing is logged."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send one file."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.is_file():
            self._send(path)
        else:
            self.send_error(404)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _send(self, path: Path) -> None:
        body, compressed = _body(path, path.stat().st_mtime_ns)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if compressed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=31536000")
        self.end_headers()
        self.wfile.write(body)


@functools.lru_cache(maxsize=512)
def _body(path: Path, _changed: int) -> tuple[bytes, bool]:
    """What is sent for a file, and whether it is compressed."""
    data = path.read_bytes()
    return (gzip.compress(data, 6), True) if path.suffix in TEXT else (data, False)


class Server(http.server.ThreadingHTTPServer):
    """A server that a browser may leave in the middle of an answer."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Be silent about connections that were broken off; anything else is told."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def host(site: Path) -> Iterator[str]:
    """The address, ending in a slash, at which the site can be had meanwhile."""
    handler = functools.partial(Compressing, directory=str(site))
    server = Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def places(site: Path) -> list[str]:
    """Every page of the site, by its path."""
    return [path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html"))]
