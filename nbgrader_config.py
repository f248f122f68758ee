"""Settings of nbgrader for this course: where things lie, and grading by autograder's own process.

nbgrader finds this file from the working directory, or from the folder that JUPYTER_CONFIG_DIR names.
"""

from pathlib import Path

root = Path(__file__).resolve().parent
c = get_config()  # noqa: F821 - given to every configuration file by traitlets

c.CourseDirectory.root = str(root)
c.CourseDirectory.course_id = "ten-days-downhill"
c.CourseDirectory.source_directory = "build/source"  # made from solutions/ by `autograder release`
c.CourseDirectory.release_directory = "exercises"
c.CourseDirectory.submitted_directory = "class/submitted"
c.CourseDirectory.autograded_directory = "class/autograded"
c.CourseDirectory.feedback_directory = "class/feedback"
c.CourseDirectory.solution_directory = "build/solution"
c.CourseDirectory.db_url = f"sqlite:///{root / 'class' / 'gradebook.db'}"

c.ClearSolutions.code_stub = {"python": "raise NotImplementedError()"}

# Submissions are validated before nbgrader reads them, and graded outside nbgrader's kernel.
c.Autograde.exporter_class = "autograder.door.Door"
c.Autograde.autograde_preprocessors = [
    "autograder.preprocessor.GradeOutside",
    "nbgrader.preprocessors.IgnorePattern",
    "nbconvert.preprocessors.ClearMetadataPreprocessor",
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    "autograder.preprocessor.FlagForPerson",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]
c.GenerateFeedback.exporter_class = "autograder.feedback.FeedbackPage"

# What one submission may use, wall-clock seconds; autograder/limits.py has the others and the defaults.
c.Autograder.limits = {"cell_seconds": 10.0, "call_seconds": 5.0, "submission_seconds": 30.0}

# The course asks for late submissions to be counted in full; "zero" takes all their points.
c.LateSubmissionPlugin.penalty_method = "none"
