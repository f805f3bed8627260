"""The address where browsers look for an icon on pages that name none, as those of the admin."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseRedirect
from django.templatetags.static import static
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe


@login_not_required
@require_safe
@cache_control(public=True, max_age=3600)
def favicon(request: HttpRequest) -> HttpResponseRedirect:
    """To the site's icon, whose name changes with its content; so the redirect is kept for an hour only."""
    return HttpResponseRedirect(static("site/icon.svg"))
