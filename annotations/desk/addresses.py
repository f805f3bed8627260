"""Addresses at the desk: free words in front of an id that never changes."""

from articles.models import Article, ArticleVersion

SHORT_ID_LENGTH = 14  # hexadecimal digits; see articles.models.identity.short_id_field


class WordsAndShortId:
    """Path converter for `<words>-<short id>` or the short id alone; the view gets the whole string."""

    regex = r"(?:[^/]*-)?[0-9a-f]{14}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


def short_id_in(address: str) -> str:
    """The part of an address that never changes."""
    return address[-SHORT_ID_LENGTH:]


def with_words(words: str, short_id: str) -> str:
    """An address of words and id; the id alone where there are no words."""
    return f"{words}-{short_id}" if words else short_id


def address_of(article: Article, version: ArticleVersion) -> str:
    """The address of an article's record, in the words of that version's headline."""
    return with_words(version.slug, article.short_id)
