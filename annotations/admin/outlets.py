"""Outlets and agencies: saving goes through the service, which keeps the search in step."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from annotations.services.coders import coder_for
from annotations.services.vocabulary import save_outlet
from annotations.services.writing import Refused
from articles.admin.outlets import OutletAdmin
from articles.models import Outlet

admin.site.unregister(Outlet)


@admin.register(Outlet)
class ReadOutletAdmin(OutletAdmin):
    """What readers may read of an outlet is also what they may find by searching."""

    refusals = (*OutletAdmin.refusals, Refused)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        save_outlet(outlet=obj, by=coder_for(request.user))
