"""What the theme leaves out for those who do not see the page."""

from __future__ import annotations

from tendays.site.finish.page import Page

FORMULA = "//div[contains(concat(' ', @class, ' '), ' math ')]"  # Sphinx writes "math notranslate"
TABLE = "//div[contains(@class, 'pst-scrollable-table-container')]"


def mend(page: Page) -> None:
    """Name the navigation and the buttons by their visible words; let the keyboard reach wide things."""
    for field in page.find("//button[contains(@class, 'search-button-field')]"):
        field.attrib.pop("aria-label", None)
    for summary in page.find("//summary[@aria-label]"):
        summary.attrib.pop("aria-label")
    for sidebar in page.find("//*[@id='pst-primary-sidebar']"):
        sidebar.set("role", "navigation")
        sidebar.set("aria-label", "Course")
    for toggle in page.find("//button[contains(@class, 'sidebar-toggle') and not(@aria-label)]"):
        toggle.set("aria-label", toggle.get("title", "Navigation"))
    for wide in page.find(f"//div[contains(@class, 'highlight')]/pre | {FORMULA} | {TABLE}"):
        wide.set("tabindex", "0")
    for icon in page.find("//i[contains(@class, 'fa-')]"):
        icon.set("aria-hidden", "true")
