"""The one place that asks what time it is.

The demo and replay run on a clock of their own, `shift` away from the machine's.
"""

from datetime import UTC, datetime, timedelta

_shift = timedelta(0)


def now() -> datetime:
    """The moment it is for this office, aware UTC."""
    return datetime.now(UTC) + _shift  # noqa: TID251


def set_now(moment: datetime) -> None:
    """From here on the clock goes on from `moment`, at its usual pace."""
    global _shift
    _shift = moment - datetime.now(UTC)  # noqa: TID251
