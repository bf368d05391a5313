"""One spelling for two databases: statements are written for SQLite, and said here as PostgreSQL understands them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from typing import Any, NamedTuple

LOCK = (0x484C, 0x4442)
"""The advisory lock whoever writes holds from before the head of the chain is read until the commit."""
_TEXTS_KNOWN = 2000
_LITERAL = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"")
_PLACE = re.compile("\x01(\\d+)\x02")
CHANGES = "select total_changes()"
"""What each connection counts by itself."""
_OURS = {
    "begin": "begin isolation level repeatable read read only",
    "begin immediate": f"begin; select pg_advisory_xact_lock({LOCK[0]},{LOCK[1]})",
}
"""What is said in another way altogether."""
_ASIDE = ("drop trigger temp.", "create temp trigger ")
"""What a server is not asked at all: its triggers stay where they are, and see that a record was noted beforehand."""
_RULES = (
    (re.compile(r"\binteger\b"), "bigint"),  # whole numbers have 63 bits
    (re.compile(r"\blike\b"), "ilike"),  # without regard to the case of a Latin letter
    (re.compile(r"\binstr\("), "strpos("),
    (re.compile(r"\bcross join ((?:\w+|json_each\([^()]*\)) \w+) on\b"), r"join \1 on"),
    (re.compile(r"\bjson_array\("), "json_build_array("),
    (re.compile(r"\bjson_group_array\((.*?\))\) from"), r"coalesce(json_agg(\1 order by l.line),'[]') from"),
)
_ELEMENTS = re.compile(r"\bjson_each\(([^()]*)\)(?: (\w+)\b)?")
_FOLLOWED = frozenset({"cross", "join", "where", "union", "group", "order"})
_PADDED = re.compile(r"printf\((\x01\d+\x02),([\w.]+)\)")
_PATH = re.compile("([\\w.]+)->>(?:\x01(\\d+)\x02|(\\d+))")
_KEY = re.compile(r"'\w+'")
_NUMBERS_BY_NAME = frozenset({"'deleted'"})
"""What in an image is a number; all else that is taken out by its name is words."""
_NUMBERED = re.compile(r"\?(\d*)|(?<![:\w]):(\w+)")
_HERE = "w.id=(select cast(value as integer) from file_info where key='writer')"
_SHARED = "w.why<>'merged'"
"""Everybody who writes into a shared ledger is one of those here."""


class Statement(NamedTuple):
    """A statement for the server, and the names of its cells where they have some."""

    text: str
    names: tuple[str, ...] = ()
    is_one: bool = True

    def given(self, cells: Sequence[Any] | Mapping[str, Any]) -> Sequence[Any]:
        """Put what was given for the other spelling into the order of this one."""
        if isinstance(cells, Mapping):
            return [cells[name] for name in self.names]
        return cells


@lru_cache(maxsize=_TEXTS_KNOWN)
def for_server(sql: str) -> Statement | None:
    """Say a statement for the server; None for what it is not asked."""
    text = sql.strip()
    if text in _OURS:
        return Statement(_OURS[text], is_one=False)
    if text.startswith(_ASIDE):
        return None
    literals: list[str] = []

    def aside(found: re.Match[str]) -> str:
        literals.append(found[0])
        return f"\x01{len(literals) - 1}\x02"

    masked, names = _with_numbers(_as_text(_LITERAL.sub(aside, text.replace(_HERE, _SHARED))))
    for rule, ours in _RULES:
        masked = rule.sub(ours, masked)
    masked = _PADDED.sub(r"lpad((\2)::text,20,'0')", _with_elements(masked))
    masked = _PATH.sub(partial(_path, literals), masked)
    return Statement(_PLACE.sub(lambda found: literals[int(found[1])], masked), names)


def _as_text(masked: str) -> str:
    """Say what is cast to bytes of UTF-8 with the function that does it."""
    while (end := masked.find("as blob)")) >= 0:
        depth, start = 1, end
        while depth:
            start -= 1
            depth += {")": 1, "(": -1}.get(masked[start], 0)
        inner = masked[start + 1 : end].rstrip()
        masked = f"{masked[: start - len('cast')]}convert_to({inner},'UTF8'){masked[end + len('as blob)') :]}"
    return masked


def _with_numbers(masked: str) -> tuple[str, tuple[str, ...]]:
    """Give each place of a cell its number, as the server wants them."""
    names: list[str] = []
    count = 0

    def numbered(found: re.Match[str]) -> str:
        nonlocal count
        if found[2] is not None:
            if found[2] not in names:
                names.append(found[2])
            return f"${names.index(found[2]) + 1}"
        count = int(found[1]) if found[1] else count + 1
        return f"${count}"

    return _NUMBERED.sub(numbered, masked), tuple(names)


def _with_elements(masked: str) -> str:
    """Say a list of numbers, or of lists of them, with the functions that come with the tables."""

    def elements(found: re.Match[str]) -> str:
        alias = found[2]
        is_named = alias is not None and alias not in _FOLLOWED
        kind = "hl_rows" if is_named and f"{alias}.value->>" in masked else "hl_numbers"
        return f"{kind}({found[1]})" + (f" {alias}" if alias is not None else "")

    return _ELEMENTS.sub(elements, masked)


def _path(literals: Sequence[str], found: re.Match[str]) -> str:
    """Take a value out of JSON: numbers by their place, words by their name, and what is a number by its name."""
    key = literals[int(found[2])] if found[2] else found[3]
    if found[2] and not _KEY.fullmatch(key):
        return found[0]
    place = f"\x01{found[2]}\x02" if found[2] else key
    whole = f"{found[1]}->>{place}" if found[1].endswith(".value") else f"({found[1]})::json->>{place}"
    return f"({whole})::bigint" if not found[2] or key in _NUMBERS_BY_NAME else f"({whole})"
