"""People before the import pages: Ada edits, Mona manages, Rosa reviews and may not import."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from annotations.services.coders import create_roles
from articles.models import ImportBatch
from tests.articles.views.forms import Sent, multipart

BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass(frozen=True)
class ImportDesk:
    """Signed-in browsers."""

    ada: Client
    mona: Client
    rosa: Client

    def upload(self, *files: tuple[str, bytes], mapping: str = "") -> ImportBatch:
        """What Ada's browser makes of these files: a batch."""
        response = self.send(*files, mapping=mapping)
        assert response.status_code == 302, response.content.decode()
        return ImportBatch.objects.get(uid=response["Location"].split("/")[-2])

    def send(self, *files: tuple[str, bytes], **fields: str) -> Any:
        """Send files, name and bytes, through the form of the import page."""
        sent: Sent = multipart(files, fields)
        return self.ada.post("/desk/import/", sent.body, content_type=sent.content_type)


def signed_in(name: str, role: str) -> Client:
    user = User.objects.create_user(name)
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


@pytest.fixture
def desk(db: None) -> ImportDesk:
    create_roles()
    return ImportDesk(
        ada=signed_in("ada", "editor"), mona=signed_in("mona", "manager"), rosa=signed_in("rosa", "reviewer")
    )


def path_of(batch: ImportBatch, *rest: str) -> str:
    """The path of a batch's page, or of one below it."""
    return f"/desk/import/{batch.uid}/" + "/".join(rest)
