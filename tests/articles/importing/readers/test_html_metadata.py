"""What a page declares of its article, and where it was read."""

from collections.abc import Mapping

import pytest

from articles.importing.readers.documents import Declared

from .pages import STORY, paragraphs, read, site

INNER = f"<article>{paragraphs(STORY)}</article>"
META = '<meta property="{}" content="{}">'


def declared(
    head: str = "", inner: str = INNER, *, title: str = "", data: Mapping[str, object] | None = None
) -> dict[str, tuple[str, str]]:
    found = read(site(inner, head=head, title=title, data=data)).declared
    return {name: (each.value, each.where) for name, each in found.items()}


def test_a_bare_page_declares_its_language_alone() -> None:
    assert declared() == {"language": ("en", "<html lang>")}


def test_linked_data_declare_everything() -> None:
    data = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "Organization", "@id": "#us", "name": "The Example"},
            {
                "@type": ["NewsArticle"],
                "headline": "Harbour stays open",
                "datePublished": "2024-05-13T08:00:00+02:00",
                "author": [{"@type": "Person", "name": "Somebody"}, {"name": "Another"}],
                "publisher": {"@id": "#us"},
                "mainEntityOfPage": {"@id": "https://example.org/harbour-stays-open"},
                "inLanguage": "en-GB",
                "identifier": "a-17",
            },
        ],
    }
    assert declared(data=data) == {
        "headline": ("Harbour stays open", "JSON-LD headline"),
        "date": ("2024-05-13T08:00:00+02:00", "JSON-LD datePublished"),
        "outlet": ("The Example", "JSON-LD publisher"),
        "byline": ("Somebody, Another", "JSON-LD author"),
        "url": ("https://example.org/harbour-stays-open", "JSON-LD url"),
        "language": ("en", "<html lang>"),
        "external_id": ("a-17", "JSON-LD identifier"),
    }


def test_the_heading_on_the_page_is_the_headline_where_a_declared_title_agrees() -> None:
    head = META.format("og:title", "Harbour stays open – after talks")
    inner = f"<h1>Harbour stays open, after talks</h1>{INNER}"
    assert declared(head, inner)["headline"] == ("Harbour stays open, after talks", "<h1>")


def test_a_heading_that_is_the_name_of_the_site_is_no_headline() -> None:
    head = META.format("og:title", "Harbour stays open") + META.format("og:site_name", "The Example")
    inner = f"<h1>The Example</h1>{INNER}"
    assert declared(head, inner)["headline"] == ("Harbour stays open", "og:title")


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Harbour stays open | The Example", "Harbour stays open"),
        ("Harbour stays open - The Example", "Harbour stays open"),
        ("Harbour stays open — THE EXAMPLE", "Harbour stays open"),
        ("The Example: Harbour - stays open", "The Example: Harbour - stays open"),
        ("The Example | Harbour stays open", "Harbour stays open"),
        ("Harbour stays open - minister", "Harbour stays open - minister"),
        ("Harbour | stays open", "Harbour | stays open"),
        ("Harbour stays open | example.org", "Harbour stays open"),
    ],
)
def test_a_title_loses_the_name_of_the_site_only_where_it_is_one(title: str, headline: str) -> None:
    head = (
        META.format("og:site_name", "The Example") + '<link rel=canonical href="https://www.example.org/a">'
    )
    assert declared(head, title=title)["headline"] == (headline, "<title>")


def test_a_title_loses_what_stands_beside_the_heading_of_the_page() -> None:
    inner = f"<h1>Harbour stays open</h1>{INNER}"
    assert declared("", inner, title="Harbour stays open | Somewhere")["headline"] == (
        "Harbour stays open",
        "<h1>",
    )


@pytest.mark.parametrize(
    ("head", "inner", "found"),
    [
        (
            META.format("article:published_time", "2024-05-13T08:00Z"),
            "<time datetime=2024-05-20>20 May</time>",
            ("2024-05-13T08:00Z", "meta article:published_time"),
        ),
        ('<meta name=date content="2024-05-13">', "", ("2024-05-13", "meta date")),
        (
            META.format("article:modified_time", "2024-05-20"),
            '<time itemprop=datePublished datetime="2024-05-13">13 May</time>',
            ("2024-05-13", "<time>"),
        ),
        ("", "<time datetime=2024-05-13T08:00>Monday</time>", ("2024-05-13T08:00", "<time>")),
        ("", "<span class=published>May 13, 2024</span>", ("May 13, 2024", "marked as published")),
        (
            '<link rel=canonical href="https://example.org/2024/05/13/harbour">',
            "",
            ("2024-05-13", "a guess from the page's address or words"),
        ),
    ],
)
def test_the_date_and_where_it_stands(head: str, inner: str, found: tuple[str, str]) -> None:
    assert declared(head, f"{inner}{INNER}")["date"] == found


def test_a_date_without_digits_is_none() -> None:
    assert "date" not in declared('<meta name=date content="yesterday">')


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "/relative",
        "ftp://example.org/a",
        "http://",
        "https://exa mple.org/",
        "http://[::1",
        "data:text/html,x",
    ],
)
def test_only_web_addresses_are_addresses(address: str) -> None:
    assert "url" not in declared(f'<link rel=canonical href="{address}">')


def test_the_front_page_is_no_address_of_an_article() -> None:
    head = '<link rel=canonical href="https://example.org/">' + META.format(
        "og:url", "https://example.org/a/b"
    )
    assert declared(head)["url"] == ("https://example.org/a/b", "og:url")


def test_the_canonical_address_goes_before_others() -> None:
    head = (
        META.format("og:url", "https://example.org/b") + '<link rel="canonical" href="https://example.org/a">'
    )
    assert declared(head)["url"] == ("https://example.org/a", "link rel=canonical")


@pytest.mark.parametrize(
    ("head", "inner", "byline"),
    [
        ('<meta name=author content="Somebody">', "", ("Somebody", "meta author")),
        ("", "<p class=byline>By Somebody</p>", ("Somebody", "<p class=byline>")),
        ("", "<a rel=author href=/s>Somebody</a>", ("Somebody", "<a> marked as author")),
    ],
)
def test_the_byline_and_where_it_stands(head: str, inner: str, byline: tuple[str, str]) -> None:
    assert declared(head, f"{inner}{INNER}")["byline"] == byline


@pytest.mark.parametrize("author", ["https://example.org/s", "s@example.org", "The Example", "example.org"])
def test_no_address_and_no_site_is_a_byline(author: str) -> None:
    head = META.format("og:site_name", "The Example") + f'<meta name=author content="{author}">'
    assert "byline" not in declared(head)


def test_a_standfirst_is_what_the_page_shows_below_its_headline() -> None:
    standfirst = "Three days of blocked ferries end with a promise and no date."
    head = META.format("og:description", standfirst)
    inner = f"<h1>Harbour stays open</h1><h2>{standfirst}</h2><div><a href=/s>S</a></div>{INNER}"
    document = read(site(inner, head=head))
    assert document.declared["standfirst"] == Declared(standfirst, "below the headline, as in og:description")
    assert standfirst not in document.text


def test_a_description_that_the_page_does_not_show_is_no_standfirst() -> None:
    assert "standfirst" not in declared(META.format("og:description", "All about harbours, every day."))


def test_a_description_that_repeats_the_first_paragraph_is_no_standfirst() -> None:
    assert "standfirst" not in declared(META.format("og:description", STORY[0]))


@pytest.mark.parametrize(
    "script",
    [
        "{",
        "[" * 100_000,
        '{"@type": "NewsArticle", "headline": 5.5, "author": [null, [[]]], "datePublished": {}}',
        '{"@type": {"a": 1}, "@id": []}',
        '{"@type": "NewsArticle", "identifier": ' + "9" * 10_000 + "}",
    ],
)
def test_linked_data_that_are_none_declare_nothing(script: str) -> None:
    head = f'<script type="application/ld+json">{script}</script>'
    assert set(declared(head)) == {"language"}


def test_markup_and_entities_in_linked_data_are_no_part_of_a_headline() -> None:
    data = {"@type": "NewsArticle", "headline": "Harbour &amp; <b>town</b>"}
    assert declared(data=data)["headline"] == ("Harbour & town", "JSON-LD headline")
