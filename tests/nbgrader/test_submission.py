import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.cells import Role
from autograder.result import Status
from autograder.submission import MAX_BYTES, Rejected, compare, parse, released_cells


@pytest.fixture(scope="module")
def expected(assignment):
    return released_cells(assignment)


@pytest.fixture(scope="module")
def read(expected):
    def from_content(content):
        data = content if isinstance(content, bytes) else json.dumps(content).encode()
        return compare(parse(data), expected)

    return from_content


def cell(notebook, name):
    return next(cell for cell in notebook["cells"] if cell["id"].endswith(name))


def test_an_untouched_notebook_needs_no_repair(read, expected, notebook):
    submission = read(notebook)
    assert (submission.status, submission.reason) == (Status.GRADED, "")
    assert submission.notebook == expected


def test_test_cells_are_not_run(read, notebook):
    assert [name for name, _ in read(notebook).cells] == ["01-imports", "02-write_double"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"Dear teacher, my dog ate it", "not JSON"),
        (b"\xff\xfe\x00\x01\x02", "not JSON"),
        (b"[" * 100_000, "nested too deeply"),
        (b"[]", "no Jupyter notebook"),
        (b"{}", "no Jupyter notebook"),
        (b"1" * 10_000, "not JSON"),
        (b'{"nbformat": 5, "cells": []}', "format '5'"),
        (b'{"nbformat": true, "cells": []}', "format 'True'"),
        (b'{"nbformat": 3, "worksheets": []}', "format '3'"),
        (b'{"nbformat": 4, "cells": []}', "cells"),
        (b'{"nbformat": 4, "cells": {}}', "cells"),
        (b'{"nbformat": 4, "cells": [7]}', "Cell 1"),
        (b'{"nbformat": 4, "cells": [{"cell_type": "code"}]}', "no source"),
        (b'{"nbformat": 4, "cells": [{"cell_type": "code", "source": [1]}]}', "no source"),
        (b'{"nbformat": 4, "cells": [{"cell_type": "magic", "source": ""}]}', "neither code nor text"),
        (b" " * MAX_BYTES + b"{}", "MB"),
    ],
)
def test_unreadable_files_say_why(read, data, reason):
    with pytest.raises(Rejected, match=reason) as rejected:
        read(data)
    assert rejected.value.status is Status.UNREADABLE


def test_more_source_than_a_person_writes_is_refused(read, notebook):
    cell(notebook, "write_double")["source"] = "#" * 300_001
    with pytest.raises(Rejected, match="characters"):
        read(notebook)


def test_another_notebook_is_told_apart(read, notebook):
    for other in notebook["cells"]:
        other["metadata"], other["id"] = {}, "x" + other["id"]
    with pytest.raises(Rejected) as rejected:
        read(notebook)
    assert rejected.value.status is Status.WRONG_NOTEBOOK


def test_a_deleted_test_cell_is_put_back_in_its_place(read, expected, notebook):
    notebook["cells"].remove(cell(notebook, "doubles"))
    submission = read(notebook)
    assert submission.status is Status.REPAIRED
    assert "“doubles” was missing" in submission.reason
    assert submission.notebook == expected


def test_all_deleted_but_one_solution_is_still_this_assignment(read, expected, notebook):
    notebook["cells"] = [cell(notebook, "write_double")]
    submission = read(notebook)
    assert [c.id for c in submission.notebook] == [e.id for e in expected[1:]]


def test_an_altered_test_cell_is_put_back(read, expected, notebook):
    cell(notebook, "doubles")["source"] = "pass"
    submission = read(notebook)
    assert "“doubles” had been changed" in submission.reason
    assert submission.notebook == expected


def test_a_duplicated_test_cell_counts_once(read, notebook):
    notebook["cells"].insert(1, {**cell(notebook, "doubles"), "id": "copy"})
    submission = read(notebook)
    assert "more than once" in submission.reason
    assert sum(c.grade_id == "doubles" for c in submission.notebook) == 1


def test_a_duplicate_turned_into_scratch_work_is_run(read, notebook):
    notebook["cells"].append({**cell(notebook, "doubles"), "id": "copy", "source": "helper = 1"})
    submission = read(notebook)
    assert "helper = 1" in [source for _, source in submission.cells]


def test_of_two_solution_cells_the_last_stands(read, notebook):
    mine = {**cell(notebook, "write_double"), "id": "again", "source": "def double(x): return x + x"}
    notebook["cells"].append(mine)
    submission = read(notebook)
    assert [c.source for c in submission.notebook if c.role is Role.SOLUTION] == [mine["source"]]
    assert len(submission.cells) == 3


def test_points_and_types_in_the_submission_count_for_nothing(read, expected, notebook):
    cell(notebook, "doubles")["metadata"]["nbgrader"].update(points=1000, locked=False, schema_version=99)
    cell(notebook, "write_double")["cell_type"] = "markdown"
    submission = read(notebook)
    assert [c.type for c in submission.notebook] == [c.type for c in expected]


def test_cells_whose_metadata_was_stripped_are_known_by_id(read, expected, notebook):
    for each in notebook["cells"]:
        each["metadata"] = {}
    assert read(notebook).notebook == expected


def test_hostile_ids_do_not_collide(read, notebook):
    for name in ("doubles", "doubles", "<script>", None, 7, "own-7-0"):
        notebook["cells"].append({"cell_type": "code", "id": name, "metadata": [], "source": "1"})
    ids = [c.id for c in read(notebook).notebook]
    assert len(set(ids)) == len(ids)


def test_a_lone_surrogate_can_be_stored(read, notebook):
    cell(notebook, "write_double")["source"] = "x = '\ud800'"
    assert read(notebook).cells[1][1].encode()


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
)
cell_like = st.fixed_dictionaries(
    {"cell_type": st.sampled_from(["code", "markdown"])},
    optional={"source": plain, "metadata": plain, "id": plain},
)


@given(cells=st.lists(plain | cell_like))
def test_no_list_of_cells_breaks_it(read, cells):
    mine = {"cell_type": "code", "source": "", "id": "02-write_double"}
    with suppress(Rejected):
        submission = read({"nbformat": 4, "cells": [*cells, mine]})
        assert len({c.id for c in submission.notebook}) == len(submission.notebook)


@given(data=st.binary(max_size=200))
def test_no_bytes_break_it(read, data):
    with pytest.raises(Rejected):
        read(data)
