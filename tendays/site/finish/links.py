"""Links that lead nowhere: to a page, a file or an anchor that the site does not have."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html

ATTRIBUTES = {"href", "src"}


def broken_links(site: Path, parsed: dict[Path, html.HtmlElement] | None = None) -> list[str]:
    """One sentence for each internal link, picture or script of the site in `site` that does not resolve.

    parsed: the documents of pages that need not be read again.
    """
    documents = dict(parsed or {})
    for path in sorted(site.rglob("*.html")):
        if path not in documents:
            documents[path] = html.document_fromstring(path.read_bytes())
    anchors = {path: anchors_of(document) for path, document in documents.items()}
    return [
        f"{path.relative_to(site)} links to {address}, which does not exist."
        for path, document in documents.items()
        for address in sorted(addresses(document))
        if not resolves(address, path, site, anchors)
    ]


def anchors_of(document: html.HtmlElement) -> set[str]:
    """All that a link into the page can point to."""
    return set(document.xpath("//@id")) | set(document.xpath("//a/@name")) | {"", "top"}


def addresses(document: html.HtmlElement) -> set[str]:
    """The addresses within the site that a page names."""
    found = {value for element in document.iter() for name, value in element.items() if name in ATTRIBUTES}
    return {address for address in found if not urlsplit(address).scheme and not address.startswith("//")}


def resolves(address: str, page: Path, site: Path, anchors: dict[Path, set[str]]) -> bool:
    """Whether an address on a page leads to a file of the site, and to an anchor of it where one is named."""
    parts = urlsplit(address)
    target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    if target.is_dir():
        target /= "index.html"
    if not target.is_file() or site.resolve() not in target.resolve().parents:
        return False
    target = site / target.resolve().relative_to(site.resolve())
    return not parts.fragment or target not in anchors or unquote(parts.fragment) in anchors[target]
