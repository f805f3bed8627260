"""The one table of the project itself: why jobs failed."""

from django.db import models


class JobFailure(models.Model):
    """Why a background job failed, in one line; procrastinate keeps that it failed, but not why.

    No foreign key: procrastinate deletes old jobs in SQL, which knows nothing of Django's cascades.
    """

    job_id = models.BigIntegerField(primary_key=True)
    reason = models.TextField()
    failed_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"job {self.job_id}: {self.reason}"
