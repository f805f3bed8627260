"""The identity register: speakers and their other names."""

from annotations.models import Alias, Coder, Speaker
from articles.models import ArticleVersion

from .coders import require_role
from .facts import EVERYBODY, KEEPERS, confirmed_by, fact_to_change, save_fact
from .writing import Refused, check_version, service


def in_one_line(words: str) -> str:
    """The words with single blanks between them."""
    return " ".join(words.split())


def _needed(name: str, what: str) -> str:
    name = in_one_line(name)
    if not name:
        raise Refused(f"{what} needs a name.")
    return name


@service
def add_speaker(
    *,
    name: str,
    by: Coder,
    kind: Speaker.Kind = Speaker.Kind.PERSON,
    country: str = "",
    wikidata_id: str = "",
) -> Speaker:
    """Add a speaker to the register. Readers see one only with a reviewed claim."""
    require_role(by, *EVERYBODY)
    name = _needed(name, "A speaker")
    return Speaker.objects.create(name=name, kind=kind, country=country, wikidata_id=wikidata_id, added_by=by)


@service
def change_speaker(
    *, speaker: Speaker, version: int, name: str, kind: str, country: str, wikidata_id: str, by: Coder
) -> Speaker:
    """Change a speaker's entry; readers see it at once, so it is for reviewers and managers."""
    require_role(by, *KEEPERS)
    name = _needed(name, "A speaker")
    current = Speaker.objects.select_for_update(of=("self",)).get(pk=speaker.pk)
    check_version(f"“{current}”", current=current.version, expected=version)
    current.name, current.kind, current.country, current.wikidata_id = name, kind, country, wikidata_id
    current.version += 1
    current.save(update_fields=["name", "kind", "country", "wikidata_id", "version"])
    return current


@service
def add_alias(
    *, speaker: Speaker, form: str, by: Coder, language: str = "", seen_in: ArticleVersion | None = None
) -> Alias:
    """Remember another form of a speaker's name. Public once a reviewer or manager has confirmed it.

    One that is listed already is returned; where it was seen is remembered if that was not known.
    """
    require_role(by, *EVERYBODY)
    alias, added = Alias.objects.get_or_create(
        speaker=speaker,
        form=_needed(form, "Another form of a name"),
        defaults={
            "language": language,
            "seen_in": seen_in,
            "added_by": by,
            "confirmed_by": confirmed_by(by),
        },
    )
    if not added and seen_in is not None and alias.seen_in_id is None:
        alias.seen_in = seen_in
        alias.save(update_fields=["seen_in"])
    return alias


@service
def change_alias(
    *,
    alias: Alias,
    version: int,
    form: str,
    by: Coder,
    language: str = "",
    seen_in: ArticleVersion | None = None,
) -> Alias:
    """Mend another form of a name; once it is confirmed, that is for reviewers and managers."""
    current = fact_to_change(alias, version=version, by=by)
    current.form, current.language, current.seen_in = (
        _needed(form, "Another form of a name"),
        language,
        seen_in,
    )
    return save_fact(current, ["form", "language", "seen_in"], by=by)
