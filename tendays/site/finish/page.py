"""A built page as a tree that the finishing steps change."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, TypeAlias

from lxml import html

Element: TypeAlias = Any  # lxml's HtmlElement: lxml has no types of its own


@dataclass
class Page:
    """One page: where it stands in the site, and its parsed document."""

    place: PurePosixPath
    document: Element

    @classmethod
    def read(cls, path: Path, folder: Path) -> Page:
        """The page in the file `path` of a site in `folder`."""
        parser = html.HTMLParser(encoding="utf-8", remove_comments=True)
        document = html.document_fromstring(path.read_bytes(), parser=parser)
        return cls(PurePosixPath(path.relative_to(folder).as_posix()), document)

    @property
    def head(self) -> Element:
        """Its head."""
        return self.document.find("head")

    @property
    def body(self) -> Element:
        """Its body."""
        return self.document.find("body")

    def link(self, target: str) -> str:
        """The address of a file of the site, relative to this page."""
        return "../" * (len(self.place.parts) - 1) + target

    def find(self, xpath: str) -> list[Element]:
        """All elements that an XPath selects."""
        return list(self.document.xpath(xpath))

    def write(self, folder: Path) -> None:
        """Write the page to its place in `folder`."""
        path = folder / self.place
        path.parent.mkdir(parents=True, exist_ok=True)
        text = html.tostring(self.document, doctype="<!DOCTYPE html>", encoding="unicode")
        path.write_text(text, encoding="utf-8")


def element(tag: str, text: str | None = None, **attributes: str) -> Element:
    """A new element; an underscore at the end of an attribute's name, as in ``class_``, is dropped."""
    made = html.Element(
        tag, {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    )
    made.text = text
    return made


def fragment(markup: str) -> Element:
    """The single element that a piece of HTML describes."""
    return html.fragment_fromstring(markup)


def remove(unwanted: Element) -> None:
    """Take an element out of its page; the text behind it stays."""
    unwanted.drop_tree()
