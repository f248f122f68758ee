"""JupyterLab beside the book: exercises open there, and Validate tells a stub from an answer."""

import json
import re
import time
from pathlib import Path

import nbformat
import pytest
from live_exercise import RIGHT, write_exercise
from live_server import serving
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
SLOW = 60_000  # milliseconds


@pytest.fixture
def exercise(course):
    return write_exercise(course / "exercises")


def open_exercise(page: Page, served) -> None:
    page.goto(f"{served.url}/lab/tree/exercises/halve/halve.ipynb?reset")
    expect(validate_button(page)).to_be_visible(timeout=SLOW)
    expect(page.locator(".jp-CodeCell").first).to_contain_text("def halve", timeout=SLOW)


def validate_button(page: Page):
    return page.locator(".validate-button").first


def verdict(page: Page) -> str:
    validate_button(page).click()
    dialog = page.locator(".jp-Dialog", has_text=re.compile("Validation Results|Success|rror"))
    expect(dialog).to_be_visible(timeout=SLOW)
    text = dialog.inner_text()
    dialog.get_by_role("button").last.click()
    return text


def save_answer(page: Page, code: str, exercise: Path) -> None:
    """Write `code` into the first code cell, as a student does, and wait until it is on disk."""
    page.locator(".jp-CodeCell .cm-content").first.click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(code)
    page.keyboard.press("Control+S")
    deadline = time.monotonic() + 30
    while answer_in(exercise) != code and time.monotonic() < deadline:
        page.wait_for_timeout(100)
    assert answer_in(exercise) == code


def answer_in(exercise: Path) -> str:
    return nbformat.read(exercise, as_version=4).cells[1].source


def test_validate_fails_on_the_stub_and_passes_on_a_right_answer(page, served, exercise):
    open_exercise(page, served)
    refused = verdict(page)
    assert "NotImplementedError" in refused
    assert "Success" not in refused
    save_answer(page, RIGHT, exercise)
    assert "Success" in verdict(page)


def test_a_wrong_answer_is_told_what_must_hold(page, served, exercise):
    open_exercise(page, served)
    save_answer(page, "def halve(x):\n    return x // 2", exercise)
    assert "half of 3 is 1.5" in verdict(page)


def test_the_page_opens_as_the_readers_own_copy(page, served, course):
    source = (course / "book" / "days" / "day.md").read_bytes()
    page.goto(f"{served.url}/book/days/day.html")
    link = page.get_by_role("link", name="Open in JupyterLab")
    assert link.get_attribute("href") == "/book/_live/lab/days/day"
    page.goto(served.url + "/book/_live/lab/days/day")
    shown = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    expect(shown.locator(".jp-CodeCell").nth(1)).to_contain_text("import torch", timeout=SLOW)
    assert (course / "build" / "notebooks" / "days" / "day.ipynb").is_file()
    assert (course / "book" / "days" / "day.md").read_bytes() == source


def test_a_second_opening_keeps_what_the_reader_wrote(served, course):
    copy = course / "build" / "notebooks" / "days" / "day.ipynb"
    served.get("/book/_live/lab/days/day")
    notebook = json.loads(copy.read_text())
    notebook["cells"][0]["source"] = "# mine"
    copy.write_text(json.dumps(notebook))
    assert (
        served.get("/book/_live/lab/days/day").headers["location"]
        == "/lab/tree/build/notebooks/days/day.ipynb"
    )
    assert "# mine" in copy.read_text()


def lab_settings(server) -> dict:
    html = server.get("/lab").text
    start = html.index("{", html.index("jupyter-config-data"))
    return json.JSONDecoder().raw_decode(html[start:])[0]


FORMGRADER = "@jupyter/nbgrader:formgrader"


def test_serve_has_validate_and_no_formgrader(served):
    hidden = lab_settings(served)["disabledExtensions"]
    assert FORMGRADER in hidden
    assert "@jupyter/nbgrader:validate-assignment" not in hidden
    assert served.get("/formgrader").status_code == 404


def test_teach_has_the_formgrader(course, tmp_path):
    with serving(course, tmp_path, mode="teach") as server:
        hidden = lab_settings(server)["disabledExtensions"]
        assert FORMGRADER not in hidden
        assert "@jupyter/nbgrader:create-assignment" not in hidden
        assert server.get("/formgrader").status_code in (200, 302)


def test_jupyterlab_holds_no_token(served):
    assert lab_settings(served)["token"] == ""
