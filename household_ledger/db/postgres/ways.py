"""Where the servers of an address are: names looked up once, and how long each place is given to answer."""

from __future__ import annotations

from dataclasses import dataclass

from psycopg.conninfo import conninfo_attempts, conninfo_to_dict

from household_ledger.services.server_address import ServerAddress

_LEAST = 2
"""Seconds: the driver gives no server less."""
_OF_PLACES = ("host", "hostaddr", "port")
_OF_THEIR_ORDER = frozenset({"target_session_attrs", "load_balance_hosts"})
"""What the driver goes by when it takes one after the other: to be left to it."""


@dataclass(frozen=True, slots=True)
class Ways:
    """The places to be tried one after the other, as the driver takes them; `said` is what the address gives each."""

    places: dict[str, str]
    count: int = 1
    said: int = 0

    def seconds(self, for_all: float) -> int:
        """Say how many seconds each is given, where so many are left for all of them."""
        return self.said or max(_LEAST, round(for_all / self.count))


def ways_to(address: ServerAddress) -> Ways:
    """Look up where the servers of an address are: a name may lead to several places, and several may be named.

    psycopg's OperationalError where none is known, UnicodeError where it is no name. It takes as long as it likes.
    """
    said = conninfo_to_dict(address.url)
    found = conninfo_attempts({key: one for key, one in said.items() if key not in _OF_THEIR_ORDER})
    places = {key: [str(one.get(key) or "") for one in found] for key in _OF_PLACES}
    seconds = str(said.get("connect_timeout", ""))
    return Ways(
        {key: ",".join(ones) for key, ones in places.items() if any(ones)},
        len(found),
        max(_LEAST, int(seconds)) if seconds.isdecimal() and int(seconds) else 0,
    )
