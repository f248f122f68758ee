"""Kept results: made by a script, loaded by name, stale as soon as the code behind them changes."""

import pytest

from tendays import results

SCRIPT = '''"""An experiment."""
from tendays.results import find_folder

SEED = 7


def run(seed):
    """Say the seed."""
    return {"twice": 2 * seed}
'''


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "book" / "results"
    folder.mkdir(parents=True)
    (folder / "toy.py").write_text(SCRIPT)
    return folder


def test_a_record_is_made_and_loaded(folder):
    results.recompute(folder / "toy.py")
    record = results.load("toy", folder)
    assert record["result"] == {"twice": 14}
    assert record["seed"] == 7
    assert list(results.stale(folder)) == []


def test_a_script_without_a_record_is_stale(folder):
    assert "has no result yet" in next(results.stale(folder))


@pytest.mark.parametrize(
    ("old", "new", "is_stale"),
    [
        ("2 * seed", "3 * seed", True),
        ('"""Say the seed."""', '"""Say it again."""', False),
        ("SEED = 7", "SEED = 7  # lucky", False),
    ],
)
def test_only_a_change_of_meaning_makes_a_record_stale(folder, old, new, is_stale):
    results.recompute(folder / "toy.py")
    (folder / "toy.py").write_text(SCRIPT.replace(old, new))
    assert bool(list(results.stale(folder))) is is_stale


def test_a_change_in_an_imported_module_of_the_course_counts(folder, monkeypatch, tmp_path):
    package = tmp_path / "tendays"
    package.mkdir()
    (package / "results.py").write_text("find_folder = 1\n")
    monkeypatch.setattr(results, "PACKAGE", package)
    before = results.code_hash(folder / "toy.py")
    (package / "results.py").write_text("find_folder = 2\n")
    assert results.code_hash(folder / "toy.py") != before


def test_numbers_that_are_not_finite_are_refused(folder):
    (folder / "toy.py").write_text(SCRIPT.replace("2 * seed", "float('nan')"))
    with pytest.raises(ValueError):
        results.recompute(folder / "toy.py")


def test_a_missing_record_says_how_to_make_it(folder):
    with pytest.raises(FileNotFoundError, match="make results"):
        results.load("absent", folder)


def test_the_folder_is_found_from_a_page_below_it(folder):
    page = folder.parent / "days"
    page.mkdir()
    assert results.find_folder(page) == folder
