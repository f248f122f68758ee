"""A matplotlib figure on a page: inline SVG that follows light and dark mode, with words."""

from __future__ import annotations

import hashlib
import io
import re
from html import escape

import matplotlib as mpl
from lxml import etree
from matplotlib.figure import Figure

from tendays import palette

SVG = "{http://www.w3.org/2000/svg}"
HREF = "{http://www.w3.org/1999/xlink}href"
_NUMBER = re.compile(r"-?\d+\.\d+|-0\b")
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
_FRAME = "margin:1.2em auto;max-width:36rem;background:var(--td-paper,#ffffff)"  # light where no theme is
_WORDS = "color:var(--td-muted,#566272);font-family:inherit;font-weight:400"


class Shown:
    """A figure with its words, displayed as HTML in the book and in JupyterLab; `show` makes it."""

    def __init__(self, svg: str, alt: str, caption: str) -> None:
        self.svg, self.alt, self.caption = svg, alt, caption

    def __repr__(self) -> str:
        return f"Figure: {self.alt}"

    def _repr_html_(self) -> str:
        return (
            f'<figure class="td-figure" style="{_FRAME}">{self.svg}'
            f'<figcaption style="{_WORDS}">{escape(self.caption)}</figcaption></figure>'
        )


def show(fig: Figure, *, alt: str, caption: str) -> Shown:
    """The figure as a displayable with inline SVG.

    alt says what it shows, to those who cannot see it; caption says what to notice.
    Raises ValueError where one of them is empty.
    """
    for name, words in (("alt", alt), ("caption", caption)):
        if not words.strip():
            raise ValueError(f"a figure needs words: {name} is empty; say what is to be seen")
    return Shown(inline_svg(fig, alt), alt, caption)


def inline_svg(fig: Figure, alt: str) -> str:
    """The figure as one `<svg>` for HTML: the same bytes for the same figure, ids no other figure has."""
    root = etree.fromstring(_drawn(fig))
    _drop_what_a_page_does_not_need(root)
    _round_numbers(root)
    _rename_ids(root, hashlib.sha256(etree.tostring(root) + alt.encode()).hexdigest()[:8])
    for attribute in ("width", "height", "version"):
        root.attrib.pop(attribute, None)
    root.set("role", "img")
    root.set("aria-label", alt)
    root.set("style", "width:100%;height:auto;display:block;stroke-linejoin:round;font-family:inherit")
    svg = etree.tostring(root, encoding="unicode").replace("xlink:href", "href")
    svg = re.sub(r' xmlns:\w+="[^"]*"| transform="rotate\(0 [^"]*"', "", svg)
    return _with_variables(re.sub(r">\s+<", "><", svg))


def _drawn(fig: Figure) -> bytes:
    buffer = io.BytesIO()
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "ten days", "path.simplify_threshold": 0.4}):
        fig.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    return buffer.getvalue()


def _drop_what_a_page_does_not_need(root: etree._Element) -> None:
    """Metadata, comments, and the stylesheet: inside a page its `*` rule would reach every element."""
    for element in list(root.iter(f"{SVG}metadata", f"{SVG}style", etree.Comment)):
        element.getparent().remove(element)
    for text in root.iter(f"{SVG}text"):
        style = re.sub(r"font: ([\d.]+px)[^;]*", r"font-size: \1", text.get("style", ""))
        text.set("style", re.sub(r"font-family:[^;]*;?", "", style))


def _round_numbers(root: etree._Element) -> None:
    """One decimal: a tenth of a point is less than any screen shows."""
    for element in root.iter(tag=etree.Element):
        for attribute in ("d", "x", "y", "width", "height", "transform"):
            if attribute in element.attrib and element is not root:
                element.set(attribute, _NUMBER.sub(_short, element.get(attribute)))
        if "d" in element.attrib:
            element.set("d", re.sub(r"\s+", " ", element.get("d").strip()))


def _short(number: re.Match[str]) -> str:
    return f"{round(float(number.group()), 1) + 0.0:.1f}".removesuffix(".0")


def _rename_ids(root: etree._Element, prefix: str) -> None:
    """Keep only the ids that something refers to, each made this figure's own."""
    elements = list(root.iter(tag=etree.Element))
    used = {element.get(HREF)[1:] for element in elements if element.get(HREF)}
    for element in elements:
        used.update(_REFERENCE.findall(" ".join(element.attrib.values())))
    names = {old: f"td-{prefix}-{i}" for i, old in enumerate(sorted(used))}
    for element in elements:
        if "id" in element.attrib and element.get("id") not in names:
            del element.attrib["id"]
        for key, text in element.attrib.items():
            if key == "id":
                element.set(key, names[text])
            elif key == HREF:
                element.set(key, f"#{names[text[1:]]}")
            elif "url(#" in text:
                element.set(key, _REFERENCE.sub(lambda match: f"url(#{names[match[1]]})", text))


def _with_variables(svg: str) -> str:
    """Every colour of the palette as its CSS variable, its light shade to fall back on."""
    named = {shades.light: name for name, shades in reversed(palette.PALETTE.items())}
    return re.sub(
        r"#[0-9a-f]{6}\b", lambda hit: palette.css(named[hit[0]]) if hit[0] in named else hit[0], svg
    )
