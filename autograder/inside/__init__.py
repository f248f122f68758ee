"""All of the grader that a student's process can see: it knows no check, no reference and no answer."""
