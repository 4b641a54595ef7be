"""No test may reach a network: any attempt of Python code to do so is an error.

Importing this module closes the network for the rest of the process. Qt and the
typesetter have code of their own below Python; `loaded_network_libraries` tells
whether one that fetches for itself has been loaded at all.
"""

import socket
import sys
from pathlib import Path

NETWORK_EVENTS = {
    "socket.connect",
    "socket.bind",
    "socket.sendto",
    "socket.sendmsg",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.gethostbyaddr",
}
NETWORK_LIBRARIES = ("Qt6Network", "Qt6WebSockets", "Qt6WebEngine", "libcurl")


class NetworkUsedError(AssertionError):
    """Something tried to reach beyond this machine; the event and where to."""


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event not in NETWORK_EVENTS:
        return
    # A socket in the file system stays on this machine; Windows has none.
    if isinstance(arguments[0], socket.socket):
        in_files = getattr(socket, "AF_UNIX", None)
        if in_files is not None and arguments[0].family == in_files:
            return
    raise NetworkUsedError(f"{event} {arguments!r}")


def loaded_network_libraries() -> tuple[str, ...]:
    """Names of networking libraries mapped into this process (Linux; else empty)."""
    maps = Path("/proc/self/maps")
    if not maps.is_file():
        return ()
    loaded = {Path(line.split()[-1]).name for line in maps.read_text().splitlines()}
    return tuple(
        sorted(n for n in loaded if any(part in n for part in NETWORK_LIBRARIES))
    )


sys.addaudithook(_refuse)
