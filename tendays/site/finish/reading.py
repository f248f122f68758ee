"""How long a chapter takes to read, below its title."""

from __future__ import annotations

import math

from tendays.site.finish.page import Element, Page, element

WORDS_A_MINUTE = 200
SECONDS_A_LINE = 4  # of code
NOT_READ = ("cell_output", "cell_input", "katex", "td-widget", "td-deliverables", "td-exercises")
NOT_TEXT = {"script", "style", "svg"}
CODE = "//article//div[contains(@class, 'cell_input')]//pre"


def tell(page: Page) -> None:
    """Put the minutes below the title of a page that has deliverables."""
    titles = page.find("//article//h1")
    if titles and page.find("//*[@data-todo]"):
        titles[0].addnext(element("p", f"{minutes(page)} minutes to read", class_="td-reading"))


def minutes(page: Page) -> int:
    """The minutes to read all prose and every line of code, rounded up to five."""
    count = sum(words(article) for article in page.find("//article[not(ancestor::article)]"))
    lines = sum(code.text_content().strip().count("\n") + 1 for code in page.find(CODE))
    return 5 * math.ceil((count / WORDS_A_MINUTE + lines * SECONDS_A_LINE / 60) / 5)


def words(part: Element) -> int:
    """The words of prose in a part of a page."""
    if part.tag in NOT_TEXT or any(name in part.get("class", "") for name in NOT_READ):
        return 0
    own = len((part.text or "").split())
    return own + sum(words(child) + len((child.tail or "").split()) for child in part)
