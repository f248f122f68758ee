"""What each page says of itself: description, icon, colours, and its mode before anything is drawn."""

from __future__ import annotations

from tendays.palette import PALETTE
from tendays.site.finish.fonts import FAMILIES
from tendays.site.finish.page import Element, Page, element, remove

DESCRIPTION = 155  # characters, as much as search engines show
MODE = """(() => {
const stored = (name) => { try { return localStorage.getItem(name); } catch { return null; } };
const mode = stored("mode") || "auto";
const dark = mode === "dark" || (mode === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
const shown = document.documentElement.dataset;
Object.assign(shown, { mode, theme: dark ? "dark" : "light" });
let before;
addEventListener("beforeprint", () => { before = shown.theme; shown.theme = "light"; });
addEventListener("afterprint", () => { shown.theme = before; });
})();"""


def complete(page: Page) -> None:
    """Give the page one title, viewport, description and icon, theme colours, and a mode without a flash."""
    name_once(page)
    for repeated in page.find("//meta[@name='viewport']")[1:]:
        remove(repeated)
    for unused in page.find("//meta[starts-with(@name, 'docsearch') or starts-with(@name, 'docbuild')]"):
        remove(unused)
    if not page.find("//meta[@name='description']"):
        page.head.append(element("meta", name="description", content=description(page)))
    page.head.append(element("link", rel="icon", type="image/svg+xml", href=page.link("assets/icon.svg")))
    for font in FAMILIES:
        page.head.append(preload(page.link(f"assets/fonts/{font}")))
    for mode in ("light", "dark"):
        media = f"(prefers-color-scheme: {mode})"
        page.head.append(
            element("meta", name="theme-color", media=media, content=getattr(PALETTE["paper"], mode))
        )
    choose_mode(page)


def name_once(page: Page) -> None:
    """On the front page the course's name is the page's, too: once is enough in its title."""
    for title in page.find("/html/head/title"):
        own, _, course = (title.text or "").rpartition(" — ")
        title.text = own if own == course else title.text


def preload(font: str) -> Element:
    """A link that fetches a font together with the stylesheet that asks for it."""
    return element("link", rel="preload", as_="font", type="font/woff2", crossorigin="anonymous", href=font)


def choose_mode(page: Page) -> None:
    """Set light or dark from the reader's choice or system; without a script the page is light."""
    page.document.set("data-theme", "light")
    for script in page.find("//script[@data-cfasync]"):
        script.text = MODE


def description(page: Page) -> str:
    """The page's first paragraph, cut at a word; its title where there is none."""
    for paragraph in page.find("//article//section/p[not(@class)]"):
        words = " ".join(paragraph.text_content().split())
        if len(words) > 40:
            return words if len(words) <= DESCRIPTION else words[:DESCRIPTION].rsplit(" ", 1)[0] + " …"
    return page.document.findtext("head/title", "").strip()
