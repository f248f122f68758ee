"""Questions that a page answers itself: every option opens to say why it is right or wrong. No script."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from tendays.site.components import container, html

ANSWERS = {"Yes": "td-yes", "No": "td-no"}


class SelfCheck(SphinxDirective):
    """A question with its options; what an option opens begins with “Yes.” or “No.” and says why."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[nodes.Node]:
        """The question and an openable line for each option; an error unless exactly one is right."""
        options = self.options_of(self.parsed())
        rights = [kind for _, _, kind in options].count("td-yes")
        if rights != 1 or len(options) < 3:
            raise self.error(
                f"a self-check has three or more options and one right one; here {rights} of {len(options)}"
            )
        inline, messages = self.state.inline_text(self.arguments[0], self.lineno)
        box = container("td-block", "td-self-check")
        box += nodes.paragraph("", "", *inline, *messages, classes=["td-block-title"])
        name = f"check-{self.env.new_serialno('self-check')}"
        for term, definition, kind in options:
            box += html(f'<details name="{name}" class="{kind}"><summary>')
            box += nodes.inline("", "", *term.children)
            box += html("</summary>")
            box += container("td-why", children=definition.children)
            box += html("</details>")
        return [box]

    def parsed(self) -> nodes.Element:
        """The content as nodes."""
        box = container()
        self.state.nested_parse(self.content, self.content_offset, box)
        return box

    def options_of(self, box: nodes.Element) -> list[tuple[nodes.Element, nodes.Element, str]]:
        """Each option: its line, why it is right or wrong, and which of the two."""
        if [type(child) for child in box.children] != [nodes.definition_list]:
            raise self.error("a self-check is one definition list: an option, and below it `: No. Because …`")
        return [self.option(item) for item in box.children[0].children]

    def option(self, item: nodes.Node) -> tuple[nodes.Element, nodes.Element, str]:
        """One option; an error when its explanation does not begin with “Yes.” or “No.”."""
        assert isinstance(item, nodes.definition_list_item)
        term, definition = (child for child in item.children if isinstance(child, nodes.Element))
        word, dot, why = definition.astext().partition(".")
        if word not in ANSWERS or not dot or len(why.split()) < 3:
            raise self.error(
                f"the option {term.astext()!r} must be explained: `: Yes. Because …` or `: No. …`"
            )
        return term, definition, ANSWERS[word]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("self-check", SelfCheck)
