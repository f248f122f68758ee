"""One rate for several widths on the static page: what the figure says is what the experiment gave."""

import re
from statistics import median

import pytest
from gestures import each_key, ready, slider

from tendays import results

pytestmark = [pytest.mark.site, pytest.mark.browser]
PAGE = "dynamics/initialization.html"
FIGURE = ".td-widget:has(.td-choices)"


def test_does_every_rate_show_and_say_the_medians_of_the_experiment(site, visit):
    kept = results.load("initialization_width", folder=results.PACKAGE.parent / "book" / "results")["result"]
    reader = visit(site)
    page = ready(reader, PAGE, FIGURE)
    keys = each_key(slider(page.locator(FIGURE)), "Home", *["ArrowRight"] * (len(kept["rates"]) - 1))
    lines = set()
    for i, (rate, _) in enumerate(zip(kept["rates"], keys, strict=True)):
        words = page.locator(f"{FIGURE} .td-choice").inner_text()
        assert float(re.match(r"Rate ([\d.]+)\.", words)[1]) == pytest.approx(rate, rel=0.05)
        said = [float(number) for number in re.findall(r"\d\.\d\d", words.split("512:")[1])]
        expected = [median(rows[i]["train"]) for found in kept["found"].values() for rows in found.values()]
        assert said == pytest.approx(expected, abs=0.006)
        lines.add(page.locator(f"{FIGURE} .td-line.td-steepest").get_attribute("d"))
    assert len(lines) == len(kept["rates"])
    assert (reader.strangers, reader.errors) == ([], [])
