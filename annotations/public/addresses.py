"""Public addresses: free words in front of an id that never changes. A wrong wording is redirected."""

import re

from django.http import Http404

SHORT_ID = re.compile(r"(?:^|-)([0-9a-f]{14})$")


def short_id_in(address: str) -> str:
    """The short id at the end of `unity-in-csto-9f1c02ab34cd5e`.

    Raises:
        Http404: there is none.
    """
    match = SHORT_ID.search(address)
    if match is None:
        raise Http404
    return match[1]
