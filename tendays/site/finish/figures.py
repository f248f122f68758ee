"""Widgets on the pages: each drawn where it stands, with the state that the runtime needs to move it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tendays.site.controls import UnknownWidgetError, markup
from tendays.site.finish.page import Element, Page, element, fragment, remove
from tendays.site.node import run_node

STATE = "//script[@type='application/vnd.jupyter.widget-state+json']"
VIEW = "//script[@type='application/vnd.jupyter.widget-view+json']"
LARGE = 2000  # characters of a trait that leaves the page
SHARE = '<button type="button" class="td-share" hidden aria-live="polite">Copy a link to this</button>'
LINKS = {"LinkModel", "DirectionalLinkModel"}
STILLS = Path(__file__).with_name("stills.mjs")
HELD_BACK = {
    "_esm",
    "_css",
    "_anywidget_id",
    "_dom_classes",
    "layout",
    "style",
    "children",
    "tabbable",
    "tooltip",
}


@dataclass
class Gallery:
    """The figures found so far: where their scripts are kept, and those that wait to be drawn."""

    folder: Path
    waiting: list[tuple[Element, dict[str, Any]]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def keep(self, text: str, suffix: str) -> str:
        """Write a script or style once; return its file name, made from its content."""
        name = hashlib.sha256(text.encode()).hexdigest()[:12] + suffix
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_text(text, encoding="utf-8")
        return name


def place(pages: list[Page], folder: Path) -> list[str]:
    """Draw every widget, with scripts kept in `folder`; return what cannot work without a kernel."""
    gallery = Gallery(folder)
    for page in pages:
        views = page.find(VIEW)
        if views:
            place_in(page, views, gallery)
        for unused in page.find(STATE)[bool(views) :]:
            remove(unused)
    draw(gallery)
    return gallery.problems


def place_in(page: Page, views: list[Element], gallery: Gallery) -> None:
    """Put a page's widgets in their places, their state at its end, and what moves them first of all."""
    script = page.find(STATE)[0]
    models = json.loads(script.text)["state"]
    shown: set[str] = set()
    for number, view in enumerate(views, start=1):
        root = json.loads(view.text)["model_id"]
        try:
            inside = drawn(root, models, page, shown, gallery) + SHARE
            widget = fragment(f'<div class="td-widget" id="figure-{number}">{inside}</div>')
        except UnknownWidgetError as problem:
            gallery.problems.append(f"{page.place}: {problem}.")
            continue
        view.getparent().replace(view, widget)
        collect(widget, models, gallery)
    remove(script)
    state = needed(models, shown)
    put_apart(page, state["state"], gallery)
    script.text = packed(state).replace("</", "<\\/")
    page.body.append(script)
    page.head.insert(1, element("script", type="module", async_="", src=page.link("assets/runtime.js")))
    for figure in page.find("//*[@data-kind='figure']")[:1]:
        page.head.append(element("link", rel="modulepreload", href=figure.get("data-esm")))
        if traits := figure.get("data-traits"):
            page.head.append(
                element("link", rel="preload", as_="fetch", crossorigin="anonymous", href=traits)
            )
    without = element("noscript")
    without.append(element("style", ".td-control{display:none}"))
    page.head.append(without)


def drawn(model_id: str, models: dict[str, Any], page: Page, shown: set[str], gallery: Gallery) -> str:
    """The HTML of one model and those inside it; figures are left empty for `draw`."""
    if model_id not in models:
        raise UnknownWidgetError(f"the widget {model_id} has no state in the page")
    name, state = models[model_id]["model_name"], models[model_id]["state"]
    shown.add(model_id)
    if name == "AnyModel":
        script = page.link(f"assets/widgets/{gallery.keep(state['_esm'], '.js')}")
        return f'<div data-kind="figure" data-model="{model_id}" data-esm="{script}"></div>'
    return markup(model_id, name, state, lambda child: drawn(child, models, page, shown, gallery))


def collect(widget: Element, models: dict[str, Any], gallery: Gallery) -> None:
    """Note the figures inside a widget that are to be drawn."""
    for figure in widget.xpath(".//*[@data-kind='figure']"):
        gallery.waiting.append((figure, models[figure.get("data-model")]["state"]))


def needed(models: dict[str, Any], shown: set[str]) -> dict[str, Any]:
    """The state of what is shown and what links it, without what only JupyterLab uses."""
    kept = {
        model_id: {"model_name": model["model_name"], "state": moving(model["state"])}
        for model_id, model in models.items()
        if model_id in shown or model["model_name"] in LINKS
    }
    return {"state": kept, "version_major": 2, "version_minor": 0}


def put_apart(page: Page, models: dict[str, Any], gallery: Gallery) -> None:
    """Move what is large in a figure's state to a file of its own, loaded when the figure is near."""
    for figure in page.find("//*[@data-kind='figure']"):
        state = models[figure.get("data-model")]["state"]
        large = {name: state[name] for name in state if len(packed(state[name])) > LARGE}
        if large:
            models[figure.get("data-model")]["state"] = {k: v for k, v in state.items() if k not in large}
            figure.set("data-traits", page.link(f"assets/widgets/{gallery.keep(packed(large), '.json')}"))


def packed(value: Any) -> str:
    """JSON without spaces."""
    return json.dumps(value, separators=(",", ":"))


def moving(state: dict[str, Any]) -> dict[str, Any]:
    """The traits of a model that a page can change or read."""
    names = [name for name in state if name not in HELD_BACK and not name.startswith(("_model", "_view"))]
    return {name: state[name] for name in names if state[name] is not None}


def draw(gallery: Gallery) -> None:
    """Draw all figures that wait, in one run of Node.js: the same code that moves them in the browser."""
    if not gallery.waiting:
        return
    jobs = []
    for _, state in gallery.waiting:
        module = gallery.folder / gallery.keep(state["_esm"], ".js")
        jobs.append({"module": str(module.with_suffix(".mjs")), "state": moving(state)})
        module.with_suffix(".mjs").write_text(state["_esm"], encoding="utf-8")
    for (figure, state), still in zip(gallery.waiting, run_node(STILLS, jobs), strict=True):
        if still is None:
            gallery.problems.append(
                f"The widget {state.get('_anywidget_id')} exports no `still` to be drawn before it moves."
            )
        else:
            figure.append(fragment(still))
    for module in gallery.folder.glob("*.mjs"):
        module.unlink()
    styles = dict.fromkeys(state.get("_css", "") for _, state in gallery.waiting)
    gallery.keep("\n".join(styles), ".css")
