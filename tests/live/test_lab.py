"""JupyterLab beside the book: exercises open there, and Validate tells a stub from an answer."""

import json
import re
import shutil
import time
from pathlib import Path

import nbformat
import pytest
from live_server import serving
from playwright.sync_api import Page, expect

from autograder.answers import Answer
from autograder.assignment import load, notebook_of
from autograder.cells import grade_id

pytestmark = pytest.mark.browser
REPOSITORY = Path(__file__).parents[2]
STEM, WRITTEN = "day10_step_decay", "write_step_decay"


@pytest.fixture
def exercise(course: Path) -> Path:
    """The untouched notebook of an exercise in the small course."""
    path = course / "exercises" / STEM / f"{STEM}.ipynb"
    shutil.copyfile(REPOSITORY / "exercises" / STEM / f"{STEM}.ipynb", path)
    return path


def solution(answer: Answer) -> str:
    """What a student with this answer writes in the exercise's one solution cell."""
    cells = notebook_of(load(STEM), answer).cells
    return next(cell.source for cell in cells if grade_id(cell) == WRITTEN)


def open_exercise(page: Page, served) -> None:
    page.goto(f"{served.url}/lab/tree/exercises/{STEM}/{STEM}.ipynb?reset")
    expect(validate_button(page)).to_be_visible()
    expect(page.locator(".jp-CodeCell").first).to_contain_text("def step_decay")


def validate_button(page: Page):
    return page.locator(".validate-button").first


def verdict(page: Page) -> str:
    validate_button(page).click()
    dialog = page.locator(".jp-Dialog", has_text=re.compile("Validation Results|Success|rror"))
    expect(dialog).to_be_visible()
    text = dialog.inner_text()
    dialog.get_by_role("button").last.click()
    return text


def save_answer(page: Page, code: str, exercise: Path) -> None:
    """Write `code` into the solution cell, as a student does, and wait until it is on disk."""
    page.locator(".jp-CodeCell .cm-content").first.click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(code)
    page.keyboard.press("Control+S")
    deadline = time.monotonic() + 60
    while written_in(exercise) != code and time.monotonic() < deadline:
        page.wait_for_timeout(100)
    assert written_in(exercise) == code


def written_in(exercise: Path) -> str:
    try:
        cells = nbformat.read(exercise, as_version=4).cells
    except nbformat.reader.NotJSONError:  # just being written
        return ""
    return next(cell.source for cell in cells if grade_id(cell) == WRITTEN)


def test_validate_fails_on_the_stub_and_passes_on_a_right_answer(page, served, exercise):
    open_exercise(page, served)
    refused = verdict(page)
    assert "NotImplementedError" in refused
    assert "Success" not in refused
    save_answer(page, solution(load(STEM).answers["right"][0]), exercise)
    assert "Success" in verdict(page)


def test_validate_tells_a_wrong_answer_which_visible_test_it_fails(page, served, exercise):
    open_exercise(page, served)
    save_answer(page, solution(load(STEM).misconceptions["no_floor"]), exercise)
    told = verdict(page)
    assert "AssertionError" in told
    assert "Success" not in told


def test_the_page_opens_as_the_readers_own_copy(page, served, course):
    source = (course / "book" / "days" / "day.md").read_bytes()
    page.goto(f"{served.url}/book/days/day.html")
    link = page.get_by_role("link", name="Open in JupyterLab")
    assert link.get_attribute("href") == "/book/_live/lab/days/day"
    page.goto(served.url + "/book/_live/lab/days/day")
    shown = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    expect(shown.locator(".jp-CodeCell").nth(1)).to_contain_text("import torch")
    assert (course / "notebooks" / "days" / "day.ipynb").is_file()
    assert (course / "book" / "days" / "day.md").read_bytes() == source


def test_a_second_opening_keeps_what_the_reader_wrote(served, course):
    copy = course / "notebooks" / "days" / "day.ipynb"
    served.get("/book/_live/lab/days/day")
    notebook = json.loads(copy.read_text())
    notebook["cells"][0]["source"] = "# mine"
    copy.write_text(json.dumps(notebook))
    assert served.get("/book/_live/lab/days/day").headers["location"] == "/lab/tree/notebooks/days/day.ipynb"
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


def test_jupyterlab_opens_on_the_exercises(served):
    assert lab_settings(served)["preferredPath"].strip("/") == "exercises"


def test_jupyterlab_holds_no_token(served):
    assert lab_settings(served)["token"] == ""
