"""Which scripts a page loads, and when: none that it does not use, none that holds up the page."""

from __future__ import annotations

import json

from tendays.site.finish.page import Page, element, remove

SEARCH = ("searchtools.js", "language_data.js", "searchindex.js")
NEVER = ("fontawesome.js",)
# A script and what must be on the page for it to have a use.
NEEDS = {
    "clipboard.min.js": "//div[contains(@class, 'highlight')]//pre",
    "copybutton.js": "//div[contains(@class, 'highlight')]//pre",
    "design-tabs.js": "//*[contains(@class, 'sd-tab-set')]",
}
DATA = ("json", "text/x-")
# What is not needed to read and to move a figure; on a page with figures it comes when these are there.
LATER = (
    *("bootstrap.js", "pydata-sphinx-theme.js", "sphinx-book-theme.js", "clipboard.min.js", "copybutton.js"),
    *("doctools.js", "sphinx_highlight.js"),
)


def tidy(page: Page) -> None:
    """Drop what is not used, defer the rest behind what moves the figures."""
    if page.find("//*[@data-todo]"):
        page.body.append(element("script", type="module", async_="", src=page.link("assets/checklist.js")))
    for preload in page.find("//link[@rel='preload' and @as='script']"):
        remove(preload)
    for script in page.find("//script[@src and not(@type='module')]"):
        if is_used(page, file_name(script.get("src"))):
            script.set("src", script.get("src").split("?")[0])
            script.set("defer", "")
            script.set("fetchpriority", "low")
        else:
            remove(script)
    merge_settings(page)
    for script in page.find("//script[contains(@src, 'searchtools.js')]"):
        script.addnext(element("script", defer="", src=page.link("assets/search.js")))
    if page.find("//*[@data-kind='figure']"):
        postpone(page)


def postpone(page: Page) -> None:
    """Let the theme's scripts and the layout of the sections wait for the figures, which take far less."""
    waiting = [script for script in page.find("//script[@src]") if file_name(script.get("src")) in LATER]
    sources = json.dumps([script.get("src") for script in waiting])
    for script in waiting:
        remove(script)
    for section in page.find("//article/section//section"):
        section.set("class", " ".join([*section.classes, "td-waiting"]))
    page.body.append(element("script", sources, type="application/json", id="td-later"))
    page.body.append(element("script", type="module", async_="", src=page.link("assets/later.js")))


def file_name(address: str) -> str:
    """The name of the file at an address."""
    return address.split("?")[0].rsplit("/", 1)[-1]


def is_used(page: Page, name: str) -> bool:
    """Whether this page has a use for a script."""
    if name in NEVER:
        return False
    if name in SEARCH:
        return page.place.name == "search.html"
    return name not in NEEDS or bool(page.find(NEEDS[name]))


def merge_settings(page: Page) -> None:
    """Let the inline scripts that set options run after the deferred script that makes these options.

    A module without an address is deferred too, and keeps its place in the order.
    """
    for script in page.find("//script[not(@src)]"):
        kind = script.get("type", "")
        if "DOCUMENTATION_OPTIONS" in (script.text or "") and not any(mark in kind for mark in DATA):
            script.set("type", "module")
