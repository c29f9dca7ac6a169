"""Who an entry is: one key per article of an outlet, whatever its feed does to the rest.

Addresses are normalised after RFC 3986 section 6.2.2 and 6.2.3. The outlet's GUID comes
second, since GUIDs change with the software of a site while addresses are kept for readers.
"""

import re
from datetime import datetime
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from minhbach.text.normalize import clean, fold

_TRACKING_PREFIXES = ("utm_", "at_", "itm_", "mtm_", "hsa_", "gaa_", "__hs")
_TRACKING = frozenset((
    "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ymclid",
    "twclid", "ttclid", "igshid", "igsh", "li_fat_id", "zarsrc", "zanpid", "gidzl",
    "vn_source", "vn_medium", "vn_campaign", "vn_term", "vn_content", "mc_cid", "mc_eid",
    "_hsenc", "_hsmi", "mkt_tok", "cmpid", "ocid", "ncid", "s_cid", "wt_mc", "xtor", "spm",
    "smid", "vero_id", "rb_clickid", "pk_campaign", "pk_kwd", "pk_source", "pk_medium",
    "oly_enc_id", "oly_anon_id", "_ga", "_gl", "ref_src", "ref_url", "share_id", "sharetype",
))  # fmt: skip
# These mean something elsewhere, and are dropped only when they say "came by the feed".
_BY_FEED = frozenset(("ref", "source", "from", "src", "via", "feature", "partner", "cmp"))
_FEED_VALUES = frozenset(("rss", "feed", "rssfeed", "rss_feed", "rss-feed", "atom"))
_PORTS = {"http": 80, "https": 443}
_KEPT = "%/:@!$&'()*+,;=~-._"
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


def canonical_address(address: str) -> str:
    """The address without what does not matter: tracking, fragment, default port, order.

    It still opens the same page: scheme, `www.` and a trailing slash are kept, and so is
    a fragment that is a route (`#!/tin-1`). Applying it again changes nothing. What is no
    http(s) address comes back as it was, without the space around it.
    """
    address = address.strip()
    parts = _split(address)
    if parts is None:
        return address
    path = _escaped(parts.path, _KEPT) or "/"
    route = parts.fragment if parts.fragment.startswith(("!", "/")) else ""
    return urlunsplit((parts.scheme, _host(parts), path, _query(parts.query), route))


def address_key(address: str) -> str:
    """The canonical address without scheme, `www.` and trailing slash: for comparing only."""
    canonical = canonical_address(address)
    parts = _split(canonical)
    if parts is None:
        return canonical
    host = parts.netloc.removeprefix("www.")
    return urlunsplit(("", "", host + parts.path.rstrip("/"), parts.query, parts.fragment))


def entry_key(address: str, guid: str, title: str, published: datetime | None) -> str:
    """What names an entry within its outlet: its address, else its GUID, else title and time.

    An outlet's front page is no address of an entry.
    """
    key = address_key(address)
    if any(mark in key for mark in "/?#"):
        return key
    if guid.strip():
        return f"guid:{guid.strip()}"
    when = published.isoformat() if published else ""
    return f"title:{fold(clean(title))} {when}".strip()


def _split(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address)
        usable = parts.scheme in _PORTS and bool(parts.hostname) and parts.port != 0
    except ValueError:  # no such port, a broken IPv6 address
        return None
    return parts if usable else None


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    try:
        host = host.encode("idna").decode("ascii")
    except UnicodeError:  # a label that is empty or too long: some outlets have them
        host = quote(host, safe=_KEPT, errors="replace").lower()
    host = f"[{host}]" if ":" in host else host
    port = parts.port
    return host if port in (None, _PORTS[parts.scheme]) else f"{host}:{port}"


def _query(query: str) -> str:
    """Parameters in one order, as written otherwise: `?12345` must not become `?12345=`."""
    pieces = (piece for piece in query.split("&") if piece and not _is_tracking(piece))
    return "&".join(sorted(_escaped(piece, _KEPT + "?") for piece in pieces))


def _is_tracking(piece: str) -> bool:
    name, _, value = piece.lower().partition("=")
    if name in _TRACKING or name.startswith(_TRACKING_PREFIXES):
        return True
    return name in _BY_FEED and value in _FEED_VALUES


def _escaped(text: str, kept: str) -> str:
    """Percent escapes in upper case, none for what needs none (RFC 3986, 6.2.2)."""
    return quote(_ESCAPE.sub(_unescaped, text), safe=kept, errors="replace")


def _unescaped(escape: re.Match[str]) -> str:
    character = chr(int(escape.group(1), 16))
    return character if character in _UNRESERVED else escape.group(0).upper()
