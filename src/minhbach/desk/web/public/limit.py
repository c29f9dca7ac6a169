"""How often one network address may use a form: a sliding window, in memory alone.

No address is kept: it is known by an HMAC with a key of this process, and forgotten with it. Of
IPv6 the first 64 bits count, since one household has them all.
"""

import hashlib
import hmac
import ipaddress
import math
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from minhbach.desk import clock

# The least recently seen addresses beyond these are forgotten; about 10 MB when full.
MOST_ADDRESSES = 50_000


@dataclass(frozen=True, slots=True)
class Limit:
    """So many times within so long."""

    most: int
    within: timedelta


# Set by judgement: a school or an office asks from one address; a script asks without pause.
QUESTIONS = Limit(10, timedelta(hours=1))
STEPS = Limit(120, timedelta(minutes=10))
# Codes have 50 bits: at this pace nobody guesses one.
CODES = Limit(30, timedelta(minutes=10))
NEWSLETTERS = Limit(10, timedelta(hours=1))


def wait_for(times: Sequence[datetime], limit: Limit, now: datetime) -> timedelta:
    """How long until one more is allowed after those `times`, ascending; zero when it is now."""
    recent = [at for at in times if at > now - limit.within]
    if len(recent) < limit.most:
        return timedelta(0)
    return recent[-limit.most] + limit.within - now


class Limiter:
    """Keeps one limit for all addresses of this process."""

    def __init__(self, limit: Limit, most_addresses: int = MOST_ADDRESSES) -> None:
        self._limit = limit
        self._most_addresses = most_addresses
        self._key = secrets.token_bytes(32)
        self._lock = threading.Lock()
        self._seen: OrderedDict[bytes, list[datetime]] = OrderedDict()

    def take(self, address: str, now: datetime) -> timedelta:
        """How long the address must wait; zero when it need not, and then this time counts."""
        mark = hmac.digest(self._key, network_of(address).encode(), hashlib.sha256)
        with self._lock:
            times = self._seen.setdefault(mark, [])
            self._seen.move_to_end(mark)
            wait = wait_for(times, self._limit, now)
            if not wait:
                self._seen[mark] = [*times, now][-self._limit.most :]
            while len(self._seen) > self._most_addresses:
                self._seen.popitem(last=False)
        return wait

    def forget(self) -> None:
        """Begin anew."""
        with self._lock:
            self._seen.clear()


def network_of(address: str) -> str:
    """The address itself, or of IPv6 the network of one household."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(ip, ipaddress.IPv4Address):
        return str(ip)
    if ip.ipv4_mapped is not None:
        return str(ip.ipv4_mapped)
    return str(ipaddress.ip_network((ip, 64), strict=False))


View = Callable[..., HttpResponse]


def limited(limiter: Limiter, counts: Callable[[HttpRequest], bool]) -> Callable[[View], View]:
    """Holds a view to the limit for those requests that count; others pass."""

    def hold(view: View) -> View:
        @wraps(view)
        def held(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if counts(request):
                wait = limiter.take(request.META.get("REMOTE_ADDR", ""), clock.now())
                if wait:
                    return too_often(request, wait)
            return view(request, *args, **kwargs)

        return held

    return hold


def posted(request: HttpRequest) -> bool:
    return request.method == "POST"


def too_often(request: HttpRequest, wait: timedelta) -> HttpResponse:
    """The page that says when to come again (RFC 6585, section 4)."""
    minutes = max(1, math.ceil(wait.total_seconds() / 60))
    response = render(request, "public/ask_later.html", {"minutes": minutes}, status=429)
    response.headers["Retry-After"] = str(max(1, math.ceil(wait.total_seconds())))
    return response
