"""What the guide says about JupyterHub and Binder: the settings work as written, `binder/` holds together."""

import os
import re
from pathlib import Path

import pytest
import yaml
from lxml import html

from tendays.site.build import build

REPOSITORY = Path(__file__).parents[2]
GUIDE = (REPOSITORY / "book" / "guide" / "hosting.md").read_text()
PAGE = """---
jupytext: {text_representation: {extension: .md, format_name: myst}}
kernelspec: {display_name: Python 3, language: python, name: python3}
---
# A page

With a cell, and long enough for a description of its own, in every search engine that looks for one.

```{code-cell} ipython3
1 + 1
```
"""


@pytest.mark.site
def test_gives_the_guides_example_a_button_for_each_server(book):
    example = yaml.safe_load(re.search(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)[1])
    root = book({"index": PAGE})
    settings = yaml.safe_load((root / "_config.yml").read_text())
    settings["sphinx"]["config"]["html_theme_options"] |= example["html_theme_options"]
    (root / "_config.yml").write_text(yaml.safe_dump(settings))
    build(root)
    links = html.parse(str(root / "build" / "html" / "index.html")).xpath("//a/@href")
    assert any(link.startswith("https://mybinder.org/v2/gh/you/course/main") for link in links)
    assert any(link.startswith("https://hub.example.edu/hub/user-redirect/git-pull") for link in links)
    assert all("index.md" in link for link in links if "mybinder" in link or "hub.example" in link)


def test_does_binder_install_the_versions_that_are_tested():
    lines = (REPOSITORY / "binder" / "requirements.txt").read_text().split("\n")
    assert "-r ../requirements.txt" in lines
    assert os.access(REPOSITORY / "binder" / "postBuild", os.X_OK)
    python = (REPOSITORY / "binder" / "runtime.txt").read_text().strip().removeprefix("python-")
    assert f"with Python {python}" in (REPOSITORY / "requirements.txt").read_text()
