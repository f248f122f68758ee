"""From a small class to ten thousand: memory stays, and one more submission costs what it cost before."""

import os

import pytest
from killing import SEED, STEM

from autograder.course import REPOSITORY, Course
from bench.grading import hand_in, notebooks, our_course
from bench.watched import watch

STUDENTS = int(os.environ.get("SOAK_CLASS", "10000"))
MORE_MEMORY = 1.05  # later, of what there was before
MORE_TIME = 1.5  # of the processor, for a submission of the last tenth: machines are noisy
DESCRIPTORS = 10  # that may be open later beyond those before


def graded(root, students):
    known = Course.find(REPOSITORY).assignment(STEM)
    course = our_course(root, STEM)
    hand_in(course, STEM, notebooks(known, students, SEED))
    run = watch(root, STEM, students, "--seed", str(SEED))
    assert len(list(course.results(STEM).glob("*.json"))) == students
    return run


def assert_memory_stays(run, early, late):
    """Memory and open files are the same in two parts of a run; both as a sentence."""
    (grader, sandboxes), (grader_late, sandboxes_late) = run.memory(*early), run.memory(*late)
    assert grader_late <= MORE_MEMORY * grader
    assert sandboxes_late <= MORE_MEMORY * sandboxes
    assert run.descriptors(*late) <= run.descriptors(*early) + DESCRIPTORS
    return (
        f"the grader held {grader:.0f} MB, then {grader_late:.0f} MB; "
        f"its sandboxes {sandboxes:.0f} MB, then {sandboxes_late:.0f} MB"
    )


def test_memory_stays_over_a_small_class(tmp_path):
    assert_memory_stays(graded(tmp_path, 100), (10, 40), (60, 100))


@pytest.mark.soak
def test_memory_and_cost_stay_over_a_large_class(tmp_path, figures):
    run = graded(tmp_path, STUDENTS)
    tenth = STUDENTS // 10
    second, last = (tenth, 2 * tenth), (STUDENTS - tenth, STUDENTS)
    before, after = run.milliseconds(*second, "processor"), run.milliseconds(*last, "processor")
    figures(
        f"{STUDENTS} submissions of {STEM} in {run.seconds:.0f} s. Of the second tenth and of the last, one "
        f"took {run.milliseconds(*second):.1f} ms, then {run.milliseconds(*last):.1f} ms, of processor time "
        f"{before:.1f} ms, then {after:.1f} ms; {assert_memory_stays(run, second, last)}."
    )
    assert after <= MORE_TIME * before
