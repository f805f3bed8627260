"""Forms with files as browsers send them: with folders in the names, which the test client drops."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

BOUNDARY = "----a-boundary-of-a-browser"


@dataclass(frozen=True)
class Sent:
    """The body of a request and what it is."""

    body: bytes
    content_type: str = f"multipart/form-data; boundary={BOUNDARY}"


def multipart(files: Sequence[tuple[str, bytes]], fields: Mapping[str, str]) -> Sent:
    """A form with fields and, under the name of `files`, files by name and bytes."""
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    for name, raw in files:
        head = (
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n'
            "Content-Type: application/octet-stream\r\n\r\n"
        )
        parts.append(head.encode() + raw + b"\r\n")
    return Sent(b"".join([*parts, f"--{BOUNDARY}--\r\n".encode()]))
