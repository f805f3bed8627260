"""The newer text of a record: what changed in it, and what this person can do about it."""

from dataclasses import dataclass
from functools import cached_property

from annotations.desk.access import OpenRecord
from annotations.services.other_text import newer_text_of
from annotations.services.proposing import comparison_of, open_proposals
from articles.models import ArticleVersion

from .diff import TextDiff, text_diff


@dataclass(frozen=True)
class Change:
    """Two texts of an article; what changed is looked up once, when a page asks for it."""

    old: ArticleVersion
    new: ArticleVersion

    @cached_property
    def diff(self) -> TextDiff:
        return text_diff(self.old.text, self.new.text, comparison_of(self.old, self.new))


def change_ahead(opened: OpenRecord) -> Change | None:
    """What the outlet changed since the text that the record codes."""
    newer = newer_text_of(opened.revision)
    return None if newer is None else Change(opened.version, newer)


def change_behind(opened: OpenRecord) -> Change | None:
    """What the outlet changed before the text that the record codes, compared with the text before it."""
    coded = opened.version
    if coded.number == 1:
        return None
    former = ArticleVersion.objects.filter(article=coded.article_id, number__lt=coded.number)
    old = former.defer("raw").order_by("-number").first()
    return None if old is None else Change(old, coded)


def said_about_texts(opened: OpenRecord) -> dict[str, object]:
    """For the pages of a record: the change ahead, and how many proposals wait for a decision."""
    waiting = open_proposals(opened.revision).count() if opened.state == "draft" else 0
    return {"newer": change_ahead(opened), "waiting_proposals": waiting}
