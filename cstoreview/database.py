"""Which database this process talks to: the one `DATABASE_URL` names, or our private server."""

import os
from pathlib import Path

from cstoreview.embedded.server import EmbeddedServer
from cstoreview.places import data_folder


def ensure_database(data: Path | None = None, *, durable: bool = True) -> EmbeddedServer | None:
    """Make sure `DATABASE_URL` is set, starting the private server of folder `data` if it is not.

    Call it once, in the parent: children inherit `DATABASE_URL` and then start nothing. `data` is the
    data folder unless a test brings its own; tests also do without durability.

    Returns:
        The server if this call started it (who starts it may stop it), else None.

    Raises:
        StartError: the private server cannot run.
    """
    if os.environ.get("DATABASE_URL"):
        return None
    server = EmbeddedServer(data or data_folder(), durable=durable)
    started = server.start()
    os.environ["DATABASE_URL"] = server.url
    return server if started else None
