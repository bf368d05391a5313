"""People of a household as typed in a few lines: a name a line, the year of birth behind it."""

from __future__ import annotations

from household_ledger.domain.problem import Problem
from household_ledger.services.exchange.register_row import ListedMember
from household_ledger.text.clean import clean
from household_ledger.text.dates import parse_year

_LONGEST_NAME = 100
_OLDEST = 120
_MOST = 40
"""More lines than live in any home: something else was pasted."""
_AROUND = " ,;()"


def read_members(text: str, this_year: int) -> tuple[ListedMember, ...] | Problem:
    """Read lines like `นางบุญมา ใจงาม 2518`; the year may be missing. Problems name the line they are in."""
    members = []
    for line in text.splitlines():
        if not clean(line):
            continue
        read = _member(clean(line), this_year)
        if isinstance(read, Problem):
            return read
        members.append(read)
    if len(members) > _MOST:
        return Problem("member_lines_many", "members", {"count": len(members), "most": _MOST})
    return tuple(members)


def _member(line: str, this_year: int) -> ListedMember | Problem:
    name, _gap, last = line.rpartition(" ")
    digits = last.strip(_AROUND)
    if not name or not digits.isdigit():
        name, digits = line, ""
    name = name.rstrip(_AROUND)
    if not name or len(name) > _LONGEST_NAME or name.isdigit():
        return Problem("member_line_name", "members", {"text": line[:_LONGEST_NAME]})
    if not digits:
        return ListedMember(name, None)
    year = parse_year(digits)
    if isinstance(year, Problem) or not this_year - _OLDEST <= year <= this_year:
        return Problem("member_line_year", "members", {"text": line})
    return ListedMember(name, year)
