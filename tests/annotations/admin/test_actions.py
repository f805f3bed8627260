"""What managers do in the admin site goes through the services: a page with the reason, then the act."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from annotations.models import Alias, Coder, Record, Release, ReviewedSet, ReviewEvent, Speaker, Term
from annotations.models.workflow import State
from annotations.services import links, offices, sets, speakers
from annotations.services.offices import Tenure
from articles.models import ArticleLink
from tests.annotations.services.cast import Cast, Desk, publish


class Site:
    """The admin site as one person sees it."""

    def __init__(self, coder: Coder) -> None:
        assert coder.user is not None
        type(coder.user).objects.filter(pk=coder.user.pk).update(is_staff=True)
        self.client = Client()
        self.client.force_login(coder.user)

    def act(self, model: str, action: str, *rows: Any, **fields: Any) -> Any:
        chosen = {"action": action, "index": "0", "_selected_action": [row.pk for row in rows]}
        return self.client.post(reverse(f"admin:{model}_changelist"), chosen | fields)

    def confirm(self, model: str, action: str, *rows: Any, **fields: Any) -> list[str]:
        """Act and confirm; the messages that come of it."""
        response = self.act(model, action, *rows, confirmed="yes", **fields)
        assert response.status_code == 302, response.content.decode()
        shown = self.client.get(response["Location"])
        return [str(message) for message in shown.context["messages"]]


@pytest.fixture
def manager(cast: Cast) -> Site:
    return Site(cast.mara)


def state(record: Record) -> str:
    found: str = Record.objects.with_state().values_list("state", flat=True).get(pk=record.pk)
    return found


RECORD = "annotations_record"


def test_an_action_first_shows_a_page_and_changes_nothing(manager: Site, desk: Desk) -> None:
    record = desk.empty(State.IMPORTED).record
    response = manager.act(RECORD, "exclude", record)
    assert response.status_code == 200
    page = response.content.decode()
    assert f"Without headline ({record.article.short_id})" in page
    assert 'name="reason"' in page
    assert state(record) == State.IMPORTED


def test_without_a_reason_the_page_comes_again(manager: Site, desk: Desk) -> None:
    record = desk.empty(State.IMPORTED).record
    response = manager.act(RECORD, "exclude", record, confirmed="yes", kind="duplicate", reason=" ")
    assert response.status_code == 400
    assert "Give the reason in words." in response.content.decode()
    assert state(record) == State.IMPORTED


def test_a_manager_excludes_and_readmits_several_records(manager: Site, desk: Desk, cast: Cast) -> None:
    records = [publish(f"Text {number}.").record for number in range(3)]
    said = manager.confirm(RECORD, "exclude", *records, kind="out_of_scope", reason="sports")
    assert said == ["Exclude: 3 of 3."]
    assert {state(record) for record in records} == {State.EXCLUDED}
    manager.confirm(RECORD, "readmit", *records, reason="politics after all")
    assert {state(record) for record in records} == {State.IMPORTED}
    events = ReviewEvent.objects.filter(by=cast.mara)
    assert sorted(events.values_list("action", flat=True)) == ["exclude"] * 3 + ["readmit"] * 3


def test_a_refusal_is_a_message_and_the_other_rows_are_taken(manager: Site, desk: Desk) -> None:
    claimed, free = desk.empty(State.DRAFT).record, publish("Another text.").record
    said = manager.confirm(RECORD, "exclude", claimed, free, kind="duplicate", reason="a copy")
    assert len(said) == 2
    assert "The record is draft now" in said[0]
    assert said[1] == "Exclude: 1 of 2."
    assert (state(claimed), state(free)) == (State.DRAFT, State.EXCLUDED)


def test_a_manager_releases_what_somebody_holds(manager: Site, desk: Desk) -> None:
    record = desk.empty(State.DRAFT).record
    manager.confirm(RECORD, "release_claim", record)
    assert state(record) == State.IMPORTED


def test_withdrawing_is_for_reviewers_also_here(manager: Site, cast: Cast, desk: Desk) -> None:
    record = desk.reviewed().record
    (refused,) = manager.confirm(RECORD, "withdraw", record, kind="legal", reason="a court")
    assert "needs the role of reviewer" in refused
    assert state(record) == State.REVIEWED

    superuser = Site(cast.zoe)
    superuser.confirm(RECORD, "withdraw", record, kind="legal", reason="a court")
    assert state(record) == State.WITHDRAWN
    (refused,) = superuser.confirm(RECORD, "reinstate", record, reason="the court was wrong")
    assert "second reviewer" in refused
    assert state(record) == State.WITHDRAWN


def test_four_eyes_there_is_no_way_to_review_in_the_admin_site(cast: Cast, desk: Desk) -> None:
    revision = desk.submitted()
    desk.judge_all(revision)
    site = Site(cast.zoe)
    change = reverse("admin:annotations_revision_change", args=[revision.pk])
    fields = {"status": "reviewed", "reviewed_by": cast.zoe.pk, "_save": "Save"}
    assert site.client.post(change, fields).status_code == 403
    revision.refresh_from_db()
    assert (revision.status, revision.reviewed_by) == ("submitted", None)


def test_a_reviewed_claim_is_read_only_for_superusers(cast: Cast, desk: Desk) -> None:
    claim = desk.reviewed().claims.get()
    site = Site(cast.zoe)
    change = reverse("admin:annotations_claim_change", args=[claim.pk])
    assert '<input type="text" name="summary"' not in site.client.get(change).content.decode()
    assert site.client.post(change, {"summary": "Something else."}).status_code == 403
    claim.refresh_from_db()
    assert claim.summary == "They are ready."


def test_an_embargo_is_set_and_lifted(manager: Site, desk: Desk) -> None:
    record, public = (
        desk.empty(State.IMPORTED).record,
        desk.reviewed("17 July: “We are ready,” he said.").record,
    )
    assert "Until (UTC)" in manager.act(RECORD, "set_embargo", record).content.decode()
    said = manager.confirm(RECORD, "set_embargo", record, public, until="2999-01-01 12:00")
    assert len(said) == 2
    assert "Readers know the record" in " ".join(said)
    assert "Set embargo: 1 of 2." in said
    record.refresh_from_db()
    assert record.embargo_until == datetime(2999, 1, 1, 12, tzinfo=UTC)
    manager.confirm(RECORD, "set_embargo", record, lift="on")
    record.refresh_from_db()
    assert record.embargo_until is None


@pytest.mark.parametrize("fields", [{}, {"until": "soon"}, {"until": "2999-01-01 12:00", "lift": "on"}])
def test_an_embargo_needs_its_end_or_is_lifted(manager: Site, desk: Desk, fields: dict[str, str]) -> None:
    record = desk.empty(State.IMPORTED).record
    response = manager.act(RECORD, "set_embargo", record, confirmed="yes", **fields)
    assert response.status_code == 400
    record.refresh_from_db()
    assert record.embargo_until is None


def test_public_records_are_exported_as_a_fixture(manager: Site, desk: Desk) -> None:
    public, draft = desk.reviewed().record, desk.draft("Not public: “I say,” he said.").record
    response = manager.act(RECORD, "export_as_fixture", public, draft)
    assert response["Content-Disposition"].startswith("attachment")
    fixture = b"".join(response.streaming_content).decode()
    models = [row["model"] for row in json.loads(fixture)]
    assert models.count("annotations.record") == 1
    assert "Not public" not in fixture


def test_exporting_nothing_public_says_so(manager: Site, desk: Desk) -> None:
    response = manager.act(RECORD, "export_as_fixture", desk.draft().record)
    assert "None of the selected records is public" in str(next(iter(get_messages(response.wsgi_request))))


def test_aliases_and_terms_are_confirmed(manager: Site, cast: Cast, desk: Desk) -> None:
    alias = speakers.add_alias(speaker=desk.speaker, form="S. Lavrov", by=cast.ada)
    office = offices.add_office(name="Minister", by=cast.ada)
    term = offices.add_term(speaker=desk.speaker, office=office, tenure=Tenure(source="x"), by=cast.ada)
    manager.confirm("annotations_alias", "confirm", alias)
    manager.confirm("annotations_term", "confirm", term)
    assert Alias.objects.get(pk=alias.pk).confirmed_by == cast.mara
    assert Term.objects.get(pk=term.pk).confirmed_by == cast.mara


def test_links_are_confirmed_rejected_and_revoked_by_another_person(
    manager: Site, cast: Cast, desk: Desk
) -> None:
    link = links.propose_link(
        revision=desk.draft(),
        original=publish("The original.").article_version.article,
        kind=ArticleLink.Kind.UPDATE,
        by=cast.ada,
    )
    manager.confirm("articles_articlelink", "confirm", link, reason="same words")
    link.refresh_from_db()
    assert (link.state, link.decided_by, link.reason) == ("confirmed", cast.mara.user, "same words")
    (refused,) = manager.confirm("articles_articlelink", "reject", link)
    assert "confirmed already" in refused
    manager.confirm("articles_articlelink", "revoke", link)
    link.refresh_from_db()
    assert link.state == "revoked"


def test_a_set_is_released_once_while_nothing_changes(manager: Site, cast: Cast, desk: Desk) -> None:
    reviewed_set = sets.create_set(slug="all", title="All", by=cast.mara)
    sets.add_to_set(reviewed_set=reviewed_set, record=desk.reviewed().record, by=cast.mara)
    manager.confirm("annotations_reviewedset", "release", reviewed_set)
    (refused,) = manager.confirm("annotations_reviewedset", "release", reviewed_set)
    assert "Nothing has changed since release 1" in refused
    assert Release.objects.get().number == 1
    assert ReviewedSet.objects.count() == 1


def test_speakers_are_added_changed_and_merged_through_the_services(
    manager: Site, cast: Cast, desk: Desk
) -> None:
    fields = {"name": "  Sergei   Lavrov ", "kind": "person", "country": "RU", "wikidata_id": ""}
    response = manager.client.post(reverse("admin:annotations_speaker_add"), fields)
    assert response.status_code == 302
    added = Speaker.objects.get(name="Sergei Lavrov")
    assert added.added_by == cast.mara
    change = reverse("admin:annotations_speaker_change", args=[added.pk])
    manager.client.post(change, fields | {"name": "S. Lavrov"})
    added.refresh_from_db()
    assert added.name == "S. Lavrov"
    manager.confirm("annotations_speaker", "merge", added, into=desk.speaker.pk, reason="One person.")
    added.refresh_from_db()
    assert added.merged_into == desk.speaker
    (refused,) = manager.confirm(
        "annotations_speaker", "merge", desk.speaker, into=desk.speaker.pk, reason="So."
    )
    assert "stands by itself" in refused
    manager.confirm("annotations_speaker", "unmerge", added, reason="Two people.")
    added.refresh_from_db()
    assert added.merged_into is None


def test_what_postgresql_refuses_is_a_message_not_an_error(manager: Site, cast: Cast) -> None:
    response = manager.client.post(
        reverse("admin:annotations_speaker_add"),
        {"name": "Somebody", "kind": "person", "country": "russia", "wikidata_id": ""},
    )
    assert response.status_code in (200, 302)
    assert not Speaker.objects.filter(name="Somebody").exists()


def test_an_alias_that_a_manager_adds_is_confirmed_by_adding_it(
    manager: Site, cast: Cast, desk: Desk
) -> None:
    fields = {"speaker": desk.speaker.pk, "form": "S. V. Lavrov", "language": "en", "seen_in": ""}
    assert manager.client.post(reverse("admin:annotations_alias_add"), fields).status_code == 302
    alias = Alias.objects.get()
    assert (alias.added_by, alias.confirmed_by) == (cast.mara, cast.mara)


def test_too_many_rows_at_once_are_refused(manager: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotations.admin.confirming.MOST_AT_ONCE", 1)
    records = [publish(f"Text {number}.").record for number in range(2)]
    (refused,) = manager.confirm(RECORD, "exclude", *records, kind="duplicate", reason="copies")
    assert refused == "Select at most 1 rows: nothing was done."


def test_history_shows_who_did_what_before(manager: Site, cast: Cast, desk: Desk) -> None:
    record = desk.empty(State.IMPORTED).record
    manager.confirm(RECORD, "exclude", record, kind="duplicate", reason="a copy of another one")
    manager.confirm(RECORD, "readmit", record, reason="no copy")
    page = manager.client.get(reverse("admin:annotations_record_history", args=[record.pk])).content.decode()
    assert "a copy of another one" in page
    assert "readmit" in page
    assert cast.mara.handle in page
