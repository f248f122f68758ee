"""What the guide says of grading on several machines: each figure is a constant of the code."""

import re

import dask
import distributed  # noqa: F401  # it brings the defaults of Dask's connections

from autograder.cluster import IN_FLIGHT, WORKERS_SECONDS
from autograder.cluster_connection import IN_FLIGHT_BYTES
from autograder.course import REPOSITORY
from autograder.limits import MEGABYTE, Limits
from bench.cluster import PIECE

SHOWN = re.compile(r"^---$.*?^---$|^```.*?^```$|`[^`]*`|\$[^$]+\$", re.DOTALL | re.MULTILINE)  # no prose


def test_every_figure_in_the_prose_is_a_constant():
    connect = dask.config.get("distributed.comm.timeouts.connect")
    constants = {
        r"no worker for (\d+) seconds": WORKERS_SECONDS,
        r"waits for a connection \((\d+) seconds": dask.utils.parse_timedelta(connect),
        r"[Aa]t most (\d+) submissions for each worker": IN_FLIGHT,
        r"at most (\d+) MB of\s+them": IN_FLIGHT_BYTES / MEGABYTE,
        r"fastest (\d+) of the class": PIECE,
        r"may take up to (\d+) seconds": Limits().submission_seconds,
        r"up to (\d+) MB beside it": Limits().memory_bytes / MEGABYTE,
    }
    prose = SHOWN.sub("", (REPOSITORY / "book" / "guide" / "cluster.md").read_text())
    said = {pattern: [float(figure) for figure in re.findall(pattern, prose)] for pattern in constants}
    assert said == {pattern: [value] for pattern, value in constants.items()}
    assert len(re.findall(r"\d+", prose)) == len(constants)
