"""Turns at hosts, shared by the threads of one process: the pace is kept by all together."""

import threading
from datetime import datetime

from minhbach.collect.schedule import HostPace


class Turns:
    """Who may visit which host now. Without a pace every turn is granted."""

    def __init__(self, pace: HostPace | None = None) -> None:
        self._pace = pace
        self._lock = threading.Lock()

    def take(self, host: str, now: datetime) -> bool:
        """Whether a visit may begin now; it must then be given back."""
        if self._pace is None:
            return True
        with self._lock:
            if self._pace.wait_s(host, now) > 0:
                return False
            self._pace.start(host, now)
            return True

    def give_back(self, host: str, now: datetime) -> None:
        if self._pace is not None:
            with self._lock:
                self._pace.finish(host, now)
