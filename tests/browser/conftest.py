"""The press and people of the desk's own tests, for a real browser."""

from tests.desk.conftest import _morning, _quick_passwords, press_rows

__all__ = ["_morning", "_quick_passwords", "press_rows"]
