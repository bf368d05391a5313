"""Writing entries: adding, changing, deleting and bringing back, single ones, pairs and many at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from household_ledger.domain.category import STANDARD_LIMIT, code_of
from household_ledger.domain.changes import Label
from household_ledger.domain.entry import Draft, Entry
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import Account, EntryKind
from household_ledger.domain.pairs import Pair, check_pair
from household_ledger.domain.period import Month
from household_ledger.domain.pricing import with_value
from household_ledger.domain.problem import Problem
from household_ledger.domain.record_book import StillNamed
from household_ledger.domain.register import Debt
from household_ledger.domain.validation import EntryBook, check
from household_ledger.errors import UserError
from household_ledger.services.commands.cleaning import cleaned
from household_ledger.services.commands.turns import answered_again, open_again
from household_ledger.services.debt_division import division_by_rule
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.making_entries import make_entry
from household_ledger.services.ports import Work
from household_ledger.services.refusals import InvalidEntry

_CATEGORY_ACCOUNTS = frozenset({Account.INCOME, Account.SPENDING, Account.COST, Account.THING})
_PAIR = 2


@dataclass(frozen=True, slots=True)
class AddEntries:
    """Write new entries; two drafts with `is_pair` are two halves of one statement and get one pair id."""

    drafts: tuple[Draft, ...]
    is_pair: bool = False

    def write(self, work: Work) -> Label:
        """InvalidEntry with every problem of every draft."""
        return self.made(work)[1]

    def made(self, work: Work) -> tuple[list[Entry], Label]:
        """Write them, and give them with what to say of it; InvalidEntry."""
        drafts = self.drafts
        if self.is_pair:
            _check_is_pair(drafts)
            pair = work.new_id()
            drafts = tuple(replace(draft, pair=pair) for draft in drafts)
        entries = made_entries(drafts, work, is_pair=self.is_pair)
        if sum(map(_is_undivided, drafts)) > 1:
            # Each repayment that is divided by the debt's rule must see the ones before it.
            entries = [_inserted(draft, work) for draft in drafts]
        else:
            work.insert_entries(entries)
        return entries, added_label(entries)


@dataclass(frozen=True, slots=True)
class ReplaceEntry:
    """Write an entry anew, made from what it `was`. Household, pair, import and the first writing stay what they were.

    Of a pair's half only what the twin does not share may be changed alone; a new day moves both. Else: `ReplacePair`.
    """

    was: Entry
    draft: Draft

    def write(self, work: Work) -> Label:
        """InvalidEntry; UserError `changed_since`, `entry_of_pair`, `entry_deleted`, `nothing_changed`."""
        (now,) = _remade((self.was,), (self.draft,), work)
        work.replace_entry(now, was=self.was)
        if self.was.pair:
            if now.lines != self.was.lines or now.kind != self.was.kind:
                raise UserError("entry_of_pair")
            for twin in _twins(self.was, work):
                work.replace_entry(replace(twin, date=now.date, paper_line=line_kept(twin, now.date)))
        return _label("change_entry", [now])


@dataclass(frozen=True, slots=True)
class ReplacePair:
    """Write both halves of a pair anew."""

    was: tuple[Entry, Entry]
    drafts: tuple[Draft, Draft]

    def write(self, work: Work) -> Label:
        """As `ReplaceEntry`; UserError `not_a_pair` for entries that are none."""
        if self.was[0].pair == NO_ID or self.was[0].pair != self.was[1].pair:
            raise UserError("not_a_pair")
        now = _remade(self.was, self.drafts, work)
        for entry, was in zip(now, self.was, strict=True):
            work.replace_entry(entry, was=was)
        return _label("change_entry", now)


@dataclass(frozen=True, slots=True)
class DeleteEntries:
    """Take entries out of the accounts, the twin of a pair with them; they stay in the history.

    Turns of what comes again that they answered wait for an answer again.
    """

    entries: tuple[Id, ...]

    def write(self, work: Work) -> Label:
        """UserError `unknown_entry`, `nothing_changed`."""
        gone = mark_deleted(self.entries, work)
        open_again(((one.household, one.id) for one in gone), work)
        return _label("delete_entry", gone)


@dataclass(frozen=True, slots=True)
class RestoreEntries:
    """Bring deleted entries back, the twin of a pair with them, and the turns they answered where these still wait."""

    entries: tuple[Id, ...]

    def write(self, work: Work) -> Label:
        """InvalidEntry for what the door would refuse as new; UserError `unknown_entry`, `nothing_changed`."""
        marked = _mark(self.entries, work, is_deleted=False)
        check_standing([one.id for one in marked], work)
        answered_again(((one.household, one.id) for one in marked), work)
        return _label("restore_entry", marked)


@dataclass(frozen=True, slots=True)
class RemakeEntries:
    """Say many entries anew in one step, each by the same rule (another category, pocket, occupation …)."""

    entries: tuple[Id, ...]
    remake: Callable[[Draft], Draft]

    def write(self, work: Work) -> Label:
        """InvalidEntry of every row refused, numbered as `entries`; UserError as for `ReplaceEntry`, `unknown_entry`.

        An entry the rule leaves as it was is not written; a half of a pair must still make one with its twin.
        """
        changed = []
        refusals: list[tuple[int, Problem]] = []
        for number, entry_id in enumerate(self.entries):
            was = _known(entry_id, work)
            if was.is_deleted:
                raise UserError("entry_deleted")
            said = draft_of(was)
            anew = self.remake(said)
            if anew == said:
                continue
            try:
                changed.append(_said_anew(was, anew, work))
            except InvalidEntry as refused:
                refusals += [(number, problem) for _half, problem in refused.problems]
        if refusals:
            raise InvalidEntry(refusals)
        return _label("change_entry", changed)


def check_standing(entries: Sequence[Id], work: Work) -> None:
    """Check entries of this step that are not deleted as if they were new; InvalidEntry. Names they have they keep."""
    for entry_id in entries:
        one = _known(entry_id, work)
        if not one.is_deleted:
            halves = [one, *_twins(one, work)]
            _checked([draft_of(half) for half in halves], work, is_pair=len(halves) == _PAIR, still=halves)


def made_entries(
    drafts: Sequence[Draft], work: Work, *, is_pair: bool = False, instead_of: Sequence[Entry] = ()
) -> list[Entry]:
    """Complete, check and post drafts under new ids; InvalidEntry when any has a problem.

    What they are written `instead_of` may have named things that are out of use since: these may, too.
    """
    checked = _checked(drafts, work, is_pair=is_pair, still=instead_of)
    today = work.clock.today()
    return [make_entry(draft, work.book(draft.household), work.new_id(), today) for draft in checked]


def _inserted(draft: Draft, work: Work) -> Entry:
    (entry,) = made_entries((draft,), work)
    work.insert_entries((entry,))
    return entry


def added_label(entries: Sequence[Entry]) -> Label:
    """Say what was added, by the kind of a single entry or of a pair's first; UserError `nothing_changed` for none."""
    if not entries:
        raise UserError("nothing_changed")
    return _label(f"add_{entries[0].kind}" if _is_one(entries) else "add_entries", entries)


def complete(draft: Draft, work: Work, *, without: Id = NO_ID) -> Draft:
    """Fill what follows from what was said: the value of goods, the interest in a repayment.

    `without` names the entry that is being made anew: what it said before does not count.
    """
    if _is_undivided(draft):
        debt = work.record(Debt, draft.debt)
        if debt is None or debt.household != draft.household:
            return draft  # validation says what is wrong
        division = division_by_rule(work.reader, debt, draft.amount, draft.date, without=(without,))
        return replace(draft, principal=division.principal, interest=division.interest)
    return with_value(draft)


def _is_undivided(draft: Draft) -> bool:
    return draft.kind is EntryKind.REPAY and draft.principal is None and draft.interest is None


def _checked(
    drafts: Sequence[Draft], work: Work, *, is_pair: bool, anew: Sequence[Entry] = (), still: Sequence[Entry] = ()
) -> list[Draft]:
    """Complete and check drafts; `anew` are the entries they become, `still` those whose names they may go on using."""
    replaced = [entry.id for entry in anew] or [NO_ID] * len(drafts)
    completed = [complete(cleaned(one), work, without=id_) for one, id_ in zip(drafts, replaced, strict=True)]

    def book(household: Id) -> EntryBook:
        return StillNamed(work.book(household), still) if still else work.book(household)

    problems: list[tuple[int, Problem]] = []
    if is_pair:
        pair = Pair(completed[0], completed[1])
        problems = [(0, problem) for problem in check_pair(pair, book(completed[0].household))]
    else:
        for number, draft in enumerate(completed):
            problems += [(number, problem) for problem in check(draft, book(draft.household))]
    if problems:
        raise InvalidEntry(problems)
    return completed


def _remade(was: Sequence[Entry], drafts: Sequence[Draft], work: Work) -> list[Entry]:
    if any(one.is_deleted for one in was):
        raise UserError("entry_deleted")
    drafts = [replace(draft, household=one.household, pair=one.pair) for draft, one in zip(drafts, was, strict=True)]
    checked = _checked(drafts, work, is_pair=len(was) == _PAIR, anew=was, still=was)
    return [_kept(make_entry(d, work.book(d.household), o.id, d.date), o) for d, o in zip(checked, was, strict=True)]


def _said_anew(was: Entry, draft: Draft, work: Work) -> Entry:
    halves = [was, *_twins(was, work)]
    drafts = [draft, *(replace(draft_of(twin), date=draft.date) for twin in halves[1:])]
    now = _remade(halves, drafts, work)
    for before, after in zip(halves, now, strict=True):
        if after != before:
            work.replace_entry(after, was=before)
    return now[0]


def line_kept(was: Entry, day: date) -> int:
    """Give the line of a written page an entry stays on: none once it is of another month, whose pages have no such."""
    return was.paper_line if Month.of(day) == Month.of(was.date) else 0


def _kept(now: Entry, was: Entry) -> Entry:
    """Keep of an entry what is written once."""
    return replace(
        now,
        first_written_on=was.first_written_on,
        import_id=was.import_id,
        corrected_on=was.corrected_on,
        correction_reason=was.correction_reason,
        photos=was.photos,
        paper_line=line_kept(was, now.date),
    )


def mark_deleted(entries: Sequence[Id], work: Work) -> list[Entry]:
    """Take entries out, twins with them, and give those that stood there; UserError `unknown_entry`."""
    return _mark(entries, work, is_deleted=True)


def _mark(entries: Sequence[Id], work: Work, *, is_deleted: bool) -> list[Entry]:
    chosen: dict[Id, Entry] = {}
    for entry_id in entries:
        entry = _known(entry_id, work)
        for one in (entry, *_twins(entry, work)):
            chosen[one.id] = one
    marked = [one for one in chosen.values() if one.is_deleted != is_deleted]
    for one in marked:
        work.replace_entry(replace(one, is_deleted=is_deleted))
    return marked


def _known(entry_id: Id, work: Work) -> Entry:
    entry = work.entry(entry_id)
    if entry is None:
        raise UserError("unknown_entry")
    return entry


def _twins(entry: Entry, work: Work) -> list[Entry]:
    if entry.pair == NO_ID:
        return []
    return [
        one
        for one in work.reader.entries_of_pair(entry.pair)
        if one.id != entry.id and one.household == entry.household
    ]


def _check_is_pair(drafts: Sequence[Draft]) -> None:
    if len(drafts) != _PAIR:
        raise UserError("not_a_pair")


def _is_one(entries: Sequence[Entry]) -> bool:
    return len(entries) == 1 or (
        len(entries) == _PAIR and entries[0].pair != NO_ID and entries[0].pair == entries[1].pair
    )


def _label(code: str, entries: Sequence[Entry]) -> Label:
    """Name what it was about; the face shows the category's name where nobody described it."""
    if not entries:
        raise UserError("nothing_changed")
    first = entries[0]
    if not _is_one(entries):
        code = code.replace("_entry", "_entries")
        return Label(code, (("count", len(entries)),))
    return Label(code, about_entry(first))


def about_entry(first: Entry) -> tuple[tuple[str, str | int], ...]:
    """Name an entry as a label does: its words, category, kind and amount in satang."""
    categories = [line.ref for line in first.lines if line.account in _CATEGORY_ACCOUNTS and line.ref < STANDARD_LIMIT]
    if first.kind is EntryKind.REPAY:  # its interest is but a part of it
        categories = []
    amount = sum(line.satang for line in first.lines if line.satang > 0) or int(first.counted or 0)
    return (
        ("what", first.description),
        ("category", code_of(categories[0]) if categories else ""),
        ("kind", str(first.kind)),
        ("amount", amount),
    )
