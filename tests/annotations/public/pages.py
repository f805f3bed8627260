"""Finding one's way on public pages in tests."""

import re
from typing import Any

from django.test import Client

from annotations.models import Record
from annotations.projection import find_record

LINK = re.compile(r'href="(/[^"#]*)')


def record_path(record: Record) -> str:
    """The public address of a record that readers may see."""
    shown = find_record(record.article.short_id)
    assert shown is not None
    return f"/records/{shown.address}/"


def text_of(response: Any) -> str:
    """The page without tags, blanks made one."""
    html = re.sub(r"<script.*?</script>|<[^>]*>", " ", response.content.decode(), flags=re.DOTALL)
    return " ".join(html.replace("&#x27;", "'").replace("&amp;", "&").split())


def crawl(reader: Client, *start: str) -> dict[str, Any]:
    """Every public page that can be reached from these, by its address."""
    pages: dict[str, Any] = {}
    waiting = list(start)
    while waiting:
        path = waiting.pop()
        if path in pages or path.startswith(("/desk/", "/static/")):
            continue
        pages[path] = reader.get(path)
        if pages[path]["Content-Type"].startswith("text/html"):
            found = LINK.findall(pages[path].content.decode())
            waiting += [link.replace("&amp;", "&") for link in found]
    return pages
