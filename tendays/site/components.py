"""Directives for what the day pages are made of; `tendays.site` says how each is written."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

# Directive name: the title that stands above its content, unless an argument gives another.
BLOCKS = {
    "principle": "Principle",
    "predict": "Predict",
    "closing": "",
    "do-first": "Do first",
    "if-time": "If time",
    "carefully": "Carefully",
    "avoid-today": "Avoid today",
}


class Block(SphinxDirective):
    """Content in a box of its own kind, with a title."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[nodes.Node]:
        """The block as a container with its title as first paragraph."""
        box = container("td-block", f"td-{self.name}")
        title = self.arguments[0] if self.arguments else BLOCKS[self.name]
        if title:
            box += self.title(title)
        self.state.nested_parse(self.content, self.content_offset, box)
        return [box]

    def title(self, words: str) -> nodes.paragraph:
        """A title that is not a heading: it does not belong to the page's outline."""
        inline, messages = self.state.inline_text(words, self.lineno)
        return nodes.paragraph("", "", *inline, *messages, classes=["td-block-title"])


class Matrix(SphinxDirective):
    """The four boxes of a day: do first, if time, carefully, avoid today."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """The boxes side by side where there is room."""
        box = container("td-matrix")
        self.state.nested_parse(self.content, self.content_offset, box)
        return [box]


class Deliverables(Block):
    """A list whose items can be ticked off; the browser remembers them."""

    def run(self) -> list[nodes.Node]:
        """The list with a checkbox before each item; an error when there is no list."""
        box = container("td-block", "td-deliverables")
        self.state.nested_parse(self.content, self.content_offset, box)
        lists = [child for child in box.children if isinstance(child, nodes.bullet_list)]
        if len(lists) != 1:
            raise self.error(f"deliverables are one bullet list, got {len(lists)}: write each as `- …`")
        words = escape(self.arguments[0] if self.arguments else "Deliverables")
        box.insert(0, html(f'<p class="td-block-title">{words} <output></output></p>'))
        add_checkboxes(lists[0])
        return [box]


def add_checkboxes(items: Iterable[nodes.Node]) -> None:
    """Put a checkbox before the text of each item; the text is its label."""
    for item in items:
        assert isinstance(item, nodes.list_item)
        name = nodes.make_id(item.astext())[:48]
        text = container("td-item", children=item.children)
        text["ids"] = [f"todo-{name}"]
        item.children = []
        box = html(
            f'<input type="checkbox" data-todo="{name}" aria-labelledby="todo-{name}" autocomplete="off">'
        )
        item += [box, text]


class Caption(SphinxDirective):
    """What to notice in the figure or widget above."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """A paragraph in the style of a caption."""
        box = container("td-caption-box")
        self.state.nested_parse(self.content, self.content_offset, box)
        for paragraph in box.findall(nodes.paragraph):
            paragraph["classes"].append("td-caption")
        return [box]


def container(*classes: str, children: Iterable[nodes.Node] = ()) -> nodes.container:
    """A `div` with classes and nothing that Sphinx adds by itself."""
    return nodes.container("", *children, classes=list(classes), is_div=True)


def html(markup: str) -> nodes.raw:
    """A piece of HTML."""
    return nodes.raw("", markup, format="html")


def setup(app: Sphinx) -> None:
    """Register the directives."""
    for name in BLOCKS:
        app.add_directive(name, Block)
    app.add_directive("matrix", Matrix)
    app.add_directive("deliverables", Deliverables)
    app.add_directive("caption", Caption)
