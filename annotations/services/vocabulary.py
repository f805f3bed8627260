"""What managers keep: the tags, and what is known of outlets."""

from annotations.models import Coder, Tag
from annotations.models.workflow import Role
from articles.importing.outlets import outlet_named
from articles.models import Outlet

from .coders import require_role
from .search import reindex_outlet
from .writing import Refused, service


@service
def add_tag(*, code: str, label: str, by: Coder, definition: str = "", parent: Tag | None = None) -> Tag:
    """Add a tag to the vocabulary; one of that code is returned as it stands."""
    require_role(by, Role.MANAGER)
    if not code or not label.strip():
        raise Refused("A tag needs a code and a label.")
    tag, _ = Tag.objects.get_or_create(
        code=code, defaults={"label": label.strip(), "definition": definition, "parent": parent}
    )
    return tag


@service
def describe_outlet(
    *, name: str, kind: Outlet.Kind, homepage: str, country: str, full_text_public: bool, by: Coder
) -> Outlet:
    """Say what the outlet of this name is and whether readers may see its whole texts; see `save_outlet`."""
    require_role(by, Role.MANAGER)
    outlet = Outlet.objects.select_for_update(of=("self",)).get(pk=outlet_named(name).pk)
    outlet.kind, outlet.homepage, outlet.country = kind, homepage, country
    outlet.full_text_public = full_text_public
    return save_outlet(outlet=outlet, by=by)


@service
def save_outlet(*, outlet: Outlet, by: Coder) -> Outlet:
    """Store an outlet as it was described; makes it if it is new.

    Readers see the change at once, on every record of the outlet, and find no word that they do not see.
    """
    require_role(by, Role.MANAGER)
    former = Outlet.objects.select_for_update(of=("self",)).filter(pk=outlet.pk).first()
    outlet.save()
    if former and (former.name, former.full_text_public) != (outlet.name, outlet.full_text_public):
        reindex_outlet(outlet)
    return outlet
