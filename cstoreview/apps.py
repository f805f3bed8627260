"""The project as an app: its commands, checks and static files."""

from django.apps import AppConfig


class CstoreviewConfig(AppConfig):
    """Registers the system checks."""

    name = "cstoreview"

    def ready(self) -> None:
        from cstoreview import checks  # noqa: F401 - importing registers them
