"""What the guide for instructors shows is what the commands print today."""

import re
import subprocess
import sys
from dataclasses import asdict

from autograder.course import REPOSITORY
from autograder.limits import Limits

KEPT = REPOSITORY / "book" / "guide" / "round"
# What differs between two runs or two machines, and says nothing about the commands.
VARIES = [
    (r"\d+ graded in \d+\.\d s", "N graded"),
    (r"Graded: \S+", "Graded"),
    (r"Under: .*", "Under"),
    (r"Seconds: .*", "Seconds"),
    (r"[0-9a-f]{16,64}", "HASH"),
    (r"\d+\.\d{5,}", "NUMBER"),
]


def steady(text):
    for pattern, word in VARIES:
        text = re.sub(pattern, word, text)
    return text


def test_the_guides_outputs_are_what_the_commands_print(tmp_path):
    subprocess.run([sys.executable, REPOSITORY / "scripts" / "guide_round.py", tmp_path], check=True)
    written = {path.name: steady(path.read_text()) for path in tmp_path.iterdir()}
    assert {path.name: steady(path.read_text()) for path in KEPT.iterdir()} == written
    assert len(written) == 8


def test_the_guide_shows_all_of_them():
    page = (REPOSITORY / "book" / "guide" / "instructors.md").read_text()
    assert {path.name for path in KEPT.iterdir()} == set(
        re.findall(r"literalinclude\} round/(\w+\.txt)", page)
    )


def test_the_guide_lists_every_limit_with_its_default():
    page = (REPOSITORY / "book" / "guide" / "instructors.md").read_text()
    listed = re.findall(r"^\| `(\w+)` \| ([\d,]+) \|", page.partition("### Limits")[2], re.MULTILINE)
    assert {name: float(value.replace(",", "")) for name, value in listed} == asdict(Limits())
