"""The gallery shows every component: whoever adds one shows it there."""

import hashlib
from importlib import import_module
from pkgutil import iter_modules

import pytest
from anywidget import AnyWidget
from lxml import html

import tendays.widgets
from tendays.site.components import BLOCKS
from tendays.site.controls import BOXES, CONTROLS

pytestmark = pytest.mark.site
OTHERS = {"td-matrix", "td-deliverables", "td-self-check", "td-caption", "td-exercises", "td-figure"}


@pytest.fixture(scope="module")
def gallery(site):
    return html.parse(str(site / "guide" / "gallery.html"))


def figures():
    """Every class of widgets with a view of its own."""
    names = [each.name for each in iter_modules(tendays.widgets.__path__)]
    modules = [import_module(f"tendays.widgets.{name}") for name in names]
    kinds = {value for module in modules for value in vars(module).values() if isinstance(value, type)}
    return {kind for kind in kinds if issubclass(kind, AnyWidget) and kind is not AnyWidget}


def script_of(kind):
    """The file that the build keeps a widget's script in."""
    return hashlib.sha256(str(kind._esm).encode()).hexdigest()[:12] + ".js"


def test_has_every_widget_a_place(gallery):
    shown = {address.rsplit("/", 1)[-1] for address in gallery.xpath("//@data-esm")}
    assert {kind.__name__ for kind in figures() if script_of(kind) not in shown} == set()
    assert len(figures()) >= 15


def test_has_every_control_and_box_a_place(gallery):
    shown = {name for value in gallery.xpath("//@class") for name in value.split()}
    assert {f"td-{kind}" for kind, _ in CONTROLS.values()} | set(BOXES.values()) <= shown


def test_has_every_directive_a_place(gallery):
    shown = {name for value in gallery.xpath("//@class") for name in value.split()}
    assert OTHERS | {f"td-{name}" for name in BLOCKS} <= shown
