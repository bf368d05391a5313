"""Rows a person typed that the machine would not keep: what of a command they are, as text for a draft file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from household_ledger.domain.changes import SentStep
from household_ledger.domain.entry import Draft, Entry
from household_ledger.domain.ids import Id
from household_ledger.domain.kept_rows import Row, kept, rows_of
from household_ledger.domain.kinds import KnownBy
from household_ledger.domain.period import Month
from household_ledger.errors import UserError
from household_ledger.services.ports import Command, EntryQuery, Reader


@dataclass(frozen=True, slots=True)
class Unsaved:
    """One row: an entry or the two of a pair; of a change, which entries it changes and a digest of what they were.

    With a `reason` it corrects a closed month.
    """

    row: Row
    changes: tuple[Id, ...] = ()
    was: str = ""
    reason: str = ""
    sent: SentStep | None = field(default=None, compare=False)
    """The step it may be saved by, where the answer was lost."""


def unsaved_in(command: Command) -> tuple[Unsaved, ...]:
    """Give the rows a command would have written, as they come back from a draft file; none for what writes no rows."""
    from household_ledger.services.commands import entries, interview, lending, months, photos, rows

    if isinstance(command, months.CorrectClosed):
        return tuple(replace(one, reason=command.reason) for one in unsaved_in(command.command))
    if isinstance(command, photos.AddWithPhotos):
        command = command.add
    if isinstance(command, entries.AddEntries):
        return _new([command.drafts] if command.is_pair else [(one,) for one in command.drafts])
    if isinstance(command, rows.AddRows | interview.AnswerQuestion):
        return _new(command.rows)
    if isinstance(command, lending.LendOrReturn):
        return _new([(command.draft,)])
    return _changed(command)


def _changed(command: Command) -> tuple[Unsaved, ...]:
    from household_ledger.services.commands import entries, rows

    if isinstance(command, rows.ReplaceRow | entries.ReplacePair):
        return (_change(command.was, command.drafts),)
    return (_change((command.was,), (command.draft,)),) if isinstance(command, entries.ReplaceEntry) else ()


def is_in_book(one: Unsaved, reader: Reader) -> bool:
    """Tell whether a new row stands in the book already, as far as day, sort, words and kind of money tell."""
    first = one.row[0]
    if one.changes:
        return False
    there = reader.entries(EntryQuery(household=first.household, first=first.date, last=first.date))
    return any(
        (entry.kind, entry.description) == (first.kind, first.description) and _is_of(entry, first) for entry in there
    )


def is_changed(one: Unsaved, reader: Reader) -> bool:
    """Tell whether what a row changes is another by now."""
    return bool(one.changes) and _digest(_there(one, reader)) != one.was


def command_of(one: Unsaved, reader: Reader) -> Command:
    """Give what writes a row; UserError `changed_since` for a change of what is another by now."""
    from household_ledger.services.commands.months import CorrectClosed
    from household_ledger.services.commands.rows import AddRows, ReplaceRow

    if is_changed(one, reader):
        raise UserError("changed_since")
    command = ReplaceRow(_there(one, reader), one.row) if one.changes else AddRows((one.row,))
    first = one.row[0]
    return CorrectClosed(first.household, Month.of(first.date), one.reason, command) if one.reason else command


def spelled(rows: Iterable[Unsaved]) -> bytes:
    """Spell rows for a draft file."""
    return json.dumps([_spelled(one) for one in rows], ensure_ascii=False, indent=1).encode()


def read_again(content: bytes) -> tuple[Unsaved, ...]:
    """Read a draft file; none where it is not whole."""
    try:
        return tuple(_read(one) for one in json.loads(content))
    except (ValueError, KeyError, TypeError, IndexError):
        return ()


def _new(rows: Iterable[Sequence[Draft]]) -> tuple[Unsaved, ...]:
    return tuple(Unsaved(tuple(map(_plain, row))) for row in rows)


def _change(was: Sequence[Entry], drafts: Sequence[Draft]) -> Unsaved:
    return Unsaved(tuple(map(_plain, drafts)), tuple(one.id for one in was), _digest(was))


def _there(one: Unsaved, reader: Reader) -> tuple[Entry, ...]:
    return tuple(entry for entry in map(reader.entry, one.changes) if entry is not None)


def _plain(draft: Draft) -> Draft:
    """Leave out what is said anew when it is written."""
    (again,) = rows_of(kept([[draft]]), draft.household, draft.date)[0]
    return replace(again, known_by=draft.known_by, paper_line=draft.paper_line)


def _digest(entries: Sequence[Entry]) -> str:
    return hashlib.sha256(repr(entries).encode()).hexdigest()[:16] if entries else ""


def _is_of(entry: Entry, draft: Draft) -> bool:
    return any(abs(line.satang) == abs(draft.amount) for line in entry.lines)


def _spelled(one: Unsaved) -> dict[str, Any]:
    first = one.row[0]
    return {
        "household": int(first.household),
        "date": first.date.isoformat(),
        "known_by": str(first.known_by) if first.known_by else "",
        "paper_line": first.paper_line,
        "row": kept([one.row]),
        "changes": list(one.changes),
        "was": one.was,
        "reason": one.reason,
        **({"sent": [one.sent.writer, one.sent.seq, one.sent.hash.hex()]} if one.sent is not None else {}),
    }


def _read(said: dict[str, Any]) -> Unsaved:
    household, day = Id(int(said["household"])), date.fromisoformat(said["date"])
    known_by = KnownBy(said["known_by"]) if said["known_by"] else None
    (row,) = rows_of(said["row"], household, day)
    again = tuple(replace(one, known_by=known_by, paper_line=int(said["paper_line"])) for one in row)
    changes = tuple(Id(int(one)) for one in said["changes"])
    return Unsaved(again, changes, str(said["was"]), str(said.get("reason", "")), _sent(said.get("sent")))


def _sent(said: list[Any] | None) -> SentStep | None:
    return SentStep(int(said[0]), int(said[1]), bytes.fromhex(said[2])) if said else None
