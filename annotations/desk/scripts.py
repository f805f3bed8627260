"""The desk without scripts, for a browser that does not get them, and with them again."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from annotations.desk.access import desk_view
from cstoreview.sandbox import COOKIE, DESK, OFF


@desk_view()
@require_POST
def switch_scripts(request: HttpRequest) -> HttpResponse:
    """Switch scripts off until the browser is closed, or on again, and go back to the page at `next`."""
    back = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    response = redirect(back if ours else "desk:home")
    if request.POST.get("scripts") == OFF:
        secure = bool(settings.SESSION_COOKIE_SECURE)
        response.set_cookie(COOKIE, OFF, path=DESK, secure=secure, httponly=True, samesite="Lax")
    else:
        response.delete_cookie(COOKIE, path=DESK, samesite="Lax")
    return response
