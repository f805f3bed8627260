"""The project as an app: its commands, checks and static files."""

import gc

from django.apps import AppConfig


class CstoreviewConfig(AppConfig):
    """Registers the system checks, and sets aside what is loaded by then."""

    name = "cstoreview"

    def ready(self) -> None:
        from cstoreview import checks  # noqa: F401 - importing registers them

        # What is loaded stays: looking through it for garbage again and again would be in vain.
        gc.freeze()
