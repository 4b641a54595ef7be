"""Times as lists show them."""

from datetime import UTC, datetime


def clock(at: datetime) -> str:
    """A time of day in local time; with the date unless it was today."""
    local = at.astimezone()
    if local.date() == datetime.now(UTC).astimezone().date():
        return f"{local:%H:%M}"
    return f"{local.day} {local:%b %H:%M}"
