"""Where a ledger lies that a server keeps: `postgresql://name@office/ledger`, its password never shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from household_ledger.errors import UserError

SCHEMES = ("postgresql", "postgres")
USUAL_PORT, _MOST_PORT = 5432, 65535
_SECRETS = frozenset({"password", "sslpassword"})
_OF_THE_SERVER = frozenset({"host", "port"})
_IN_FIELDS = _SECRETS | _OF_THE_SERVER | {"user"}
"""What may be said after the ?, and a form asks for in fields of its own."""


def is_url(text: str) -> bool:
    """Tell whether what somebody wrote is an address rather than the path of a file."""
    return "://" in text


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """The address of one database; `url` may hold a password, and is for the driver alone."""

    url: str = field(repr=False)

    def __post_init__(self) -> None:
        """Spell it in its one way; UserError `bad_url`, `url_of_another`, `url_without_database`."""
        object.__setattr__(self, "url", _spelled(self.url))

    @classmethod
    def of_parts(cls, server: str, database: str, user: str, password: str = "") -> ServerAddress:
        """Put an address together as a form asks for it; `server` may end in `:port`. UserError as for any other."""
        host = server.strip()
        if not host or not database.strip():
            raise UserError("bad_url" if database.strip() else "url_without_database")
        where = _socket(host) if host.startswith("/") else quote(host, safe=":[].,-")
        who = quote(user.strip(), safe="") + (f":{quote(password, safe='')}" if password else "")
        return cls(f"{SCHEMES[0]}://{who}{'@' if who else ''}{where}/{quote(database.strip(), safe='')}")

    @property
    def name(self) -> str:
        """Name the ledger for people: the database."""
        return unquote(urlsplit(self.url).path.strip("/"))

    @property
    def user(self) -> str:
        """Name who signs in; "" where the address does not say."""
        return dict(_said(urlsplit(self.url).query)).get("user") or unquote(self._who().partition(":")[0])

    @property
    def server(self) -> str:
        """Name the server, or the folder of its socket, with its port where that is not the usual one.

        `localhost` where neither is said.
        """
        parts = urlsplit(self.url)
        said, where = dict(_said(parts.query)), unquote(parts.netloc.rpartition("@")[2])
        if "," in said.get("host", ""):  # of several none is the server, before one has answered
            return where or "localhost"
        where = said.get("host") or where or "localhost"
        where += f":{said['port']}" if said.get("port") else ""
        return where.removesuffix(f":{USUAL_PORT}")

    @property
    def password(self) -> str:
        """Give the password said in it, for a form that hides it; "" where none is."""
        return unquote(self._who().partition(":")[2]) or dict(_said(urlsplit(self.url).query)).get("password", "")

    @property
    def more(self) -> str:
        """Give what it says to the driver (`sslmode=require`) beside the server, the name and the password."""
        said = _said(urlsplit(self.url).query)
        of_one = _IN_FIELDS if "," not in dict(said).get("host", "") else _IN_FIELDS - _OF_THE_SERVER
        return _joined((key, value) for key, value in said if key not in of_one)

    def saying(self, more: str) -> ServerAddress:
        """Give the same address with more said to the driver."""
        return ServerAddress(f"{self.url}?{more}") if more else self

    def beside(self, name: str) -> ServerAddress:
        """Give the address of another database on the same server."""
        parts = urlsplit(self.url)
        query = f"?{parts.query}" if parts.query else ""
        return ServerAddress(f"{SCHEMES[0]}://{parts.netloc}/{quote(name, safe='')}{query}")

    @property
    def shown(self) -> str:
        """Write it for people, without the password: `name@office/ledger`."""
        return f"{self.user}@{self.server}/{self.name}" if self.user else f"{self.server}/{self.name}"

    @property
    def plain(self) -> ServerAddress:
        """Give it without any password: what may be remembered."""
        parts = urlsplit(self.url)
        who, at, where = parts.netloc.rpartition("@")
        kept = [(key, value) for key, value in _said(parts.query) if key not in _SECRETS]
        netloc, query = f"{who.partition(':')[0]}{at}{where}", _joined(kept)
        return ServerAddress(f"{SCHEMES[0]}://{netloc}{parts.path}{'?' if query else ''}{query}")

    @property
    def has_password(self) -> bool:
        """Tell whether it says a password itself."""
        return ":" in self._who() or bool(dict(_said(urlsplit(self.url).query)).get("password"))

    def with_password(self, password: str) -> ServerAddress:
        """Give it with a password a person typed, in the place of any it had."""
        parts = urlsplit(self.plain.url)
        who, at, where = parts.netloc.rpartition("@")
        secret = quote(password, safe="")
        if at:
            netloc, query = f"{who}:{secret}@{where}", parts.query
        else:  # an address that names nobody has no place for it before the server
            netloc, query = parts.netloc, "&".join(one for one in (parts.query, f"password={secret}") if one)
        return ServerAddress(f"{SCHEMES[0]}://{netloc}{parts.path}{'?' if query else ''}{query}")

    def _who(self) -> str:
        return urlsplit(self.url).netloc.rpartition("@")[0]

    def __str__(self) -> str:
        """Write it as it may be remembered: without the password."""
        return self.plain.url


Place = Path | ServerAddress
"""Where a ledger lies: a file, or a database on a server."""


def _spelled(text: str) -> str:
    """Spell an address as it was typed or pasted so that every driver reads the same in it."""
    said = text.strip()
    scheme, _mark, rest = said.partition("://")
    if scheme.lower() not in SCHEMES:
        raise UserError("url_of_another", text=scheme) if scheme.isalnum() else UserError("bad_url")
    if any(one.isspace() or not one.isprintable() for one in rest):
        raise UserError("bad_url")
    try:
        parts = urlsplit(f"{SCHEMES[0]}://{rest}")
    except ValueError as problem:  # brackets that do not close
        raise UserError("bad_url") from problem
    who, at, where = parts.netloc.rpartition("@")
    if parts.fragment or not all(map(_is_port, _ports(where))):
        raise UserError("bad_url")
    if not unquote(parts.path.strip("/")) or "/" in parts.path[1:]:
        raise UserError("url_without_database")
    user, colon, password = who.partition(":")  # a bare @ of a password does not begin the server
    netloc = "".join((quote(unquote(user), safe=""), colon, quote(unquote(password), safe=""), at, where))
    return f"{SCHEMES[0]}://{netloc}{parts.path}{'?' if parts.query else ''}{parts.query}"


def _said(query: str) -> list[tuple[str, str]]:
    """Give what an address says after its ?, read as the driver does: to it a + is a plus, not a space."""
    return parse_qsl(query.replace("+", "%2B"), keep_blank_values=True)


def _joined(said: Iterable[tuple[str, str]]) -> str:
    """Write it again, the folder of a socket as people do."""
    return urlencode(list(said), quote_via=quote, safe="/")


def _socket(typed: str) -> str:
    """Write the folder of a socket in the place of a server, its port apart."""
    folder, colon, port = typed.rpartition(":")
    return f"{quote(folder, safe='')}:{port}" if colon and _is_port(port) else quote(typed, safe="")


def _ports(where: str) -> list[str]:
    """Give the ports said of the servers named, of which the first that answers is taken."""
    return [one.rpartition("]")[2].partition(":")[2] for one in where.split(",")]


def _is_port(text: str) -> bool:
    return not text or (text.isascii() and text.isdecimal() and 0 < int(text) <= _MOST_PORT)
