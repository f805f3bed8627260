"""What was published. Nothing here knows of annotations.

Import direction inside: identity, rules, evidence -> outlet -> article -> relay, segment, search,
batch, link.
"""

from .article import Article, ArticleVersion
from .batch import ImportBatch, ImportFile, ImportFilePart, ImportItem
from .link import ArticleLink
from .outlet import Outlet
from .relay import Relay
from .search import ArticleSearch, SearchBacklog
from .segment import Segment

__all__ = [
    "Article",
    "ArticleLink",
    "ArticleSearch",
    "ArticleVersion",
    "ImportBatch",
    "ImportFile",
    "ImportFilePart",
    "ImportItem",
    "Outlet",
    "Relay",
    "SearchBacklog",
    "Segment",
]
