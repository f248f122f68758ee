"""The palette: readable in both modes, and one source for CSS, figures and widgets."""

import re
from pathlib import Path

import matplotlib as mpl
import pytest

from tendays import palette

DECORATION = {"paper", "surface", "line", "grid", "ghost", "accent-soft"}
TENDAYS = Path(palette.__file__).parent


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "surface"])
@pytest.mark.parametrize("name", sorted(set(palette.PALETTE) - DECORATION))
def test_can_text_in_this_colour_be_read(name, ground, mode):
    text, behind = (getattr(palette.PALETTE[each], mode) for each in (name, ground))
    assert contrast(text, behind) >= 4.5


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_can_the_accent_be_read_on_its_soft_ground(mode):
    soft, accent, ink = (getattr(palette.PALETTE[name], mode) for name in ("accent-soft", "accent", "ink"))
    assert min(contrast(accent, soft), contrast(ink, soft)) >= 4.5


def test_is_every_variable_that_styles_and_views_use_defined():
    own = {"font-text", "font-heading", "font-code", "font-plot", "measure", "plot-text"}
    for folder in ("site/styles", "widgets/views"):
        for path in sorted((TENDAYS / folder).iterdir()):
            used = set(re.findall(r"var\(--td-([a-z-]+)", path.read_text()))
            assert used - own - set(palette.PALETTE) == set(), path.name


def test_has_every_verdict_its_colour():
    from tendays.verdict import VERDICTS

    assert {verdict.replace(" ", "-") for verdict in VERDICTS} <= set(palette.PALETTE)


def test_does_matplotlib_take_the_style():
    with mpl.rc_context(palette.matplotlib_style("dark")):
        assert mpl.rcParams["text.color"] == palette.PALETTE["ink"].dark


def test_is_an_unknown_colour_named():
    with pytest.raises(KeyError, match="mauve"):
        palette.css("mauve")
