"""Is the corpus what its provenance says, and is a list that cannot be used refused with its line?"""

import subprocess
import sys

import pytest

import tendays
from tendays.names import load_names, names_in_both_files


def test_the_shipped_list_is_what_its_provenance_says():
    names, both = load_names(), names_in_both_files()
    assert len(names) == len(set(names)) == 5163
    assert len(both) == len(set(both)) == 331
    assert set(both) < set(names)
    assert 4275 + 1219 - len(both) == len(names)


def test_a_list_by_path_keeps_its_order_and_skips_blank_lines(tmp_path):
    path = tmp_path / "mine.txt"
    path.write_text("zoe\n\n ada \r\nzoe\n")
    assert load_names(path) == load_names(str(path)) == ["zoe", "ada", "zoe"]


@pytest.mark.parametrize(
    ("text", "says"), [("ada\nÉva\n", "line 2: 'Éva'"), ("ann-mary", "line 1"), ("\n\n", "no name")]
)
def test_a_list_that_cannot_be_used_is_refused_with_the_reason(tmp_path, text, says):
    path = tmp_path / "mine.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=says):
        load_names(path)


def test_importing_the_package_loads_neither_torch_nor_its_own_parts():
    code = "import sys, tendays; print({'torch', 'matplotlib', 'tendays.engine'} & set(sys.modules))"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "set()"
    )


def test_a_name_the_package_does_not_have_is_answered_with_those_it_has():
    with pytest.raises(AttributeError, match=r"Tensor.*offers MLP, Layer, Neuron, Value"):
        tendays.Tensor  # noqa: B018
    assert {"Value", "MLP"} <= set(dir(tendays))
