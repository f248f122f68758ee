"""A page that runs: what a reader does with its cells."""

import re
import sys
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

pytestmark = pytest.mark.browser
DEAF_SECONDS = 4


def status(page: Page):
    return page.get_by_role("status").first


def cell(page: Page, text: str):
    return page.locator("div.cell", has=page.locator(".CodeMirror", has_text=text))


def rewrite(page: Page, part: str, code: str) -> None:
    """Type `code` into the editor of the cell that has `part`, in place of what it holds."""
    cell(page, part).locator(".CodeMirror").click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(code)


def run_cell(page: Page, part: str):
    cell(page, part).get_by_role("button", name=re.compile("^Run cell")).click()


def go_live(page: Page, served) -> None:
    page.goto(f"{served.url}/book/days/day.html")
    page.get_by_role("button", name="Run this page live").click()
    expect(status(page)).to_contain_text("Ready")


@pytest.fixture
def live(page: Page, served) -> Page:
    go_live(page, served)
    return page


def test_thebe_is_loaded_only_when_asked_for(page, served):
    loaded = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(f"{served.url}/book/days/day.html")
    expect(page.get_by_role("button", name="Run this page live")).to_be_visible()
    assert not [url for url in loaded if "thebe" in url]
    assert page.locator(".live-note").count() == 0


def test_a_changed_torch_cell_shows_its_new_output(live):
    expect(live.get_by_text("gradient [2.0, 4.0]")).to_be_visible()
    squares = "(w**2).sum().backward()\nprint('gradient', w.grad.tolist())"
    rewrite(live, "import torch", f"import torch\nw = torch.tensor([3.0], requires_grad=True)\n{squares}")
    live.keyboard.press("Shift+Enter")
    expect(live.get_by_text("gradient [6.0]")).to_be_visible()
    assert live.get_by_text("gradient [2.0, 4.0]").count() == 0


def test_a_cell_runs_those_above_it_first(live):
    run_cell(live, "w.detach()")  # needs torch, w, and the cell that is not shown
    expect(cell(live, "w.detach()").locator(".live-output img")).to_be_visible()
    expect(status(live)).to_have_text("Ready.")


def test_run_all_runs_widgets_and_goes_on_past_an_intended_error(live):
    live.get_by_role("button", name="Run all").click()
    expect(cell(live, "the end").locator(".live-output")).to_contain_text("the end")
    expect(cell(live, "1 / 0").locator(".live-output")).to_contain_text("ZeroDivisionError")
    expect(live.locator(".tag_hide-input .live-output")).to_contain_text("step 2")
    slider = cell(live, "interact").get_by_role("slider")
    expect(cell(live, "interact").get_by_text("square is 9")).to_be_visible()
    slider.focus()
    live.keyboard.press("ArrowRight")
    expect(cell(live, "interact").get_by_text("square is 16")).to_be_visible()


def test_a_widget_with_its_own_javascript_talks_to_python(live):
    live.get_by_role("button", name="Run all").click()
    button = live.get_by_role("button", name="count 0")
    button.click()
    expect(live.get_by_role("button", name="count 1")).to_be_visible()
    expect(status(live)).to_have_text("Ready.")
    run_cell(live, "python counts")
    expect(live.get_by_text("python counts 1")).to_be_visible()


def test_tables_and_formulas_are_set_as_on_the_page(live):
    run_cell(live, "Markdown(")
    output = cell(live, "Markdown(").locator(".live-output")
    expect(output.locator("table td").first).to_have_text("0.1")
    expect(output.locator(".katex")).to_have_count(1)


def test_an_error_ends_the_run_and_says_where(live):
    rewrite(live, "w.detach()", "raise ValueError('here')")
    live.get_by_role("button", name="Run all").click()
    expect(status(live)).to_have_text("Cell 3 ended with an error; the cells after it were not run.")
    expect(cell(live, "raise ValueError").locator(".live-output")).to_contain_text("ValueError: here")
    assert cell(live, "the end").locator(".live-output").inner_text() == ""


def test_stop_ends_an_endless_cell(live):
    rewrite(live, "the end", "print('going', flush=True)\nwhile True:\n    pass")
    rewrite(live, "w.detach()", "print('short')")
    run_cell(live, "while True")
    expect(cell(live, "while True").locator(".live-output")).to_contain_text("going")
    live.get_by_role("button", name="Stop").click()
    expect(cell(live, "while True").locator(".live-output")).to_contain_text("KeyboardInterrupt")
    expect(status(live)).to_contain_text("Stopped at cell")


def test_restart_forgets_variables(live):
    rewrite(live, "import torch", "kept = 1\nprint('kept is', kept)")
    run_cell(live, "kept = 1")
    expect(live.get_by_text("kept is 1", exact=True)).to_be_visible()
    live.get_by_role("button", name="Restart").click()
    expect(status(live)).to_contain_text("variables are gone")
    rewrite(live, "kept = 1", "print('kept' in globals())")
    run_cell(live, "in globals()")
    expect(cell(live, "in globals()").locator(".live-output")).to_have_text("False")


def test_restart_drops_what_was_still_to_run(live):
    rewrite(live, "import torch", "import time\nprint('asleep', flush=True)\ntime.sleep(600)")
    rewrite(live, "w.detach()", "print('too', 'late')")
    run_cell(live, "asleep")
    run_cell(live, "'late'")
    expect(cell(live, "asleep").locator(".live-output")).to_have_text("asleep")
    live.get_by_role("button", name="Restart").click()
    expect(status(live)).to_contain_text("variables are gone")
    live.wait_for_timeout(1500)
    assert "too late" not in cell(live, "'late'").locator(".live-output").inner_text()
    run_cell(live, "'late'")  # first runs the sleeper again: it has not run in the new Python
    expect(status(live)).to_contain_text("Running cell 2")


def dies_and_runs_again(live: Page) -> None:
    rewrite(live, "import torch", "import os\nos._exit(1)")
    run_cell(live, "os._exit")
    expect(status(live)).to_contain_text("Python stopped unexpectedly")
    rewrite(live, "os._exit", "print('alive')")
    run_cell(live, "alive")
    expect(cell(live, "alive").locator(".live-output")).to_have_text("alive")
    expect(status(live)).to_have_text("Ready.")


def test_a_death_of_python_is_told_and_the_page_goes_on(live):
    dies_and_runs_again(live)


def test_what_a_new_python_says_too_early_may_be_lost(page, served):
    """A kernel that died while busy is not tried out by the server: it may publish before anyone listens."""
    connections: list[float] = []

    def carry(socket: WebSocketRoute) -> None:
        connections.append(time.monotonic())
        number, server = len(connections), socket.connect_to_server()

        def hand_on(message: str | bytes) -> None:
            early = number > 1 and time.monotonic() - connections[number - 1] < DEAF_SECONDS
            if not (early and b"iopub" in message):
                socket.send(message)

        server.on_message(hand_on)

    page.route_web_socket(re.compile("/channels"), carry)
    go_live(page, served)
    dies_and_runs_again(page)
    assert len(connections) > 1


def test_the_kernel_is_this_environments_and_starts_in_the_book(live, course):
    rewrite(live, "import torch", "import os, sys\nprint(sys.prefix)\nprint(os.getcwd())")
    run_cell(live, "sys.prefix")
    output = cell(live, "sys.prefix").locator(".live-output")
    expect(output).to_contain_text(str(course / "book"))
    expect(output).to_contain_text(sys.prefix)


def test_the_kernel_ends_with_the_page(live, served):
    before = running(served)
    live.goto(f"{served.url}/book/")
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and len(running(served) & before) == len(before):
        live.wait_for_timeout(200)
    assert len(running(served) & before) == len(before) - 1


def running(served) -> set[str]:
    return {session["id"] for session in served.get("/api/sessions").json()}


def test_editors_are_dark_in_dark_mode(live):
    live.evaluate("document.documentElement.dataset.theme = 'dark'")
    box = cell(live, "import torch").locator(".cell_input")
    background = box.evaluate("(box) => getComputedStyle(box).backgroundColor")
    colour = box.locator(".CodeMirror").evaluate("(editor) => getComputedStyle(editor).color")
    assert lightness(background) < 0.3 < 0.7 < lightness(colour)


def lightness(rgb: str) -> float:
    return sum(float(part) for part in re.findall(r"[\d.]+", rgb)[:3]) / 3 / 255


def test_the_keyboard_alone_runs_a_cell_and_leaves_its_editor(live):
    cell(live, "import torch").locator(".CodeMirror").click()
    live.keyboard.press("Escape")
    live.keyboard.press("Tab")
    focused = live.evaluate("document.activeElement.closest('.CodeMirror') === null")
    assert focused


def test_nothing_of_a_page_is_wider_than_a_phone(live):
    live.set_viewport_size({"width": 360, "height": 740})
    live.get_by_role("button", name="Run all").click()
    expect(status(live)).to_have_text("Ready.")
    assert live.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_page_served_without_the_server_only_says_how_to_run_it(browser, course: Path):
    context = browser.new_context(java_script_enabled=True)
    page = context.new_page()
    asked, errors = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto((course / "build" / "html" / "days" / "day.html").as_uri())
    expect(page.locator(".live-note")).to_contain_text("make serve")
    expect(page.locator(".tag_live-only").first).to_be_hidden()
    assert not [url for url in asked if not url.startswith("file:") or "_live" in url]
    assert errors == []
    context.close()
