"""Browsers find an icon on pages that name none."""

import pytest
from django.test import Client


@pytest.mark.django_db
def test_the_usual_address_leads_strangers_to_the_icon() -> None:
    response = Client().get("/favicon.ico")
    assert response.status_code == 302
    assert not response.has_header("Vary")
    icon = Client().get(response["Location"])
    assert (icon.status_code, icon["Content-Type"]) == (200, "image/svg+xml")
    icon.close()
