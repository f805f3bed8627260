"""From a document to rows: the article, its first version, and everything the importer read in it.

One transaction a document, found again by the hash of its text: the same text twice is one article.
"""

import datetime as dt
import uuid

from django.contrib.postgres.search import SearchVector
from django.db import IntegrityError, transaction
from django.db.models import Value
from django.utils.text import slugify

from articles.models import Article, ArticleSearch, ArticleVersion, Outlet, Relay, Segment
from articles.models.identity import ARTICLE_NAMESPACE, article_uid, version_uid
from articles.models.search import INDEXED_CHARACTERS
from articles.text.canonical import UnreadableTextError, canonical_text
from articles.text.story import Story, read_story

from .documents import Document
from .reports import Reading

IMPORTER = "plain text 1"
"""Name and version of this reading; a later one that reads otherwise counts up."""


def read_document(document: Document) -> Reading:
    """The text and story of a document. Raises UnreadableTextError, also if it holds nothing but white
    space.
    """
    canonical = canonical_text(document.raw)
    if not canonical.text.strip():
        raise UnreadableTextError("it holds no text; import the article's text")
    return Reading(canonical, read_story(canonical.text))


def stored_version(reading: Reading) -> ArticleVersion | None:
    """The version that has this text already, or None."""
    found = ArticleVersion.objects.filter(text_sha256=reading.canonical.sha256)
    return found.defer("raw", "text").select_related("article").first()


def store(document: Document, reading: Reading) -> tuple[ArticleVersion, bool]:
    """The version with this document's text, and whether it is new; new ones get all their rows at once.

    Somebody else may store the same text at the same time: then theirs is the version.
    """
    version = stored_version(reading)
    if version is not None:
        return version, False
    try:
        with transaction.atomic():
            return _new_version(document, reading), True
    except IntegrityError:
        version = stored_version(reading)
        if version is None:
            raise
        return version, False


def outlet_named(name: str) -> Outlet:
    """The outlet of that name, whatever its capitals; made as an agency if there is none yet."""
    slug = _slug(name)
    outlet, _ = Outlet.objects.get_or_create(
        slug=slug,
        defaults={"name": name, "kind": Outlet.Kind.AGENCY, "uid": _uid(f"outlet:{slug}")},
    )
    return outlet


def _new_version(document: Document, reading: Reading) -> ArticleVersion:
    story, canonical = reading.story, reading.canonical
    article = Article.objects.create(
        uid=article_uid(canonical.sha256),
        outlet=outlet_named(story.outlet) if story.outlet else None,
    )
    line = story.dateline
    version = ArticleVersion(
        uid=version_uid(canonical.sha256),
        article=article,
        language=story.language,
        importer=IMPORTER,
        raw=document.raw,
        raw_sha256=canonical.raw_sha256,
        text=canonical.text,
        text_sha256=canonical.sha256,
        dateline_place=(line.place_name or "") if line else "",
        agency=outlet_named(story.agency) if story.agency else None,
    )
    for field, part in (("headline", story.headline), ("standfirst", story.standfirst), ("dateline", line)):
        if part is not None:
            _state(version, field, part.start, part.end)
    _set_date(version, story)
    version.save(force_insert=True)
    _store_parts(version, story)
    return version


def _state(version: ArticleVersion, field: str, start: int, end: int) -> None:
    """Set a field to what stands in the text between two code points, with its place."""
    setattr(version, field, version.text[start:end])
    setattr(version, f"{field}_start", start)
    setattr(version, f"{field}_end", end)


def _set_date(version: ArticleVersion, story: Story) -> None:
    date = story.date
    if date.stated is not None:
        _state(version, "date_as_stated", date.stated.start, date.stated.end)
    version.date_partial = date.partial
    version.date_granularity = date.granularity
    version.date_resolved = date.resolved
    version.date_basis = date.basis
    version.date_reason = date.reason
    if date.resolved:
        # The first day of a month or year that is stated without one.
        version.published_on = dt.date.fromisoformat(f"{date.partial}-01-01"[:10])


def _store_parts(version: ArticleVersion, story: Story) -> None:
    Segment.objects.bulk_create(
        Segment(
            uid=_uid(f"segment:{version.uid}:{part.start}"),
            version=version,
            kind=part.kind,
            start=part.start,
            end=part.end,
            reason=part.reason,
        )
        for part in story.segments
    )
    outlets = {relay: outlet_named(relay.name) for relay in story.relays}
    # Two spellings may be one outlet; it is a relay once, where it is named first.
    once = {outlet.pk: relay for relay, outlet in reversed(outlets.items())}
    kept = [relay for relay in story.relays if once[outlets[relay].pk] is relay]
    Relay.objects.bulk_create(
        Relay(
            uid=_uid(f"relay:{version.uid}:{position}"),
            version=version,
            position=position,
            outlet=outlets[relay],
            start=relay.start,
            end=relay.end,
        )
        for position, relay in enumerate(kept)
    )
    index_words(version)


def index_words(version: ArticleVersion) -> None:
    """Make a text that has just arrived findable by its words."""
    words = SearchVector(Value(version.text[:INDEXED_CHARACTERS]), config="english")
    ArticleSearch.objects.create(version=version, tsv=words)


def _slug(name: str) -> str:
    """A slug for an outlet's name; a name without a Latin letter gets one made of its hash."""
    return slugify(name)[:80] or f"outlet-{_uid(f'name:{name.casefold()}').hex[:12]}"


def _uid(name: str) -> uuid.UUID:
    """A uid that two installations importing the same copy agree on, so that their fixtures meet."""
    return uuid.uuid5(ARTICLE_NAMESPACE, name)
