"""Entries through the door: every kind, pairs, changing, deleting, bringing back; each can be undone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from household_ledger.domain.category import fixed_id
from household_ledger.domain.changes import ChangeSet, Label
from household_ledger.domain.entry import Draft, Entry, Part
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import Account, EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.pairs import interest_credited
from household_ledger.errors import UserError
from household_ledger.services.commands.entries import (
    AddEntries,
    DeleteEntries,
    RemakeEntries,
    ReplaceEntry,
    ReplacePair,
    RestoreEntries,
)
from household_ledger.services.commands.history import Redo, Undo
from household_ledger.services.ports import EntryQuery, Work
from household_ledger.services.refusals import InvalidEntry
from household_ledger.text.messages import label_text, message
from tests.db.drafts import draft, pair
from tests.db.ledgers import Book, Home, Undoable


def _food(home: Home, satang: int = 12000, *, day: int = 3, what: str = "ค่าอาหาร") -> Draft:
    amount = Money(satang)
    return Draft(
        household=home.id,
        date=date(2026, 11, day),
        kind=EntryKind.EXPENSE,
        amount=amount,
        parts=(Part(fixed_id("E01"), amount),),
        pocket=home.cash,
        description=what,
    )


@dataclass(frozen=True)
class _HalfTheLines:
    """A command with a mistake in it."""

    entry: Id

    def write(self, work: Work) -> Label:
        was = work.entry(self.entry)
        assert was is not None
        work.replace_entry(replace(was, lines=was.lines[:1]))
        return Label("change_entry")


def _entry(book: Book, entry_id: int) -> Entry:
    with book.store.reader() as reader:
        found = reader.entry(Id(entry_id))
    assert found is not None
    return found


@pytest.mark.parametrize("kind", list(EntryKind))
def test_an_entry_of_each_kind_is_kept_and_can_be_taken_back(
    book: Book, home: Home, undoable: Undoable, kind: EntryKind
) -> None:
    for seed in range(3):
        said = draft(seed, home, kind=kind)

        (entry_id,) = undoable(AddEntries((said,)))

        entry = _entry(book, entry_id)
        assert (entry.date, entry.kind, entry.description, entry.note) == (said.date, kind, said.description, said.note)
        assert sum(line.satang for line in entry.lines) == 0
        assert entry.first_written_on == book.clock.today()
        assert entry == _entry(book, entry_id)


def test_a_split_has_one_pocket_line(book: Book, home: Home, undoable: Undoable) -> None:
    parts = (Part(fixed_id("E01"), Money(7000)), Part(home.vegetables, Money(3000)))

    (entry_id,) = undoable(AddEntries((replace(_food(home, 10000), parts=parts),)))

    pockets = [line for line in _entry(book, entry_id).lines if line.account is Account.POCKET]
    assert [line.satang for line in pockets] == [-10000]


def test_what_cannot_be_kept_is_refused_with_every_problem(book: Book, home: Home) -> None:
    before, steps = book.state(), book.steps()
    wrong = (
        _food(home),
        replace(_food(home), amount=Money(-5)),
        replace(_food(home), pocket=Id(5), date=date(1950, 1, 1)),
    )

    with pytest.raises(InvalidEntry) as refused:
        book.do(AddEntries(wrong))

    assert {number for number, _ in refused.value.problems} == {1, 2}
    assert len(refused.value.problems) >= 3
    assert message(refused.value)
    assert (book.state(), book.steps()) == (before, steps)


def test_an_entry_of_an_unknown_household_is_refused(book: Book, home: Home) -> None:
    with pytest.raises(InvalidEntry, match="household_unknown"):
        book.do(AddEntries((replace(_food(home), household=Id(4)),)))


def test_goods_are_valued_by_quantity_and_price(book: Book, home: Home) -> None:
    goods = Draft(
        household=home.id,
        date=date(2026, 11, 3),
        kind=EntryKind.PRODUCED,
        parts=(Part(fixed_id("E01"), Money(0)),),
        quantity=2500,
        unit="กก.",
        unit_price=Money(3333),
    )

    (entry_id,) = book.do(AddEntries((goods,)))

    assert {line.satang for line in _entry(book, entry_id).lines} == {8333, -8333}  # 2.5 × 33.33 = 83.325, half up


def test_a_repayment_is_divided_by_the_debts_rule(book: Book, home: Home) -> None:
    borrowed = Draft(
        household=home.id,
        date=date(2026, 9, 1),
        kind=EntryKind.BORROW,
        amount=Money(1000000),
        pocket=home.cash,
        debt=home.debt,
    )
    book.do(AddEntries((borrowed,)))
    paid = replace(borrowed, kind=EntryKind.REPAY, amount=Money(50000))

    (first,) = book.do(AddEntries((replace(paid, date=date(2026, 11, 1)),)))
    (second,) = book.do(AddEntries((replace(paid, date=date(2026, 12, 1)),)))

    def interest(entry_id: int) -> int:
        return sum(line.satang for line in _entry(book, entry_id).lines if line.account is Account.SPENDING)

    assert interest(first) == 20000  # two months of 1 % of 10,000 baht
    assert interest(second) == 9700  # one month of 1 % of 9,700 baht


def test_a_pair_is_made_deleted_and_brought_back_as_one(book: Book, home: Home, undoable: Undoable) -> None:
    two = pair(0, home)

    ids = undoable(AddEntries((two.first, two.second), is_pair=True))
    assert len({_entry(book, one).pair for one in ids}) == 1

    undoable(DeleteEntries((Id(ids[0]),)))
    assert all(_entry(book, one).is_deleted for one in ids)

    undoable(RestoreEntries((Id(ids[1]),)))
    assert not any(_entry(book, one).is_deleted for one in ids)


def test_two_drafts_that_make_no_pair_are_refused(book: Book, home: Home) -> None:
    with pytest.raises(InvalidEntry, match="pair_makes_no_sense"):
        book.do(AddEntries((_food(home), _food(home)), is_pair=True))
    with pytest.raises(UserError, match="not_a_pair"):
        book.do(AddEntries((_food(home),), is_pair=True))


def test_a_pair_is_changed_as_one(book: Book, home: Home, undoable: Undoable) -> None:
    two = pair(0, home)
    ids = book.do(AddEntries((two.first, two.second), is_pair=True))
    first, second = (_entry(book, one) for one in ids)
    base = replace(two.first, amount=Money(77700), parts=(), pocket=NO_ID)
    new = interest_credited(base, savings=home.savings, through=home.bank)

    with pytest.raises(InvalidEntry):
        book.do(ReplacePair((first, second), (new.first, two.second)))
    undoable(ReplacePair((first, second), (new.first, new.second)))

    assert _entry(book, ids[0]).pair == first.pair != NO_ID
    assert max(line.satang for line in _entry(book, ids[1]).lines) == 77700


def test_a_pairs_half_is_not_changed_alone_but_its_day_moves_both(book: Book, home: Home, undoable: Undoable) -> None:
    two = pair(0, home)
    ids = book.do(AddEntries((two.first, two.second), is_pair=True))
    first = _entry(book, ids[0])

    with pytest.raises(UserError, match="entry_of_pair"):
        book.do(ReplaceEntry(first, replace(two.first, amount=Money(100), parts=(Part(fixed_id("I17"), Money(100)),))))
    undoable(ReplaceEntry(first, replace(two.first, date=date(2026, 3, 9), note="ตามสมุด")))

    assert [_entry(book, one).date for one in ids] == [date(2026, 3, 9)] * 2


def test_a_change_keeps_what_is_written_once(book: Book, home: Home, undoable: Undoable) -> None:
    (entry_id,) = book.do(AddEntries((replace(_food(home), first_written_on=date(2026, 11, 5)),)))
    was = _entry(book, entry_id)
    book.clock.move(days=3)

    undoable(ReplaceEntry(was, replace(_food(home, 11000), note="พิมพ์ผิด")))

    now = _entry(book, entry_id)
    assert (now.first_written_on, now.note) == (date(2026, 11, 5), "พิมพ์ผิด")
    assert max(line.satang for line in now.lines) == 11000


def test_a_change_made_from_something_older_is_refused(book: Book, home: Home) -> None:
    (entry_id,) = book.do(AddEntries((_food(home),)))
    was = _entry(book, entry_id)
    book.do(ReplaceEntry(was, replace(_food(home), note="คนแรก")))
    before = book.state()

    with pytest.raises(UserError, match="changed_since"):
        book.do(ReplaceEntry(was, replace(_food(home), note="คนที่สอง")))
    with pytest.raises(UserError, match="nothing_changed"):
        book.do(ReplaceEntry(_entry(book, entry_id), replace(_food(home), note="คนแรก")))

    assert book.state() == before


def test_what_is_deleted_is_brought_back_first(book: Book, home: Home) -> None:
    (entry_id,) = book.do(AddEntries((_food(home),)))
    book.do(DeleteEntries((Id(entry_id),)))
    was = _entry(book, entry_id)

    with pytest.raises(UserError, match="entry_deleted"):
        book.do(ReplaceEntry(was, _food(home, 1)))
    with pytest.raises(UserError, match="nothing_changed"):
        book.do(DeleteEntries((Id(entry_id),)))
    with pytest.raises(UserError, match="unknown_entry"):
        book.do(RestoreEntries((Id(12),)))


def test_many_entries_are_changed_in_one_step(book: Book, home: Home, undoable: Undoable) -> None:
    ids = book.do(AddEntries(tuple(_food(home, 100 + n, day=1 + n % 28) for n in range(250))))
    assert ids == ()  # too many to name one by one
    with book.store.reader() as reader:
        chosen = tuple(entry.id for entry in reader.entries(EntryQuery(household=home.id)))
    assert len(chosen) == 250
    steps = book.steps()

    undoable(RemakeEntries(chosen, lambda said: replace(said, note="ตรวจแล้ว")))
    undoable(DeleteEntries(chosen))

    assert book.steps() == steps + 6  # done, undone, redone: twice
    assert all(_entry(book, one).is_deleted for one in chosen)


def test_an_unbalanced_change_is_refused(book: Book, home: Home) -> None:
    (entry_id,) = book.do(AddEntries((_food(home),)))

    with pytest.raises(UserError, match="does_not_balance"):
        book.do(_HalfTheLines(Id(entry_id)))


def test_what_could_not_be_written_new_is_not_made_of_what_stands(book: Book, home: Home) -> None:
    right, wrong = (Id(book.do(AddEntries((_food(home, what=what),)))[0]) for what in ("ข้าว", "ปลา"))

    def remake(said: Draft) -> Draft:
        return (
            replace(said, pocket=home.savings, note="ก" * 5_001)
            if said.description == "ปลา"
            else replace(said, note="ก")
        )

    with pytest.raises(InvalidEntry) as refused:
        book.do(RemakeEntries((right, wrong), remake))

    assert {(number, one.field) for number, one in refused.value.problems} == {(1, "pocket"), (1, "note")}
    assert _entry(book, right).note == ""


def test_a_half_said_anew_keeps_its_twin_on_the_day_and_must_still_make_a_pair(
    book: Book, home: Home, undoable: Undoable
) -> None:
    drafts = pair(2, home)
    first, second = (Id(one) for one in book.do(AddEntries((drafts.first, drafts.second), is_pair=True)))
    day = date(2026, 11, 9)

    undoable(RemakeEntries((second,), lambda said: replace(said, date=day, note="ตรวจแล้ว")))

    assert [(one.date, one.note) for one in map(partial(_entry, book), (first, second))] == [
        (day, drafts.first.note),
        (day, "ตรวจแล้ว"),
    ]
    with pytest.raises(InvalidEntry) as refused:
        book.do(RemakeEntries((first,), lambda said: replace(said, kind=EntryKind.NOTHING, amount=Money(0))))
    assert refused.value.problems


def test_the_label_of_a_repayment_does_not_call_all_of_it_interest(book: Book, home: Home) -> None:
    paid = replace(
        draft(1, home, kind=EntryKind.REPAY), description="", principal=Money(82_000), interest=Money(18_000)
    )
    change = book.ledger.execute(AddEntries((replace(paid, amount=Money(100_000)),)))

    assert label_text(change.label) == "เพิ่มใช้หนี้ 1,000 บาท"


def test_the_label_says_what_was_done(book: Book, home: Home) -> None:
    change = book.ledger.execute(AddEntries((_food(home),)))

    assert (change.label.code, dict(change.label.params)["amount"]) == ("add_expense", 12000)
    assert "ค่าอาหาร" in label_text(change.label)
    assert book.ledger.undo_label() == change.label
    book.do(Undo())
    assert book.ledger.redo_label() == change.label
    assert book.ledger.undo_label() != change.label


def test_a_step_tells_what_it_touched_once_it_is_committed(book: Book, home: Home) -> None:
    heard: list[ChangeSet] = []
    book.ledger.subscribe(heard.append)

    (entry_id,) = book.do(AddEntries((_food(home),)))
    book.do(ReplaceEntry(_entry(book, entry_id), replace(_food(home), date=date(2026, 12, 1))))
    with pytest.raises(InvalidEntry):
        book.do(AddEntries((replace(_food(home), pocket=NO_ID),)))
    book.do(Undo())

    assert [change.kinds for change in heard] == [{"entry"}] * 3
    assert heard[0].months == {(home.id, 202611)}
    assert heard[1].months == heard[2].months == {(home.id, 202611), (home.id, 202612)}
    assert heard[1].households == {home.id}
    assert heard[1].ids == (entry_id,)


def test_a_new_step_empties_what_could_be_redone(book: Book, home: Home) -> None:
    book.do(AddEntries((_food(home),)))
    book.do(Undo())
    book.do(AddEntries((_food(home, 5),)))

    with pytest.raises(UserError, match="nothing_to_redo"):
        book.do(Redo())


def test_a_refused_step_keeps_what_could_be_redone(book: Book, home: Home) -> None:
    book.do(AddEntries((_food(home),)))
    book.do(Undo())

    with pytest.raises(InvalidEntry):
        book.do(AddEntries((replace(_food(home), pocket=NO_ID),)))

    book.do(Redo())


def test_the_history_lists_steps_with_who_and_what_stands_undone(book: Book, home: Home) -> None:
    book.do(AddEntries((_food(home),)), "typist")
    book.clock.move(minutes=5)
    book.do(Undo(), "verifier")

    with book.store.reader() as reader:
        undo, add, *_ = reader.history(limit=5)
        assert len(reader.history(limit=5)) == 5
        assert len(reader.history()) == reader.step_count() == book.steps()
        assert reader.last_step() == undo.step

    assert (undo.person, undo.target, undo.is_undone) == (book.people["verifier"], add.step, False)
    assert (add.person, add.label.code, add.is_undone, add.records) == (book.people["typist"], "add_expense", True, 1)
    assert undo.at == book.clock.now()


def test_entries_are_found_by_what_is_asked(book: Book, home: Home) -> None:
    book.do(AddEntries(tuple(draft(seed, home) for seed in range(60))))
    with book.store.reader() as reader:
        everything = list(reader.entries(EntryQuery(household=home.id)))

        def found(query: EntryQuery) -> list[Id]:
            return [entry.id for entry in reader.entries(query)]

        assert found(EntryQuery()) == [e.id for e in sorted(everything, key=lambda e: (e.household, e.date, e.id))]
        first, last = date(2026, 1, 10), date(2026, 2, 3)
        assert set(found(EntryQuery(first=first, last=last))) == {e.id for e in everything if first <= e.date <= last}
        kinds = frozenset({EntryKind.SAVE, EntryKind.HOURS})
        assert set(found(EntryQuery(kinds=kinds))) == {e.id for e in everything if e.kind in kinds}
        assert set(found(EntryQuery(account=Account.DEBT, refs=frozenset({home.debt})))) == {
            e.id for e in everything if any(x.account is Account.DEBT and x.ref == home.debt for x in e.lines)
        }
        assert set(found(EntryQuery(occupation=home.rice))) == {
            e.id for e in everything if e.occupation == home.rice or any(x.occupation == home.rice for x in e.lines)
        }
        assert set(found(EntryQuery(goal=home.goal))) == {e.id for e in everything if e.goal == home.goal}


def test_words_are_kept_clean_whatever_face_they_came_through(book: Book, home: Home) -> None:
    said = replace(_food(home, what="  ค่า\u200bน้ำ\ufeff  ปลา "), note="ก  ข\r\nค")

    (entry_id,) = book.do(AddEntries((said,)))

    assert (_entry(book, entry_id).description, _entry(book, entry_id).note) == ("ค่าน้ำ ปลา", "ก ข\nค")


@given(words=st.text(max_size=40))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_words_survive_the_journal(book: Book, home: Home, words: str) -> None:
    before = book.state()
    book.do(AddEntries((replace(_food(home), description=words[:300], note=words),)))
    after = book.state()

    book.do(Undo())
    assert book.state() == before
    book.do(Redo())
    assert book.state() == after
    book.do(Undo())


def _repaid(home: Home, day: date, note: str = "") -> Draft:
    return Draft(
        household=home.id,
        date=day,
        kind=EntryKind.REPAY,
        amount=Money(100_000),
        pocket=home.cash,
        debt=home.debt,
        note=note,
    )


def _borrowed(home: Home) -> Draft:
    return Draft(
        household=home.id,
        date=date(2026, 1, 5),
        kind=EntryKind.BORROW,
        amount=Money(1_000_000),
        pocket=home.cash,
        debt=home.debt,
    )


def _kept_entry(book: Book, entry: Id) -> Entry:
    with book.store.reader() as reader:
        found = reader.entry(entry)
    assert found is not None
    return found


def test_a_repayment_made_anew_is_divided_as_it_was_at_first(book: Book, home: Home) -> None:
    book.do(AddEntries((_borrowed(home),)))
    (entry,) = book.do(AddEntries((_repaid(home, date(2026, 4, 5)),)))
    was = _kept_entry(book, entry)

    book.do(ReplaceEntry(was, _repaid(home, date(2026, 4, 5), note="จ่ายที่ตลาด")))

    assert _kept_entry(book, entry).lines == was.lines


def test_two_repayments_in_one_step_are_divided_as_in_two(book: Book, home: Home) -> None:
    days = (date(2026, 4, 5), date(2026, 6, 5))
    book.do(AddEntries((_borrowed(home),)))
    apart = [_kept_entry(book, book.do(AddEntries((_repaid(home, day),)))[0]).lines for day in days]
    for _day in days:
        book.do(Undo())

    together = book.do(AddEntries(tuple(_repaid(home, day) for day in days)))

    assert [_kept_entry(book, entry).lines for entry in together] == apart
