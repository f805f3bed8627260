"""Long pages in two parts: the head goes first, so that the browser fetches what it names meanwhile.

`templates/base.html` writes the `part` of a page that it is told, "head" or "body"; both if it is told none.
"""

import logging
import secrets
from collections.abc import Callable, Iterator
from gzip import GzipFile
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django.utils.text import StreamingBuffer

logger = logging.getLogger("django.request")

BROKEN_OFF = """<body class="desk"><main id="content"><div class="notice refusal" role="alert">
<p><strong>The page broke off: the server could not read all that belongs on it.</strong> Nothing is lost.
Load it again; if it stays so, tell whoever runs the site.</p></div></main></body></html>"""


def asks_for_page(request: HttpRequest) -> bool:
    """Whether a browser goes to the page itself, and no script asks for something of it."""
    return request.method == "GET" and request.headers.get("Sec-Fetch-Dest") == "document"


def head_first(
    request: HttpRequest, template: str, early: dict[str, Any], rest: Callable[[], HttpResponse]
) -> StreamingHttpResponse:
    """The head of `template`, rendered with the few words of `early`; then the body that `rest` answers with.

    What can refuse the request is to be asked before: the status goes out with the head. A failure after
    that is logged and said in the body.
    """
    get_token(request)  # its cookie travels with the headers, before the body asks for it
    head = render_to_string(template, early | {"part": "head"}, request)

    def parts() -> Iterator[bytes]:
        yield head.encode()
        try:
            yield rest().content
        except Exception:
            logger.exception("%s broke off", request.path)
            yield BROKEN_OFF.encode()

    response = StreamingHttpResponse(parts())
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        response = StreamingHttpResponse(_compressed(parts()), headers={"Content-Encoding": "gzip"})
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def _compressed(parts: Iterator[bytes]) -> Iterator[bytes]:
    """Each part as soon as it is there: Django's own compression keeps the head until the body follows.

    As there, a name of random length hides how well the page compressed (the attack called BREACH).
    """
    sent = StreamingBuffer()
    with GzipFile("x" * secrets.randbelow(100), "wb", 6, sent, mtime=0) as file:
        for part in parts:
            file.write(part)
            file.flush()
            yield sent.read()
    yield sent.read()
