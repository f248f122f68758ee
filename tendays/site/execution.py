"""Running the book's cells: several pages at a time, once for each state of the library they import."""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jupyter_cache import get_cache
from jupyter_cache.executors import load_executor
from sphinx_external_toc.parsing import parse_toc_yaml

LIBRARY = Path(__file__).resolve().parents[1]
NOT_RUN_BY_PAGES = {"site", "live", "__pycache__"}
KEPT_STATES = 3
READER = {"name": "myst_nb_md", "type": "plugin"}
RUN = "pages-that-ran"  # in the cache's folder: a hash of each, so that they need not be read again


def library_version(book: Path) -> str:
    """A hash of all that a cell can import or read: the library, its data and the book's kept results."""
    digest = hashlib.sha256()
    for path in [*sorted((book / "results").rglob("*.json")), *sorted(library_files())]:
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def library_files() -> list[Path]:
    """The files of the course library, without the rooms that no page imports."""
    files = (path for path in LIBRARY.rglob("*") if path.is_file())
    return [path for path in files if NOT_RUN_BY_PAGES.isdisjoint(path.relative_to(LIBRARY).parts)]


def cache_folder(root: Path, book: Path) -> Path:
    """The cache folder for the library as it stands; of earlier states only the latest few are kept."""
    folder = root / library_version(book)
    folder.mkdir(parents=True, exist_ok=True)
    folder.touch()
    by_age = sorted(root.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in by_age[KEPT_STATES:]:
        shutil.rmtree(old)
    return folder


def notebooks(book: Path, toc: Path) -> list[Path]:
    """The pages of the table of contents that have code cells."""
    pages = [book / f"{name}.md" for name in parse_toc_yaml(toc)]
    return [page for page in pages if page.exists() and "{code-cell}" in page.read_text(encoding="utf-8")]


def execute(pages: list[Path], cache_folder: Path, timeout: int) -> list[str]:
    """Run the pages that the cache does not know yet, in parallel; return a message for each that failed."""
    ran = cache_folder / RUN
    known = set(ran.read_text(encoding="utf-8").split()) if ran.exists() else set()
    hashes = {page: hashlib.sha256(page.read_bytes()).hexdigest() for page in pages}
    failures = execute_new([page for page in pages if hashes[page] not in known], cache_folder, timeout)
    if not failures:
        ran.write_text("\n".join(sorted(known.union(hashes.values()))), encoding="utf-8")
    return failures


def execute_new(pages: list[Path], cache_folder: Path, timeout: int) -> list[str]:
    """Run those of the pages whose cells the cache does not have; return a message for each that failed."""
    # A torch kernel that uses every core makes parallel pages slower, not faster.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    if not pages:
        return []
    cache = get_cache(cache_folder)
    for page in pages:
        cache.add_nb_to_project(str(page), read_data=READER)
    if not cache.list_unexecuted(filter_uris=[str(page) for page in pages]):
        return []
    logger = logging.getLogger("tendays.site")
    logger.setLevel(logging.WARNING)
    executor = load_executor("local-parallel", cache, logger=logger)
    with own_settings(cache_folder / "ipython"):
        result = executor.run_and_cache(filter_uris=[str(page) for page in pages], timeout=timeout)
    return [failure(cache, uri) for uri in [*result.excepted, *result.errored]]


@contextmanager
def own_settings(folder: Path) -> Iterator[None]:
    """Kernels that read no settings of the reader's: startup files could change the book's numbers.

    They listen on this machine only, and say at each start that this is not encrypted: that is not printed.
    """
    settings = folder / "profile_default" / "ipython_kernel_config.py"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text('c.IPKernelApp.log_level = "ERROR"\n', encoding="utf-8")
    before = os.environ.get("IPYTHONDIR")
    os.environ["IPYTHONDIR"] = str(folder)
    try:
        yield
    finally:
        del os.environ["IPYTHONDIR"]
        if before is not None:
            os.environ["IPYTHONDIR"] = before


def failure(cache: object, uri: str) -> str:
    """What a reader of the build log needs to know about a page that did not run."""
    record = cache.get_project_record(uri)  # type: ignore[attr-defined]
    return f"{uri}: a cell failed.\n{record.traceback or 'See the log above.'}"
