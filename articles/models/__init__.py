"""What was published. Nothing here knows of annotations.

Import direction inside: identity, rules -> outlet -> article -> segment, search, batch, link.
"""

from .article import Article, ArticleVersion, Relay
from .batch import ImportBatch, ImportItem
from .link import ArticleLink
from .outlet import Outlet
from .search import ArticleSearch
from .segment import Segment

__all__ = [
    "Article",
    "ArticleLink",
    "ArticleSearch",
    "ArticleVersion",
    "ImportBatch",
    "ImportItem",
    "Outlet",
    "Relay",
    "Segment",
]
