"""All of the grader that a student's process can see: nothing here knows a check, a reference or an answer."""
