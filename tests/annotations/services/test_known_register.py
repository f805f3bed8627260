"""The register as data: merges followed, and nothing asked row by row."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.services import identity, offices, speakers
from annotations.services.identity import Verdict
from annotations.services.known_register import known_register
from annotations.services.offices import Tenure
from tests.annotations.services.cast import Cast, Desk


def test_a_merged_entry_lends_its_names_and_terms_to_the_one_it_leads_to(desk: Desk, cast: Cast) -> None:
    middle, last = (speakers.add_speaker(name=name, by=cast.ada) for name in ("S. Lavrov", "Lawrow"))
    speakers.add_alias(speaker=last, form="Лавров", by=cast.ada)
    office = offices.add_office(name="Minister of Foreign Affairs of Russia", by=cast.ada)
    tenure = Tenure(starts_on=date(2004, 3, 9), starts_granularity="month")
    offices.add_term(speaker=last, office=office, tenure=tenure, by=cast.ada)
    for speaker, into in ((last, middle), (middle, desk.speaker)):
        identity.merge_speaker(speaker=speaker, into=into, reason="One person.", by=cast.rosa)
    register = known_register()
    (known,) = register.speakers
    assert (known.key, known.name) == (desk.speaker.short_id, "Sergey Lavrov")
    assert set(known.aliases) == {"S. Lavrov", "Lawrow", "Лавров"}
    (term,) = register.terms
    assert (term.speaker, term.office, term.starts_granularity) == (known.key, str(office.uid), "month")


def test_judgements_are_about_the_entries_that_stand(desk: Desk, cast: Cast) -> None:
    double, other = (speakers.add_speaker(name=name, by=cast.ada) for name in ("S. Lavrov", "Lavrov Jr"))
    identity.merge_speaker(speaker=double, into=desk.speaker, reason="One person.", by=cast.rosa)
    identity.judge_speakers(first=double, second=other, verdict=Verdict.UNSURE, by=cast.ada)
    assert known_register().different == {frozenset({desk.speaker.short_id, other.short_id})}


def test_it_costs_the_same_however_many_there_are(desk: Desk, cast: Cast) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            known_register()
        return len(queries)

    one = asked()
    for number in range(10):
        speaker = speakers.add_speaker(name=f"Speaker {number}", by=cast.ada)
        speakers.add_alias(speaker=speaker, form=f"S. {number}", by=cast.ada)
    assert asked() == one <= 6
