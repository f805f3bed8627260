"""Every address is either for everybody, by name, or turns strangers away."""

import re
from collections.abc import Iterator
from uuid import UUID

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

FOR_EVERYBODY = {
    # Readers.
    *("public:home", "public:records", "public:record", "public:revision", "public:claims", "public:claim"),
    *("public:speaker", "public:corrections", "public:method", "public:data", "public:release"),
    # Signing in.
    *("login", "admin:login"),
    # What browsers ask for by themselves.
    "favicon",
}
"""Names of the addresses that strangers may open. A new public page is added here, on purpose."""

SAMPLES = {"int": "7", "str": "some", "slug": "some", "path": "some/where", "uuid": str(UUID(int=0))}


def leaves(
    resolver: URLResolver, before: str = "/", namespace: str = ""
) -> Iterator[tuple[str, str, URLPattern]]:
    """Every address with a sample path and its name."""
    for pattern in resolver.url_patterns:
        path = before + sample(pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from leaves(pattern, path, inner)
        else:
            yield f"{namespace}{pattern.name}", path, pattern


def sample(pattern: URLPattern | URLResolver) -> str:
    """A path that the pattern matches."""
    if isinstance(pattern.pattern, RoutePattern):
        return re.sub(
            r"<(?:(\w+):)?\w+>",
            lambda found: SAMPLES.get(found[1] or "str", "some-00000000000000"),
            str(pattern.pattern),
        )
    return re.sub(r"\(\?P<\w+>[^)]*\)", "annotations", str(pattern.pattern)).strip("^$").replace("\\Z", "")


ADDRESSES = list(leaves(get_resolver()))


def is_open(pattern: URLPattern) -> bool:
    return not getattr(pattern.callback, "login_required", True)


def test_the_open_addresses_are_those_named_here() -> None:
    assert {name for name, _, pattern in ADDRESSES if is_open(pattern)} == FOR_EVERYBODY


@pytest.mark.parametrize(
    ("name", "path"),
    [(name, path) for name, path, pattern in ADDRESSES if name not in FOR_EVERYBODY],
)
def test_every_other_address_turns_strangers_away(name: str, path: str) -> None:
    """Without a database: a stranger is turned away before anything is looked up."""
    for method in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"):
        response = Client().generic(method, path)
        assert response.status_code == 302, f"{method} {path} ({name})"
        assert response["Location"].startswith(("/accounts/login/", "/admin/login/"))
        assert not response.cookies
