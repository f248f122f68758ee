"""ipywidgets controls as plain HTML: shown before any script, brought to life by the runtime."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

State = dict[str, Any]
Draw = Callable[[str], str]  # the HTML of another model, by its id


class UnknownWidgetError(Exception):
    """The static runtime has no control of this kind; the message says which."""


def markup(model_id: str, name: str, state: State, draw: Draw) -> str:
    """The HTML of one model; raises UnknownWidgetError for a kind that the static runtime does not know."""
    if name in BOXES:
        inside = "".join(draw(child.removeprefix("IPY_MODEL_")) for child in state["children"])
        return f'<div class="td-box {BOXES[name]}">{inside}</div>'
    if name not in CONTROLS:
        known = ", ".join(sorted([*BOXES, *CONTROLS, "AnyModel"]))
        raise UnknownWidgetError(f"{name} is not a widget that works without a kernel; use one of {known}")
    kind, drawn = CONTROLS[name]
    attributes = f'class="td-control td-{kind}" data-kind="{kind}" data-model="{model_id}"'
    return f"<div {attributes}>{drawn(model_id, state)}</div>"


def selection_range(model_id: str, state: State) -> str:
    """A SelectionSlider as a native range over the index of its options."""
    labels, index = state["_options_labels"], state["index"]
    return range_input(model_id, state, 0, len(labels) - 1, 1, index, labels[index])


def number_range(model_id: str, state: State) -> str:
    """An IntSlider or FloatSlider as a native range."""
    return range_input(
        model_id, state, state["min"], state["max"], state["step"], state["value"], state["value"]
    )


def range_input(model_id: str, state: State, low: Any, high: Any, step: Any, value: Any, words: Any) -> str:
    """A label, the value in words, and the range itself."""
    name = escape(state["description"] or "value")
    return (
        f'<label for="td-{model_id}">{name}</label>'
        f'<output for="td-{model_id}" aria-hidden="true">{words}</output>'
        f'<input id="td-{model_id}" type="range" min="{low}" max="{high}" step="{step}" value="{value}" '
        f'aria-valuetext="{escape(str(words))}" autocomplete="off">'
    )


def play_button(model_id: str, state: State) -> str:
    """A Play widget as one button that plays and pauses."""
    name = escape(state["description"] or "Play through all values")
    return (
        f'<button type="button" aria-pressed="false" aria-label="{name}" title="{name}">'
        '<svg viewBox="0 0 20 20" aria-hidden="true"><path class="td-start" d="M6 3.5v13l11-6.5z"/>'
        '<path class="td-pause" d="M5 3.5h3.5v13H5zM11.5 3.5H15v13h-3.5z"/></svg></button>'
    )


def dropdown(model_id: str, state: State) -> str:
    """A Dropdown as a native select."""
    options = "".join(
        f"<option{' selected' if i == state['index'] else ''}>{escape(label)}</option>"
        for i, label in enumerate(state["_options_labels"])
    )
    label = f'<label for="td-{model_id}">{escape(state["description"])}</label>'
    return f'{label}<select id="td-{model_id}" autocomplete="off">{options}</select>'


def checkbox(model_id: str, state: State) -> str:
    """A Checkbox as a native one."""
    checked = " checked" if state["value"] else ""
    return (
        f'<label><input type="checkbox"{checked} autocomplete="off"> {escape(state["description"])}</label>'
    )


def toggle_buttons(model_id: str, state: State) -> str:
    """ToggleButtons as a group of native radio buttons."""
    radios = "".join(
        f'<label><input type="radio" name="td-{model_id}"{" checked" if i == state["index"] else ""}> '
        f"<span>{escape(label)}</span></label>"
        for i, label in enumerate(state["_options_labels"])
    )
    return f"<fieldset><legend>{escape(state['description'])}</legend>{radios}</fieldset>"


BOXES = {"VBoxModel": "td-vbox", "HBoxModel": "td-hbox", "BoxModel": "td-hbox"}
CONTROLS: dict[str, tuple[str, Callable[[str, State], str]]] = {
    "SelectionSliderModel": ("range", selection_range),
    "IntSliderModel": ("range", number_range),
    "FloatSliderModel": ("range", number_range),
    "PlayModel": ("play", play_button),
    "DropdownModel": ("select", dropdown),
    "CheckboxModel": ("checkbox", checkbox),
    "ToggleButtonsModel": ("toggles", toggle_buttons),
    "RadioButtonsModel": ("toggles", toggle_buttons),
}
