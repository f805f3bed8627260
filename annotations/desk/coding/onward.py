"""From one article to the next in one's own hands."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from annotations.desk.access import desk_view, get_record_for_reading
from annotations.desk.addresses import address_of
from annotations.desk.rows import newest_revisions
from annotations.models.workflow import State


@desk_view()
@require_safe
def next_article(request: HttpRequest, address: str) -> HttpResponse:
    """To the next draft of this person, in the order in which he claimed them and round the end.

    Where there is no other, to his work.
    """
    opened = get_record_for_reading(request, address)
    mine = newest_revisions().filter(
        claimed_by=opened.coder.pk, status=State.DRAFT, record__withdrawn_at=None, record__excluded_at=None
    )
    others = mine.exclude(pk=opened.revision.pk).order_by("claimed_at", "pk")
    after = others.filter(claimed_at__gt=opened.revision.claimed_at) if opened.revision.claimed_at else others
    found = after.first() or others.first()
    if found is None:
        return redirect("desk:home")
    there = address_of(found.record.article, found.article_version)
    return redirect(f"{reverse('desk:code', args=[there])}#text")
