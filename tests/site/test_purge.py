"""The site's one stylesheet keeps what a page or a script can use, and nothing else that names a class."""

import gzip

import pytest
import tinycss2

from tendays.site.finish.page import Page
from tendays.site.finish.purge import named, purge

USED = {"shown", "set-by-script"}


@pytest.mark.parametrize(
    "kept",
    [
        ".shown{color:red}",
        "h1{color:red}",
        "#id>p{color:red}",
        "html[data-theme=dark] .shown{color:red}",
        ".shown:not(.gone){color:red}",
        ".td-put-together{color:red}",
        "@media print{.shown{color:red}}",
        "@font-face{font-family:X}",
        "@keyframes turn{to{color:red}}",
        ":root{--gone:1}",
    ],
)
def test_is_kept_what_has_a_use(kept):
    assert purge(kept, USED) == kept


@pytest.mark.parametrize("gone", [".gone{color:red}", ".shown .gone{color:red}", "p.gone:hover{color:red}"])
def test_is_left_out_what_wants_a_class_that_nothing_names(gone):
    assert purge(gone, USED) == ""
    assert purge(f"@media print{{{gone}p{{color:red}}}}", USED) == "@media print{p{color:red}}"


def test_is_a_list_of_selectors_cut_to_those_in_use():
    assert purge(".shown,.gone,p{color:red}", USED) == ".shown,p{color:red}"


def test_counts_of_a_rule_that_comes_again_the_last():
    assert purge("p{color:red}p{color:blue}p{color:red}", USED) == "p{color:blue}p{color:red}"


def test_are_classes_of_pages_and_words_of_scripts_used(tmp_path):
    (tmp_path / "a.html").write_text('<p class="one two">a</p>')
    (tmp_path / "script.mjs").write_text('root.classList.add("three")')
    page = Page.read(tmp_path / "a.html", tmp_path)
    assert {"one", "two", "three"} <= named([page], tmp_path)


@pytest.mark.site
def test_is_the_sites_stylesheet_whole_and_small(site):
    text = (site / "assets" / "site.css").read_text()
    assert not [rule for rule in tinycss2.parse_stylesheet(text) if rule.type == "error"]
    assert "[data-theme=dark]" in text.replace('"', "")
    assert len(gzip.compress(text.encode())) < 45 * 1024
