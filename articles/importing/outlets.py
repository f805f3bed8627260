"""Outlets by the names that texts and files give them."""

import uuid
from collections.abc import Iterable

from django.utils.text import slugify

from articles.models import Outlet
from articles.text.uids import ARTICLE_NAMESPACE

LONGEST_NAME = 200


def outlet_named(name: str) -> Outlet:
    """The outlet of that name, whatever its capitals; made as an agency if there is none yet."""
    return outlets_named([name])[name]


def outlets_named(names: Iterable[str]) -> dict[str, Outlet]:
    """The outlets of these names, by name; those that are missing are made in one go, as agencies."""
    slugs = {name: _slug(name) for name in names}
    wanted = set(slugs.values())
    found = _by_slug(wanted)
    missing = {slug: name for name, slug in reversed(slugs.items()) if slug not in found}
    if missing:
        Outlet.objects.bulk_create(
            [
                Outlet(
                    uid=_uid(f"outlet:{slug}"), slug=slug, name=name[:LONGEST_NAME], kind=Outlet.Kind.AGENCY
                )
                for slug, name in sorted(missing.items())
            ],
            ignore_conflicts=True,
        )
        found = _by_slug(wanted)
    return {name: found[slug] for name, slug in slugs.items()}


def outlets_here(names: Iterable[str]) -> dict[str, Outlet]:
    """Those outlets of these names that are here already, by name."""
    slugs = {name: _slug(name) for name in names}
    found = _by_slug(set(slugs.values()))
    return {name: found[slug] for name, slug in slugs.items() if slug in found}


def _by_slug(slugs: set[str]) -> dict[str, Outlet]:
    return {outlet.slug: outlet for outlet in Outlet.objects.filter(slug__in=slugs)}


def _slug(name: str) -> str:
    """A slug for an outlet's name; a name without a Latin letter gets one made of its hash."""
    return slugify(name)[:80] or f"outlet-{_uid(f'name:{name.casefold()}').hex[:12]}"


def _uid(name: str) -> uuid.UUID:
    """A uid that two installations importing the same copy agree on, so that their fixtures meet."""
    return uuid.uuid5(ARTICLE_NAMESPACE, name)
