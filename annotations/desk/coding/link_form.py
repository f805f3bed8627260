"""The form that links an article to the one it rests on."""

from typing import Any

from django import forms
from django.db.models import Q

from annotations.desk.addresses import SHORT_ID_LENGTH
from articles.models import Article, ArticleLink, ArticleVersion

MOST_OFFERED = 8


class LinkForm(forms.Form):
    """The other article, named by its address, its id or words of its headline, and the type of the link."""

    kind = forms.ChoiceField(label="This article is a", choices=ArticleLink.Kind.choices)
    other = forms.CharField(
        label="of the article", max_length=500, help_text="Its address, or words of its headline."
    )
    chosen = forms.CharField(required=False, widget=forms.HiddenInput)
    reason = forms.CharField(label="Because", required=False)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="link_%s")
        self.offered: list[ArticleVersion] = []

    def clean(self) -> dict[str, Any]:
        """Adds `original`, the article meant; otherwise an error, with the articles on offer."""
        cleaned = self.cleaned_data
        typed = (cleaned.get("other") or "").strip().rstrip("/")
        chosen = cleaned.get("chosen") or typed[-SHORT_ID_LENGTH:]
        cleaned["original"] = Article.objects.filter(short_id=chosen).first()
        if cleaned["original"] is None and typed:
            self._offer(typed)
        return cleaned

    def _offer(self, typed: str) -> None:
        words = Q()
        for word in typed.split()[:8]:
            words &= Q(headline__icontains=word)
        found = ArticleVersion.objects.filter(words).select_related("article__outlet").defer("text", "raw")
        self.offered = list(found.order_by("-published_on", "-id")[:MOST_OFFERED])
        line = "Choose the article below." if self.offered else "No article has these words in its headline."
        self.add_error("other", line)
