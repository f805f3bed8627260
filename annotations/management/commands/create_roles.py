"""Make the roles editor, reviewer and manager."""

from typing import Any

from django.core.management.base import BaseCommand

from annotations.services.coders import create_roles


class Command(BaseCommand):
    """Make the permission groups that are the roles; running it again changes nothing."""

    help = (
        "Make the roles editor, reviewer and manager (permission groups). Running it again changes nothing."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write("Roles: " + ", ".join(create_roles()))
