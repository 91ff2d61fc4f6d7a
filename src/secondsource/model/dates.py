"""The order in which reports were published, as far as ISO 8601 dates, some without hour or zone, tell it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

_DAY = 10  # characters of a date without its hour


def day_of(published: str | None) -> date | None:
    """Return the day of a date or date-time as written, None for anything else."""
    try:
        return date.fromisoformat((published or "")[:_DAY])
    except ValueError:
        return None


def is_earlier(one: str | None, other: str | None) -> bool:
    """Tell whether one time surely lies before another: by the day where one has no hour or only one has a zone."""
    first, second = _moment(one), _moment(other)
    if first is None or second is None:
        return False
    if None in {_hour(one), _hour(other)} or (first.tzinfo is None) != (second.tzinfo is None):
        return first.date() < second.date()
    return first < second


def in_time(published: str | None) -> datetime:
    """Return a moment to sort by, the undated last; what `is_earlier` does not tell is guessed.

    A day without an hour stands at its noon: no zone of up to twelve hours carries the next day's moments before it.
    """
    moment = _moment(published)
    if moment is None:
        return datetime.max.replace(tzinfo=UTC)
    if _hour(published) is None:
        moment = datetime.combine(moment, time(12))
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _moment(published: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(published or "")
    except ValueError:
        return None


def _hour(published: str | None) -> str | None:
    return (published or "")[_DAY:] or None
