"""Which network addresses the outgoing door may connect to.

`ipaddress.is_private` and `is_global` of Python 3.11 miss multicast, NAT64, 6to4 and others, so
the table is our own (IANA special-purpose registries for IPv4 and IPv6, RFC 6890), and addresses
that carry an IPv4 address inside are judged by what they carry.
"""

import ipaddress

_DENIED_4 = tuple(
    ipaddress.IPv4Network(net)
    for net in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
    )
)
# Everything that is not global unicast is denied; these are denied inside 2000::/3 as well.
_GLOBAL_6 = ipaddress.IPv6Network("2000::/3")
_DENIED_6 = tuple(
    ipaddress.IPv6Network(net) for net in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
)


def is_public(address: str) -> bool:
    """Whether `address`, as a socket reports it, is on the public internet."""
    try:
        ip = ipaddress.ip_address(address.split("%", 1)[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv4Address):
        return not any(ip in net for net in _DENIED_4)
    if ip.ipv4_mapped is not None:
        return is_public(str(ip.ipv4_mapped))
    return ip in _GLOBAL_6 and not any(ip in net for net in _DENIED_6)


def is_loopback(address: str) -> bool:
    """Whether `address` is this machine itself."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
