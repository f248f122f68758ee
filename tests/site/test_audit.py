"""One page of each kind against the limits that hold on a busy machine too; `make audit` measures all."""

import pytest

from bench import audit
from bench.host import host
from bench.lighthouse import Scores
from bench.phone import Opened
from bench.visits import Visits

pytestmark = [pytest.mark.site, pytest.mark.browser]
KINDS = {
    "landing": "index.html",
    "day": "days/day05_training_loop.html",
    "reference": "guide/glossary.html",
    "guide": "guide/instructors.html",
}
GOOD = {"performance": 97, "accessibility": 100, "best-practices": 100, "seo": 100}


@pytest.mark.parametrize("kind", KINDS)
def test_keeps_a_page_of_each_kind_the_limits(site, browser, kind):
    with host(site) as address:
        page = audit.audited(browser, site, address, KINDS[kind], runs=1)
    # How fast a page is tells nothing while other tests run; a page that got slow by far shows all the same.
    speed = ("Lighthouse gives", "its slider moves after")
    assert [said for said in page.broken if not said.startswith(speed)] == []
    assert {name: score for name, score in page.scores.scores.items() if name != "performance"} == {
        name: 100 for name in GOOD if name != "performance"
    }
    assert page.scores.scores["performance"] >= 70
    assert page.opened.seconds is None or page.opened.seconds < 15


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"html_kilobytes": 101.0}, "HTML is 101 KB"),
        ({"opened": Opened(221.0, 1.0)}, "it loads 221 KB"),
        ({"opened": Opened(100.0, 1.6)}, "moves after 1.6 s"),
        ({"scores": Scores({**GOOD, "performance": 94}, ())}, "94 for performance"),
        ({"scores": Scores({**GOOD, "seo": 99}, ("robots",))}, "99 for seo"),
        ({"visits": Visits(["it asks another host"])}, "another host"),
    ],
)
def test_is_each_broken_limit_told(change, said):
    fine = {
        "place": "a.html",
        "html_kilobytes": 50.0,
        "opened": Opened(200.0, 1.2),
        "visits": Visits(),
        "scores": Scores(GOOD, ()),
    }
    assert audit.Audited(**fine).broken == []
    broken = audit.Audited(**{**fine, **change}).broken
    assert any(said in line for line in broken), broken


def test_are_another_host_an_error_and_a_broken_rule_found(browser, serve, tmp_path):
    (tmp_path / "bad.html").write_text(
        '<html lang="en"><title>Bad</title><main><h1>Bad</h1><img src="http://elsewhere.invalid/x.png">'
        "<script>console.error('broken')</script></main></html>"
    )
    problems = " ".join(audit.visited(browser, serve(tmp_path), "bad.html").problems)
    assert all(word in problems for word in ("elsewhere.invalid", "broken", "image-alt"))
