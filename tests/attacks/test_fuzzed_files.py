"""A right answer that was spoiled by chance is read or refused with a reason, and never ends the grader."""

import copy
import json

import pytest
from handed_in import stub
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from odd_files import RIGHT, STEM
from targets import assignment_of

from autograder import release
from autograder.course import REPOSITORY, Course
from autograder.graded import graded_bytes, graded_notebook
from autograder.result import Status
from autograder.submission import Rejected, read

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
)


@st.composite
def spoiled(draw):
    """A right answer with some places of its JSON replaced, deleted or repeated."""
    notebook = json.loads(RIGHT)
    for _ in range(draw(st.integers(1, 4))):
        place, key = notebook, draw(st.sampled_from(["cells", "cells", "cells", "metadata", "nbformat"]))
        while isinstance(place.get(key) if isinstance(place, dict) else place[key], dict | list) and draw(
            st.integers(0, 4)
        ):
            inner = place[key]
            if not inner:
                break
            place, key = (
                inner,
                draw(st.sampled_from(sorted(inner) if isinstance(inner, dict) else range(len(inner)))),
            )
        how = draw(st.sampled_from(["replace", "delete", "repeat"]))
        if how == "replace" or key not in (place if isinstance(place, dict) else range(len(place))):
            place[key] = draw(anything)
        elif how == "delete":
            del place[key]
        elif isinstance(place, list):
            place.append(copy.deepcopy(place[key]))
        if not all(name in notebook for name in ("cells", "metadata", "nbformat")):
            break
    return json.dumps(notebook).encode()


@st.composite
def torn(draw):
    """The bytes of a right answer, some of them cut out, doubled or overwritten."""
    data = bytearray(RIGHT)
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, max(len(data) - 1, 0)))
        end = min(len(data), start + draw(st.integers(1, 400)))
        data[start:end] = draw(st.sampled_from([b"", bytes(data[start:end]) * 2, b"\x00\xff", b'"', b"{"]))
    return bytes(data)


@pytest.fixture(scope="module")
def released():
    source = release.source_notebook(REPOSITORY / "solutions" / STEM / f"{STEM}.py")
    return release.released_notebook(source, Course.find(REPOSITORY).config)


@settings(max_examples=150, deadline=None)
@given(data=spoiled() | torn())
def test_a_spoiled_file_is_read_or_refused_with_a_reason(released, data):
    try:
        submission = read(data, assignment_of(STEM))
    except Rejected as rejected:
        reason = rejected.reason
        assert reason
        return
    assert bool(submission.reason) == (submission.status is Status.REPAIRED)
    assert json.loads(graded_bytes(graded_notebook(submission, None, released)))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=spoiled() | torn())
def test_a_spoiled_file_is_graded_without_ending_the_grader(grader_of, data):
    result = grader_of(STEM).grade(data)
    assert bool(result.reason) == (result.status is not Status.GRADED)
    assert 0 <= result.points <= result.max_points


def test_the_stub_still_gets_nothing_after_all_that(grader_of):
    assert grader_of(STEM).grade(stub(assignment_of(STEM))).points == 0
