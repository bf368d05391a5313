"""What every command is handed: the language, the clock, where to print, and how to read its arguments."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from household_ledger.db.keys import salt_in
from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.domain.problem import Problem
from household_ledger.domain.register import Household
from household_ledger.errors import UserError
from household_ledger.services.ports import Clock, Reader
from household_ledger.text.clean import clean
from household_ledger.text.collation import sort_key
from household_ledger.text.dates import parse_month
from household_ledger.text.digits import to_arabic

if TYPE_CHECKING:
    from household_ledger.cli.progress import TerminalProgress
    from household_ledger.services.server_address import Place

_LEDGER_BEGINS = b"SQLite format 3\0"
_FIRST_PAGE = 4096


@dataclass(frozen=True, slots=True)
class Context:
    """The face a command speaks through; `out` lines go to stdout, told progress to stderr."""

    clock: Clock
    language: str
    digits: str
    is_quiet: bool

    def say(self, line: str) -> None:
        """Print a line for people, unless they asked for quiet."""
        if not self.is_quiet:
            print(line)

    def show_json(self, value: object) -> None:
        """Print for programs: UTF-8, stable keys, two spaces."""
        json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")

    def progress(self, what: str) -> TerminalProgress:
        """Make a line of progress for a long job."""
        from household_ledger.cli.progress import TerminalProgress  # the window needs none

        return TerminalProgress(what, is_quiet=self.is_quiet)


def month_argument(text: str) -> Month:
    """Read a month in any form people write (2026-10, 2569-10, ต.ค. 2569); UserError otherwise."""
    month = parse_month(text)
    if isinstance(month, Problem):
        raise UserError("not_a_month", text=text)
    return month


def ledger_place(text: str) -> Place:
    """Read the LEDGER argument: a path, or the address of a database; UserError `bad_url` …, `ledger_missing`."""
    if "://" not in text:
        return ledger_path(text)
    from household_ledger.services.server_address import ServerAddress

    return ServerAddress(text)


def ledger_path(text: str, on_server: str = "shared_no_file") -> Path:
    """Read the LEDGER argument of a command that is about files; UserError `on_server` says why of an address."""
    if "://" in text:
        from household_ledger.services.server_address import ServerAddress

        raise UserError(on_server, name=ServerAddress(text).name)
    if not text:
        raise UserError("ledger_missing")
    path = Path(text)
    return path if path.name else path.absolute()  # "." is told by its name


def output_path(text: str, *endings: str) -> Path:
    """Read where a file is to be written, its name ending as what is written does; without endings it is a folder.

    UserError `output_ending`, which keeps a typed list from being overwritten by a page; `file_exists` where a ledger
    lies, whose place none may take.
    """
    path = Path(text)
    if not path.name or (endings and path.suffix.lower() not in endings):
        raise UserError("output_ending" if endings else "output_missing", name=text, endings=" ".join(endings))
    try:
        with path.open("rb") as file:
            begins = file.read(_FIRST_PAGE)
        is_ledger = begins.startswith(_LEDGER_BEGINS) or salt_in(begins) is not None
    except OSError:  # nothing there, or a folder: writing tells what is wrong
        is_ledger = False
    if is_ledger:
        raise UserError("file_exists", name=path.name)
    return path


def chosen_households(reader: Reader, code: str | None) -> list[Household]:
    """Give the household of a code, or all by their codes when none is given; UserError when there is no such one."""
    everyone = sorted(reader.households(), key=lambda one: (sort_key(one.code), one.id))
    if code is not None:
        found = [one for one in everyone if one.code == code] or [one for one in everyone if same_code(one.code, code)]
        if not found:
            raise UserError("unknown_household", code=code)
        if len(found) > 1:
            raise UserError("code_of_several", code=code, names=", ".join(one.name for one in found))
        return found
    return everyone


def group_named(reader: Reader, name: str) -> Id:
    """Find a village or group by its name; UserError `unknown_group`."""
    from household_ledger.domain.register import VillageGroup

    groups = reader.all(VillageGroup)
    found = [one for one in groups if one.name == name] or [one for one in groups if _plain(one.name) == _plain(name)]
    if not found:
        raise UserError("unknown_group", name=name)
    return found[0].id


def same_code(one: str, other: str) -> bool:
    """Tell whether two codes are the same to people: digits and capitals aside."""
    return _plain(one) == _plain(other)


def _plain(name: str) -> str:
    """Give a name or code as it is looked for when nothing is written exactly so: digits and capitals aside."""
    return to_arabic(clean(name)).casefold()
