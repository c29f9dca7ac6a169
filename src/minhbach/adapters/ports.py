"""Which port of this machine is free to listen on."""

import socket


def free_port(wanted: int = 0) -> int:
    """`wanted` when it is free on loopback, else any that is."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", wanted))
        except OSError:
            probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
