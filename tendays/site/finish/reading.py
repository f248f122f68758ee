"""How long a chapter takes to read, below its title."""

from __future__ import annotations

import math

from tendays.site.finish.page import Page, element

WORDS_A_MINUTE = 200
SECONDS_A_LINE = 4  # of code
NOT_READ = ("cell_output", "cell_input", "katex", "td-widget", "td-deliverables", "td-exercises")
SKIPPED = " or ".join(f"contains(@class, '{name}')" for name in NOT_READ)
PROSE = f"//article//text()[not(ancestor::*[self::script or self::style or self::svg or {SKIPPED}])]"
CODE = "//article//div[contains(@class, 'cell_input')]//pre"


def tell(page: Page) -> None:
    """Put the minutes below the title of a page that has deliverables."""
    titles = page.find("//article//h1")
    if titles and page.find("//*[@data-todo]"):
        titles[0].addnext(element("p", f"{minutes(page)} minutes to read", class_="td-reading"))


def minutes(page: Page) -> int:
    """The minutes to read all prose and every line of code, rounded up to five."""
    words = len(" ".join(page.find(PROSE)).split())
    lines = sum(code.text_content().strip().count("\n") + 1 for code in page.find(CODE))
    return 5 * math.ceil((words / WORDS_A_MINUTE + lines * SECONDS_A_LINE / 60) / 5)
