"""Where a shared ledger is: the address of a database on a server, told to people without its password."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import SplitResult, parse_qs, quote, unquote, urlsplit

from household_ledger.errors import UserError

_SCHEMES = ("postgresql", "postgres")
_MOST_PORT = 65535


def is_url(text: str) -> bool:
    """Tell whether a text is meant as the address of a shared ledger."""
    return text.strip().lower().startswith(tuple(f"{scheme}://" for scheme in _SCHEMES))


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """The address of a shared ledger, postgresql://USER[:PASSWORD]@HOST[:PORT]/NAME; UserError `bad_url`.

    The password may as well stand in PGPASSWORD or in ~/.pgpass; `str` and `repr` never tell it.
    """

    url: str = field(repr=False)

    def __post_init__(self) -> None:
        """Refuse what is no address, before anybody is asked."""
        object.__setattr__(self, "url", self.url.strip())
        if not is_url(self.url) or "\0" in self.url or not self.name or not self._is_port_a_number():
            raise UserError("bad_url")

    def __str__(self) -> str:
        """Give what may be shown."""
        return self.shown

    @property
    def name(self) -> str:
        """Name the database."""
        return unquote(self._parts().path.removeprefix("/"))

    @property
    def user(self) -> str:
        """Name who signs in; "" where the address does not say."""
        return unquote(self._parts().username or "")

    @property
    def host(self) -> str:
        """Name the server, with its port where one is said."""
        parts = self._parts()
        host = parts.netloc.rpartition("@")[2] or self._said("host")
        return unquote(host)

    @property
    def has_password(self) -> bool:
        """Tell whether the address itself holds a password."""
        return self._parts().password is not None or bool(self._said("password"))

    @property
    def shown(self) -> str:
        """Give the address as it is shown and kept: who, where and what, never the password."""
        user = f"{self.user}@" if self.user else ""
        return f"{user}{self.host}/{self.name}"

    def with_password(self, password: str) -> ServerAddress:
        """Give the same address with another password."""
        parts = self._parts()
        user = quote(self.user, safe="")
        where = parts.netloc.rpartition("@")[2]
        netloc = f"{user}:{quote(password, safe='')}@{where}"
        return ServerAddress(parts._replace(netloc=netloc).geturl())

    def beside(self, name: str) -> ServerAddress:
        """Give the address of another database on the same server."""
        return ServerAddress(self._parts()._replace(path=f"/{quote(name, safe='')}").geturl())

    def _parts(self) -> SplitResult:
        try:
            return urlsplit(self.url)
        except ValueError as problem:  # brackets that do not close
            raise UserError("bad_url") from problem

    def _said(self, key: str) -> str:
        return next(iter(parse_qs(self._parts().query).get(key, ())), "")

    def _is_port_a_number(self) -> bool:
        where = self._parts().netloc.rpartition("@")[2]
        if "," in where:  # several servers, of which the first that answers is taken
            return True
        try:
            port = self._parts().port
        except ValueError:
            return False
        return port is None or port <= _MOST_PORT
