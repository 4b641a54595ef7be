"""Times as text: aware UTC in ISO 8601."""

from datetime import UTC, datetime


def now() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)


def write(moment: datetime) -> str:
    """Write an aware time."""
    return moment.astimezone(UTC).isoformat()


def read(text: str) -> datetime:
    """Read what ``write`` wrote."""
    return datetime.fromisoformat(text)
