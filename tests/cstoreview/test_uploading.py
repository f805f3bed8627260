"""Files that are sent where no form asks for any are passed over."""

import io
import tempfile
from typing import NoReturn

import pytest
from django.test import Client


@pytest.mark.django_db
def test_a_page_without_files_holds_none_that_are_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> NoReturn:
        raise AssertionError("a file was held")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", refuse)
    monkeypatch.setattr("django.core.files.uploadhandler.BytesIO", refuse)
    files = [io.BytesIO(b"x" * 3_000_000) for _ in range(3)]
    response = Client().post("/accounts/login/", {"username": "ada", "password": "no", "file": files})
    assert response.status_code == 200
    assert not response.wsgi_request.FILES
    assert response.wsgi_request.POST["username"] == "ada"


@pytest.mark.django_db
def test_files_beyond_counting_are_one_clear_line() -> None:
    body = b"".join(
        b'--x\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\n\r\n' for _ in range(20_001)
    )
    response = Client().post(
        "/accounts/login/", body + b"--x--\r\n", content_type="multipart/form-data; boundary=x"
    )
    assert response.status_code == 400
    assert "More than 20000 files were sent" in response.content.decode()
