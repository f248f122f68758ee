"""Make a student's text safe to show: no script, no handler, no frame, no address but plain web links."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser

import nh3
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath, markdown2html_mistune

# What may stand in rendered text. No forms, frames, styles, media, SVG or MathML.
TEXT = {
    "b",
    "br",
    "code",
    "del",
    "em",
    "i",
    "ins",
    "kbd",
    "mark",
    "q",
    "s",
    "samp",
    "small",
    "span",
    "strong",
}
BLOCKS = {"blockquote", "dd", "div", "dl", "dt", "hr", "li", "ol", "p", "pre", "ul"}
TABLES = {"table", "tbody", "td", "tfoot", "th", "thead", "tr"}
TAGS = (
    TEXT
    | BLOCKS
    | TABLES
    | {f"h{level}" for level in range(1, 7)}
    | {"a", "abbr", "img", "sub", "sup", "var"}
)
ATTRIBUTES = {"a": {"href", "title"}, "img": {"src", "alt", "title"}, "ol": {"start"}, "th": {"align"}}
LINK = re.compile(r"^(https?://|mailto:|#)", re.IGNORECASE)
PICTURE = re.compile(r"^data:image/(png|jpeg|gif);base64,[A-Za-z0-9+/=\s]*$")
TEX = re.compile(
    r"\\(?=(href|url|require|style|class|cssId|unicode|html|data|includegraphics)\b)", re.IGNORECASE
)
CONTROL = re.compile(r"\x1b\[[0-9;]*m|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def _attribute(tag: str, name: str, value: str) -> str | None:
    """The attribute's value when it is harmless, else None."""
    if name == "href":
        return value if LINK.match(value) else None
    if name == "src":
        return value if PICTURE.match(value) else None
    return value


def clean_html(html: str) -> str:
    """The HTML with everything active taken out; pictures stay only when they are in the text itself."""
    return nh3.clean(
        html,
        tags=TAGS,
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        attribute_filter=_attribute,
        url_schemes={"http", "https", "mailto", "data"},
        link_rel="noopener noreferrer nofollow",
    )


def render_markdown(source: str) -> str:
    """Markdown as safe HTML."""
    renderer = IPythonRenderer(escape=False, exclude_anchor_links=True)
    return clean_html(MarkdownWithMath(renderer=renderer).render(TEX.sub("", source)))


def clean_markdown(source: str) -> str:
    """Markdown that stays safe when it is rendered anew: itself, else its safe HTML, else its plain text.

    nbgrader and JupyterLab render the markdown of autograded notebooks, and keep raw HTML.
    """
    source = TEX.sub("", source)  # the commands by which MathJax makes links and loads extensions
    html = markdown2html_mistune(source)
    candidates = (source, clean_html(html), _as_code(source))
    return next((text for text in candidates if is_safe(markdown2html_mistune(text))), "(not shown)")


def _as_code(source: str) -> str:
    """The source as an indented code block."""
    return "\n".join(f"    {line}" for line in clean_text(source).splitlines())


def is_safe(html: str) -> bool:
    """Whether every tag, attribute and address of the HTML is on the lists above."""
    checker = _Checker()
    checker.feed(html)
    checker.close()
    return checker.safe


class _Checker(HTMLParser):
    """Looks for anything that is not on the lists; class and id are what markdown itself adds."""

    own = frozenset({"class", "id", "align", "rel"})

    def __init__(self) -> None:
        super().__init__()
        self.safe = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        allowed = ATTRIBUTES.get(tag, set()) | self.own
        self.safe &= tag in TAGS
        for name, value in attrs:
            known = name in allowed or (name, value) in _ALIGNED
            self.safe &= known and _attribute(tag, name, value or "") is not None

    def handle_comment(self, data: str) -> None:
        self.safe = False

    def handle_decl(self, decl: str) -> None:
        self.safe = False

    def handle_pi(self, data: str) -> None:
        self.safe = False

    def unknown_decl(self, data: str) -> None:
        self.safe = False


# How tables of markdown align their cells.
_ALIGNED = {("style", f"text-align:{side}") for side in ("left", "center", "right")}


def clean_text(text: str) -> str:
    """Plain text without control characters or terminal colours."""
    return CONTROL.sub("", text)


def tidy_code(source: str) -> str:
    """Code without white space at the ends of its lines, on which Pygments can spend minutes."""
    return "\n".join(line.rstrip() for line in source.splitlines()).rstrip()


def text_as_html(text: str) -> str:
    """Plain text as HTML that shows it, paragraph by paragraph, and that MathJax leaves alone."""
    paragraphs = (part.strip() for part in clean_text(text).split("\n\n") if part.strip())
    lines = "".join(f"<p>{escape(part).replace(chr(10), '<br>')}</p>" for part in paragraphs)
    return f'<div class="tex2jax_ignore mathjax_ignore">{lines}</div>'
