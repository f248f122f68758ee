"""Connect to a Dask scheduler, and say what is missing where that cannot be done."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from autograder.errors import ClusterError
from autograder.limits import MEGABYTE

if TYPE_CHECKING:
    from distributed import Client

COURSE = "AUTOGRADER_COURSE"  # the variable that tells a worker where its course lies
CONNECT_SECONDS = 10.0
IN_FLIGHT_BYTES = 256 * MEGABYTE  # of all submissions that are on the cluster at a time
CERTIFICATES = "Dask's setting distributed.comm.tls"
MISSING = "Dask is not installed here: `make setup`, or the extra `cluster` (pip install '.[cluster]')."


def connect(address: str) -> Client:
    """A connection to the scheduler; its certificates for tls:// are those of Dask's own settings."""
    try:
        import dask
        from distributed import Client, Security
    except ImportError:
        raise ClusterError(MISSING) from None
    if address.startswith("tls:") and not Security().get_connection_args("client").get("ssl_context"):
        raise ClusterError(f"{address} needs a certificate, and {CERTIFICATES} names none.")
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)  # what it says, an error here says
    dask.config.set({"distributed.admin.large-graph-warning-threshold": IN_FLIGHT_BYTES})
    try:
        return Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError(
            f"No scheduler answers at {address} ({error}). Give the address that `dask scheduler` prints, "
            f"such as tcp://host:8786; for tls:// the certificates come from {CERTIFICATES}."
        ) from None
