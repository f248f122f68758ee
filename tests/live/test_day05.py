"""The real Day 5, running: each cell to its end, the explorer and the experiment with a kernel behind."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from live_server import Served, serving
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.site]
REPOSITORY = Path(__file__).parents[2]
AXE = REPOSITORY / "node_modules" / "axe-core" / "axe.min.js"
RULES = """async () => (await axe.run()).violations.map(
  (broken) => [broken.id, broken.nodes.slice(0, 3).map((node) => node.html.slice(0, 160))])"""
WHOLE_PAGE = 240_000  # milliseconds: a page's cells take about 15 CPU-seconds, machines differ


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    if not (REPOSITORY / "build" / "html" / "searchindex.js").is_file():
        pytest.fail("build/html holds no built site; run `make site` first")
    with serving(REPOSITORY, tmp_path_factory.mktemp("state"), "serve", "--no-rebuild") as server:
        yield server


def test_day_five_runs_from_its_first_cell_to_its_last(page: Page, served: Served):
    page.goto(f"{served.url}/book/days/day05_training_loop.html")
    page.get_by_role("button", name="Run this page live").click()
    bar = page.get_by_role("region", name="Run this page")
    expect(bar).to_contain_text("Ready", timeout=WHOLE_PAGE)
    page.get_by_role("button", name="Run all").click()
    expect(bar).to_contain_text("Running cell")
    expect(bar).to_contain_text("Ready.", timeout=WHOLE_PAGE)
    explorer = page.locator(
        ".cell", has=page.locator(".CodeMirror", has_text="learning_rate_explorer(")
    ).first
    explorer_follows_its_slider(page, explorer)
    experiment = page.locator(".cell.tag_live-only").first
    experiment_trains_anew(page, experiment)
    breaks_no_rule_of_axe(page)


def breaks_no_rule_of_axe(page: Page) -> None:
    """Editors, outputs, widgets and the bar, in light and in dark."""
    page.add_script_tag(path=AXE)
    broken = {}
    for mode in ("light", "dark"):
        page.evaluate("(mode) => { document.documentElement.dataset.theme = mode }", mode)
        broken[mode] = page.evaluate(RULES)
    assert broken == {"light": [], "dark": []}


def explorer_follows_its_slider(page: Page, explorer) -> None:
    live = explorer.locator(".live-output")
    expect(live).to_contain_text("at 0.05")
    slider = live.get_by_role("slider", name="Learning rate")
    expect(slider).to_have_attribute("aria-valuetext", "0.05")
    slider.focus()
    page.keyboard.press("End")
    expect(live).to_contain_text("Stuck at 3.2")


def experiment_trains_anew(page: Page, experiment) -> None:
    caption = experiment.locator(".live-output figcaption")
    expect(caption).to_be_visible()
    before = caption.inner_text()
    experiment.get_by_role("slider").first.focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    expect(caption).not_to_have_text(before)


def test_exercises_of_the_page_open_in_jupyterlab(page: Page, served: Served):
    page.goto(f"{served.url}/book/days/day05_training_loop.html")
    link = page.locator('a[data-notebook="exercises/day05_zero_grad/day05_zero_grad.ipynb"]')
    expect(link).to_have_text("Open in JupyterLab")
    assert link.get_attribute("href") == "/lab/tree/exercises/day05_zero_grad/day05_zero_grad.ipynb"
    assert link.get_attribute("download") is None


def test_every_page_of_the_book_is_served_without_the_token(served: Served):
    pages = sorted((REPOSITORY / "build" / "html").rglob("*.html"))
    assert pages
    for path in pages:
        answer = served.get(f"/book/{path.relative_to(REPOSITORY / 'build' / 'html').as_posix()}")
        assert answer.status_code == 200
        assert served.token not in answer.text
