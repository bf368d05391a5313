"""What the JSON export says of what comes again, under the names its entries use."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from household_ledger.domain.entry import Draft
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kept_rows import kept, rows_of
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.recurring import Recurring, Recurs, WeekendShift
from household_ledger.domain.unanswered import Unanswered
from household_ledger.services.commands.interview import AnswerQuestion, BeginInterview
from household_ledger.services.commands.recurring import AddRecurring, SkipTurn, StopRecurring, TakeTurn
from household_ledger.services.exchange.json_export import export_json
from tests.db.drafts import draft, pair
from tests.db.ledgers import Book, add_home


def told(book: Book, folder: Path) -> dict[str, Any]:
    export_json(book.store, folder / "out.json")
    found: dict[str, Any] = json.loads((folder / "out.json").read_bytes())
    return found


def rule(rows: tuple[tuple[Draft, ...], ...], **said: object) -> Recurring:
    fields: dict[str, object] = {"rhythm": Recurs.MONTH_DAY, "day": 10, "starts_on": date(2026, 9, 1), **said}
    return Recurring(id=NO_ID, household=rows[0][0].household, rows=kept(rows), **fields)  # type: ignore[arg-type]


def test_a_rule_is_told_with_its_rows_and_what_was_said_of_its_turns(book: Book, tmp_path: Path) -> None:
    home = add_home(book)
    said = draft(3, home, kind=EntryKind.EXPENSE)
    made = rule(((said,),), weekend=WeekendShift.AFTER, times=6)
    (key,) = book.do(AddRecurring(made))
    book.do(TakeTurn(key, date(2026, 9, 10), rows_of(made.rows, home.id, date(2026, 9, 10))))
    book.do(SkipTurn(key, date(2026, 10, 10)))

    everything = told(book, tmp_path)
    (home_told,) = everything["households"]
    ((one,), entries) = home_told["recurring"], everything["entries"]

    assert [one[name] for name in ("rhythm", "every", "day", "nth", "month", "weekend", "from", "to", "times")] == [
        "month_day", 1, 10, None, None, "after", "2026-09-01", None, 6
    ]  # fmt: skip
    assert one["turns"] == [
        {"due": "2026-09-10", "state": "taken", "entry_id": entries[0]["entry_id"]},
        {"due": "2026-10-10", "state": "skipped"},
    ]
    ((row,),) = one["rows"]
    assert [(entry["kind"], entry["category"], entry["amount"], entry["pocket"]) for entry in entries] == [
        (row["kind"], part["category"], part["amount"], row["pocket"]) for part in row["parts"]
    ]
    assert "deleted" not in one


def test_rows_of_every_kind_are_told_and_a_stopped_rule_is_marked(book: Book, tmp_path: Path) -> None:
    home = add_home(book)
    two = pair(2, home)
    singles = tuple((replace(draft(7, home, kind=kind), known_by=None),) for kind in EntryKind)
    (key,) = book.do(AddRecurring(rule((*singles, (two.first, two.second)), rhythm=Recurs.MONTH_END)))
    book.do(StopRecurring(key))

    ((one,),) = (home_told["recurring"] for home_told in told(book, tmp_path)["households"])

    assert [row[0]["kind"] for row in one["rows"][:-1]] == [kind.value for kind in EntryKind]
    assert [draft_told["kind"] for draft_told in one["rows"][-1]] == [two.first.kind.value, two.second.kind.value]
    assert (one["deleted"], one["turns"]) == (True, [])


def test_a_turn_passed_over_names_no_entry_though_one_speaks_for_it(book: Book, tmp_path: Path) -> None:
    home = add_home(book)
    said = replace(draft(3, home, kind=EntryKind.EXPENSE), date=date(2026, 11, 14))
    first, second = date(2026, 11, 6), date(2026, 11, 13)
    (key,) = book.do(AddRecurring(rule(((said,),), rhythm=Recurs.WEEK, day=0, weekday=4, starts_on=first)))
    question = Unanswered(id=NO_ID, household=home.id, first=first, last=said.date, what="ปลา", kind=said.kind)
    (asked,) = book.do(BeginInterview(home.id, first, said.date, (question,)))
    book.do(AnswerQuestion(asked, ((said,),), ((key, first), (key, second))))

    everything = told(book, tmp_path)

    ((one,),) = (home_told["recurring"] for home_told in everything["households"])
    assert one["turns"] == [
        {"due": "2026-11-06", "state": "taken", "entry_id": everything["entries"][0]["entry_id"]},
        {"due": "2026-11-13", "state": "skipped"},
    ]
