"""Files that students may hand in and things that may stand in their place, with what becomes of each."""

import gzip
import io
import json
import os
import zipfile

from handed_in import right
from targets import assignment_of

from autograder.result import Status
from autograder.submission import MAX_BYTES, MAX_CELLS

STEM = "day10_step_decay"
RIGHT = right(assignment_of(STEM))
UNREADABLE, WRONG, GRADED, REPAIRED = (
    Status.UNREADABLE,
    Status.WRONG_NOTEBOOK,
    Status.GRADED,
    Status.REPAIRED,
)
ALL, NONE = True, False


def altered(change):
    notebook = json.loads(RIGHT)
    change(notebook)
    return json.dumps(notebook).encode()


def zipped():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(f"{STEM}.ipynb", RIGHT)
    return held.getvalue()


def each_cell(change):
    return altered(lambda notebook: [change(cell) for cell in notebook["cells"]])


def free_cell(**fields):
    """A cell of the student's own, put first."""
    cell = {"cell_type": "code", "id": "own", "metadata": {}, "source": "1", "outputs": []}
    return altered(lambda notebook: notebook["cells"].insert(0, {**cell, **fields}))


BYTES = {
    "empty": (b"", UNREADABLE, NONE),
    "white space": (b" \n\t\n", UNREADABLE, NONE),
    "a letter": (b"Dear teacher, it worked at home", UNREADABLE, NONE),
    "a web page": (b"<!DOCTYPE html><html><body>Sign in</body></html>", UNREADABLE, NONE),
    "a zip": (zipped(), UNREADABLE, NONE),
    "gzip": (gzip.compress(RIGHT), UNREADABLE, NONE),
    "a pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", UNREADABLE, NONE),
    "zeros": (bytes(10_000), UNREADABLE, NONE),
    "cut off": (RIGHT[: len(RIGHT) // 2], UNREADABLE, NONE),
    "written twice": (RIGHT + RIGHT, UNREADABLE, NONE),
    "zeros at the end": (RIGHT + bytes(512), UNREADABLE, NONE),
    "a merge conflict": (RIGHT.replace(b'"cells"', b'<<<<<<< HEAD\n"cells"', 1), UNREADABLE, NONE),
    "latin-1": (free_cell(source="é").replace(b"\\u00e9", b"\xe9"), UNREADABLE, NONE),
    "too large": (b"[" + b" " * MAX_BYTES + b"]", UNREADABLE, NONE),
    "nested deep": (b'{"cells":' * 50_000, UNREADABLE, NONE),
    "lists nested deep": (b"[" * 200_000, UNREADABLE, NONE),
    "a number": (b"7", UNREADABLE, NONE),
    "a long number": (b"9" * 100_000, UNREADABLE, NONE),
    "null": (b"null", UNREADABLE, NONE),
    "a list": (b"[]", UNREADABLE, NONE),
    "an empty object": (b"{}", UNREADABLE, NONE),
    "format 3": (altered(lambda nb: nb.update(nbformat=3)), UNREADABLE, NONE),
    "format 5": (altered(lambda nb: nb.update(nbformat=5)), UNREADABLE, NONE),
    "format in words": (altered(lambda nb: nb.update(nbformat="4")), UNREADABLE, NONE),
    "format true": (altered(lambda nb: nb.update(nbformat=True)), UNREADABLE, NONE),
    "no cells": (altered(lambda nb: nb.pop("cells")), UNREADABLE, NONE),
    "an empty list of cells": (altered(lambda nb: nb.update(cells=[])), UNREADABLE, NONE),
    "cells in an object": (altered(lambda nb: nb.update(cells={"0": {}})), UNREADABLE, NONE),
    "a cell that is null": (altered(lambda nb: nb["cells"].append(None)), UNREADABLE, NONE),
    "a cell of no known type": (free_cell(cell_type="magic"), UNREADABLE, NONE),
    "a cell without source": (free_cell(source=None), UNREADABLE, NONE),
    "a source of numbers": (free_cell(source=[1, 2]), UNREADABLE, NONE),
    "a source of objects": (free_cell(source={"0": "x"}), UNREADABLE, NONE),
    "too many cells": (altered(lambda nb: nb.update(cells=nb["cells"] * MAX_CELLS)), UNREADABLE, NONE),
    "too much source": (free_cell(source="x" * 2_000_000), UNREADABLE, NONE),
    "another notebook": (each_cell(lambda cell: cell.update(id="x" + cell["id"], metadata={})), WRONG, NONE),
    "another exercise": (right(assignment_of("day02_chain_rule")), WRONG, NONE),
    "utf-8 with a mark": (b"\xef\xbb\xbf" + RIGHT, GRADED, ALL),
    "utf-16": (RIGHT.decode().encode("utf-16"), GRADED, ALL),
    "windows line ends": (RIGHT.replace(b"\n", b"\r\n"), GRADED, ALL),
    "numbers that are none": (altered(lambda nb: nb["metadata"].update(a=float("nan"))), GRADED, ALL),
    "metadata null": (altered(lambda nb: nb.update(metadata=None)), GRADED, ALL),
    "all metadata gone": (each_cell(lambda cell: cell.update(metadata={})), GRADED, ALL),
    "metadata of wrong types": (free_cell(metadata=[1]), GRADED, ALL),
    "nbgrader's in a list": (free_cell(metadata={"nbgrader": ["x"]}), GRADED, ALL),
    "a grade_id of a number": (free_cell(metadata={"nbgrader": {"grade_id": 7}}), GRADED, ALL),
    "outputs of wrong types": (free_cell(outputs={"x": [None]}, execution_count="one"), GRADED, ALL),
    "ids that are none": (free_cell(id=["x", 7]), GRADED, ALL),
    "the same id twice": (free_cell(id="02-write_step_decay"), GRADED, ALL),
    "lone surrogates": (free_cell(source="x = '\ud800'"), GRADED, ALL),
    "zeros in the source": (free_cell(source="x = 1\x00"), GRADED, ALL),
    "an id of our own": (free_cell(id="autograder-status", cell_type="markdown"), GRADED, ALL),
    "all cells twice": (altered(lambda nb: nb.update(cells=nb["cells"] * 2)), REPAIRED, ALL),
    "right": (RIGHT, GRADED, ALL),
}


def a_link(path):
    target = path.with_name("target.txt")
    target.write_bytes(RIGHT)
    path.symlink_to(target)


def a_large_hole(path):
    with path.open("wb") as file:
        file.truncate(10 * 2**30)


PLACES = {
    "a folder": lambda path: path.mkdir(),
    "a pipe": os.mkfifo,
    "a link": a_link,
    "a link to nothing": lambda path: path.symlink_to("nowhere"),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "ten gigabytes of nothing": a_large_hole,
    "nothing": lambda path: None,
    "a time in a pipe": lambda path: os.mkfifo(path.with_name("timestamp.txt")),
    "a time behind a link": lambda path: path.with_name("timestamp.txt").symlink_to("/etc/passwd"),
    "a time of ten gigabytes": lambda path: a_large_hole(path.with_name("timestamp.txt")),
    "another name": lambda path: path.with_name(f"{STEM} (1).ipynb").write_bytes(RIGHT),
}
