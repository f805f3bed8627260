"""Jobs of the project itself."""

from django.db import connection, transaction

from cstoreview.jobs import Run, job

KEPT_FOR = "30 days"
WELL_ENDED_KEPT_FOR = "1 day"
"""Some jobs run each minute, and nobody asks after those that went well."""


@job(queue="upkeep", every="7 * * * *")
def forget_old_jobs(run: Run) -> None:
    """Delete jobs that ended long ago, failed ones too, with the reasons they failed for."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM procrastinate_jobs WHERE status NOT IN ('todo', 'doing') AND NOT EXISTS"
            " (SELECT FROM procrastinate_events WHERE job_id = procrastinate_jobs.id"
            " AND at > now() - CASE status WHEN 'succeeded' THEN %s ELSE %s END::interval)",
            [WELL_ENDED_KEPT_FOR, KEPT_FOR],
        )
        cursor.execute(
            "DELETE FROM cstoreview_jobfailure AS f"
            " WHERE NOT EXISTS (SELECT FROM procrastinate_jobs WHERE id = f.job_id)"
        )
