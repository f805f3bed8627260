"""Dates as people write them, `17 July 2017`, with the machine form beside them."""

import calendar
import re
from datetime import UTC, date, datetime

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


def in_words(iso: str) -> str:
    """An ISO 8601 date of any granularity in words.

    `2017` stays, `2017-07` is July 2017, `2017-07-17` is 17 July 2017, `2007-06-12T16:15+03:00` is
    12 June 2007, 16:15 (UTC+03:00), a yearless `--07-17` is 17 July. Anything else comes back as it is.
    """
    day, _, clock = iso.partition("T")
    parts = day.removeprefix("--").split("-")
    year = [] if day.startswith("--") else parts[:1]
    rest = parts if day.startswith("--") else parts[1:]
    if not all(part.isdecimal() for part in parts) or not rest or not 1 <= int(rest[0]) <= 12:
        return iso
    words = [*(str(int(number)) for number in rest[1:2]), calendar.month_name[int(rest[0])], *year]
    return " ".join(words) + _clock(clock)


def _clock(clock: str) -> str:
    """Hours and minutes behind a day, with the zone where one is given."""
    if not clock:
        return ""
    zone = re.search(r"Z|[+-][0-9:]+$", clock)
    return f", {clock[:5]}" + (f" (UTC{zone[0].removeprefix('Z')})" if zone else "")


@register.filter
def day(value: date | datetime | str | None) -> SafeString | str:
    """`<time>` with a day (UTC) or an ISO 8601 date of any granularity; empty for nothing."""
    if not value:
        return ""
    if isinstance(value, datetime):
        value = value.astimezone(UTC).date()
    iso = value if isinstance(value, str) else value.isoformat()
    return format_html('<time datetime="{}">{}</time>', iso, in_words(iso))


@register.filter
def moment(value: datetime | None) -> SafeString | str:
    """`<time>` with day and minute in UTC; empty for nothing."""
    if value is None:
        return ""
    iso = value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M")
    return format_html('<time datetime="{}Z">{} UTC</time>', iso, in_words(iso))
