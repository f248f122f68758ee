"""Small books: what builds, what must not build, and what its author is told."""

import json

import nbformat
import pytest
from gestures import press, slider
from lxml import html

from tendays.site.build import BuildError, build

pytestmark = pytest.mark.site
FRONT = """---
jupytext:
  text_representation: {extension: .md, format_name: myst}
kernelspec: {display_name: Python 3, language: python, name: python3}
---
"""
DIVERGING = (
    FRONT
    + """# A parabola

Steps on a parabola, a page long enough for a description of its own in every search engine.

```{code-cell} ipython3
from tendays.widgets import learning_rate_explorer

def descend(rate, x=2.0):
    losses = []
    for _ in range(401):
        losses.append(x * x + 1e-3)
        x -= rate * 2 * x
    return losses, [x]

rates = [10 ** (k / 10) for k in range(-20, 5)]
runs = [descend(rate) for rate in rates]
learning_rate_explorer(rates, [losses for losses, _ in runs], [end for _, end in runs], [0.0], start=0.1)
```
"""
)
COMPONENTS = """# Parts

:::{principle}
Training is a **loop**.
:::

::::{matrix}
:::{do-first}
- the loop
:::
:::{avoid-today}
- a GPU
:::
::::

:::{deliverables}
- The *loop* runs
- The loss is below 0.01
:::

:::{self-check} What does `zero_grad` do?
It forgets the *weights*.
: No. The weights stay as they are.

It forgets the gradients.
: Yes. The next backward pass starts from nothing.

It runs the loop again.
: No. Nothing is run by it.
:::

```{exercises} day05_zero_grad
```
"""


def self_check(*explanations):
    """A page with a question whose options are explained like this."""
    options = "\n\n".join(f"Option {i}\n: {said}" for i, said in enumerate(explanations))
    return f"# Page\n\n:::{{self-check}} Why?\n{options}\n:::\n"


def write_exercise(root, stem="day05_zero_grad"):
    graded = {"nbgrader": {"grade": True, "points": 7}}
    cells = [
        nbformat.v4.new_markdown_cell("# Zero the gradients"),
        nbformat.v4.new_code_cell("assert True", metadata=graded),
        nbformat.v4.new_code_cell("assert True", metadata=graded),
    ]
    (root / "exercises" / stem).mkdir(parents=True)
    nbformat.write(nbformat.v4.new_notebook(cells=cells), root / "exercises" / stem / f"{stem}.ipynb")


@pytest.fixture(scope="module")
def small(book):
    root = book({"index": DIVERGING, "parts": COMPONENTS})
    write_exercise(root)
    build(root)
    return root / "build" / "html"


@pytest.mark.browser
def test_is_a_diverged_run_shown_as_such(small, visit):
    reader = visit(small)
    page = reader.ready("index.html")
    press(slider(page), "End")
    assert page.locator(".td-verdict").get_attribute("data-verdict") == "diverged"
    assert "grow without bound" in page.locator(".td-words").inner_text()
    assert "off the chart at update" in page.locator(".td-loss .td-out").inner_text()
    assert page.locator(".td-loss .td-curve").get_attribute("d").count("L") > 0
    assert page.locator(".td-predictions .td-lost").count() == 1
    assert "NaN" not in page.content()
    assert (reader.strangers, reader.errors) == ([], [])


@pytest.mark.browser
def test_does_the_browser_remember_what_was_ticked_off(small, visit):
    reader = visit(small)
    page = reader.open("parts.html")
    assert page.locator(".td-deliverables output").inner_text() == "0 of 2"
    page.get_by_role("checkbox", name="The loop runs").check()
    assert page.locator(".td-deliverables output").inner_text() == "1 of 2"
    again = reader.open("parts.html")
    assert again.get_by_role("checkbox", name="The loop runs").is_checked()
    assert not again.get_by_role("checkbox", name="The loss is below 0.01").is_checked()


@pytest.mark.browser
def test_do_links_to_a_chapter_tell_how_much_of_it_is_done(small, visit):
    reader = visit(small)
    page = reader.open("parts.html")
    marks = page.locator("nav.bd-links .td-progress")
    assert marks.count() == 0
    page.get_by_role("checkbox", name="The loop runs").check()
    assert [mark.get_attribute("aria-label") for mark in marks.all()] == ["1 of 2 done"]
    page.get_by_role("checkbox", name="The loss is below").check()
    elsewhere = reader.open("index.html").locator("nav.bd-links .td-progress")
    assert [mark.text_content() for mark in elsewhere.all()] == ["✓"]
    assert elsewhere.first.locator("xpath=..").get_attribute("href") == "parts.html"


@pytest.mark.browser
@pytest.mark.parametrize("javascript", [True, False])
def test_does_an_option_of_a_self_check_say_why(small, visit, javascript):
    page = visit(small, java_script_enabled=javascript).open("parts.html")
    options = page.locator(".td-self-check details")
    assert options.count() == 3
    options.nth(0).locator("summary").focus()
    page.keyboard.press("Enter")
    assert options.nth(0).locator(".td-why").inner_text() == "No. The weights stay as they are."
    options.nth(1).locator("summary").click()
    assert options.nth(1).locator(".td-why").is_visible()
    assert not options.nth(0).locator(".td-why").is_visible()


@pytest.mark.browser
def test_can_curves_be_kept_to_compare_others_with_them(small, visit):
    page = visit(small).ready("index.html")
    shown, kept = page.locator(".td-loss .td-curve"), page.locator(".td-loss .td-kept")
    before = shown.get_attribute("d")
    page.get_by_role("button", name="Keep this curve").click()
    page.get_by_role("button", name="Keep this curve").click()
    assert [curve.get_attribute("d") for curve in kept.all()] == [before]
    press(slider(page), "End")
    page.get_by_role("button", name="Keep this curve").press("Enter")
    now = shown.get_attribute("d")
    assert [curve.get_attribute("d") for curve in kept.all()] == [before, now]
    assert now != before
    page.get_by_role("button", name="2.5 leaves the chart").click()
    assert [curve.get_attribute("d") for curve in kept.all()] == [before]


@pytest.mark.browser
def test_brings_an_address_a_figure_back_as_it_was_set(small, visit):
    reader = visit(small)
    page = reader.ready("index.html")
    press(slider(page), "End")
    page.wait_for_url("**/index.html?set0=24")
    page.get_by_role("button", name="Copy a link to this").click()
    page.wait_for_url("**/index.html?set0=24#figure-1")
    again = reader.ready(page.url.removeprefix(reader.url))
    assert slider(again).input_value() == "24"
    assert again.locator(".td-verdict").get_attribute("data-verdict") == "diverged"
    press(slider(again), "Home")
    again.wait_for_url("**/index.html?set0=0#figure-1")


@pytest.mark.browser
@pytest.mark.parametrize("address", ["index.html?set0=99", "index.html?set0=", "index.html?set0=<b>&set9=1"])
def test_is_an_address_that_no_figure_can_be_set_to_ignored(small, visit, address):
    reader = visit(small)
    assert slider(reader.ready(address)).input_value() == "10"
    assert reader.errors == []


def test_is_told_how_long_a_chapter_takes_to_read(small):
    told = html.parse(str(small / "parts.html")).xpath("//h1/following-sibling::p[@class='td-reading']")
    assert [line.text for line in told] == ["5 minutes to read"]


def test_does_an_exercise_card_lead_to_its_notebook(small):
    card = html.parse(str(small / "parts.html")).xpath("//div[@class='td-exercise']")[0]
    assert "Zero the gradients" in card.text_content()
    assert "14 points" in card.text_content()
    notebook = card.xpath(".//a/@href")[0]
    assert json.loads((small / notebook).read_text())["nbformat"] == 4


def test_do_the_boxes_of_a_day_have_their_titles(small):
    document = html.parse(str(small / "parts.html"))
    titles = document.xpath("//div[contains(@class, 'td-matrix')]//p[contains(@class, 'td-block-title')]")
    assert [title.text_content() for title in titles] == ["Do first", "Avoid today"]


def test_keeps_the_page_only_the_state_that_moves(small):
    state = html.parse(str(small / "index.html")).xpath("//script[contains(@type, 'widget-state')]/text()")[0]
    models = json.loads(state)["state"].values()
    assert {model["model_name"] for model in models} == {
        "VBoxModel", "HBoxModel", "PlayModel", "SelectionSliderModel", "AnyModel", "LinkModel",
    }  # fmt: skip
    assert not any("_esm" in model["state"] for model in models)


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("# Page\n\nA formula $\\frac{1}$ that ends too soon.\n", "KaTeX"),
        ("# Page\n\nA [link](nowhere.md) into the void.\n", "The pages were not built"),
        (self_check("Yes. It is so.", "Yes. It is so.", "No. It is not."), "The pages were not built"),
        (self_check("Yes. It is so.", "No. It is not.", "Maybe it is so."), "The pages were not built"),
        (self_check("Yes. It is so.", "No. It is not."), "The pages were not built"),
        ("# Page\n\n:::{deliverables}\nno list\n:::\n", "The pages were not built"),
        ("# Page\n\n```{exercises} day99_nothing\n```\n", "The pages were not built"),
    ],
)
def test_does_a_page_with_a_fault_stop_the_build(book, page, said):
    with pytest.raises(BuildError, match=said):
        build(book({"index": page}))


def test_does_a_cell_that_raises_stop_the_build_and_show_why(book):
    page = FRONT + "# Page\n\n```{code-cell} ipython3\nraise ValueError('seventeen')\n```\n"
    with pytest.raises(BuildError, match=r"(?s)index\.md.*seventeen"):
        build(book({"index": page}))


def test_does_a_widget_that_needs_a_kernel_stop_the_build(book):
    page = FRONT + "# Page\n\n```{code-cell} ipython3\nimport ipywidgets\n\nipywidgets.ColorPicker()\n```\n"
    with pytest.raises(BuildError, match=r"index\.html.*ColorPickerModel"):
        build(book({"index": page}))


def test_does_a_startup_file_of_the_readers_own_change_nothing(book, tmp_path, monkeypatch):
    startup = tmp_path / "ipython" / "profile_default" / "startup" / "mine.py"
    startup.parent.mkdir(parents=True)
    startup.write_text("sum = None\n")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    page = FRONT + "# Sums\n\nA page that adds.\n\n```{code-cell} ipython3\nassert sum([1, 2]) == 3\n```\n"
    build(book({"index": page}))
