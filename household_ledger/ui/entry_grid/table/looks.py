"""A row of words as the grid paints it: of an entry, of one that waits; of thousands that wait, a screenful."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from household_ledger.domain.kinds import Account, EntryKind
from household_ledger.domain.money import Money
from household_ledger.services.typed.row import TypedRow
from household_ledger.services.views.entry_row import EntryRow
from household_ledger.text.amounts import format_amount, format_number
from household_ledger.text.dates import format_date, parse_date
from household_ledger.text.digits import in_digits
from household_ledger.text.entry_tags import kind_tag
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.labels import entry_kind_name
from household_ledger.ui.entry_grid.table.paint import CellLook, Tag

if TYPE_CHECKING:  # the bin is looked into later
    from household_ledger.services.views.taken_out import TakenOut


@dataclass(frozen=True, slots=True)
class EntryLooks:
    """An entry as it is shown; `row` is what stands behind it."""

    row: EntryRow
    looks: Mapping[str, CellLook]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class WaitingLooks:
    """A row that was typed and could not be saved yet."""

    typed: TypedRow
    looks: Mapping[str, CellLook]
    problem: str = ""


def looks_of(
    row: EntryRow, *, is_short: bool = False, has_year: bool = False, code: str = "", out: TakenOut | None = None
) -> EntryLooks:
    """Dress an entry's row; `is_short` marks that by it a pocket ends its day below zero, `code` says whose it is.

    A deleted one is struck through; `out` tells what took it out.
    """
    is_plain = row.entry.kind in (EntryKind.INCOME, EntryKind.EXPENSE, EntryKind.COST)
    tags = _tags(row, is_short=is_short, code=code)
    looks = {
        "date": CellLook(format_date(row.date, "medium" if has_year else "day"), "ink_2"),
        "what": CellLook(row.what, tags=tags, tip="\n".join((row.what, *(one.words for one in tags if one.is_short)))),
        "category": CellLook(
            row.categories, "ink_2", tags=(*_cost_tags(row), *_interest_tags(row)), tip=row.categories
        ),
        "money_in": _amount(row.money_in, row, is_plain=is_plain),
        "money_out": _amount(row.money_out, row, is_plain=is_plain),
        "pocket": CellLook(row.pocket, "ink_2", tip=row.pocket),
        "who": CellLook(row.who, "ink_2", tip=row.who),
        "note": CellLook(row.note, "ink_3", tip=row.note),
    }
    if row.balance is not None:
        is_below = row.balance < 0
        tip = _("Cash below zero: an income was probably not written down.") if is_below else ""
        looks["balance"] = CellLook(format_amount(row.balance), "attention" if is_below else "ink_2", tip=tip)
    if row.entry.is_deleted:
        told = out_words(out) if out is not None else ""
        looks = {key: _struck(one) for key, one in looks.items()}
        looks["what"] = replace(
            looks["what"], tags=(*looks["what"].tags, *_out_tags(out, told)), tip=f"{row.what}\n{told}"
        )
        return EntryLooks(row, looks, told)
    return EntryLooks(row, looks, _short_words() if is_short else "")


def out_words(out: TakenOut) -> str:
    """Say when an entry was taken out, and by whom where that is known."""
    at = out.at.astimezone()
    when = f"{format_date(at.date())} {in_digits(f'{at:%H:%M}')}"
    if out.is_taking_back:
        told = _("taken back {when} · {person}") if out.person else _("taken back {when}")
    else:
        told = _("deleted {when} · {person}") if out.person else _("deleted {when}")
    return told.format(when=when, person=out.person)


def _out_tags(out: TakenOut | None, told: str) -> tuple[Tag, ...]:
    return (Tag(told, "ink_2", short=format_date(out.at.astimezone().date(), "day")),) if out is not None else ()


def _struck(one: CellLook) -> CellLook:
    return replace(one, tone="ink_3", is_struck=True)


def waiting_looks(typed: TypedRow, problem: str, year: int, *, is_guessed: bool = False) -> WaitingLooks:
    """Dress a row that is typed and not saved; its day is told without the year where that is the one looked at."""
    looks = {
        name: CellLook(getattr(typed, name), "ink_2")
        for name in ("date", "what", "category", "money_in", "money_out", "pocket", "who", "note")
    }
    looks["date"] = CellLook(waiting_day(typed.date, year), "ink_2")
    if is_guessed:
        tag = Tag(_("guessed from the words"), "attention", short="?")
        looks["category"] = CellLook(typed.category, "ink_2", tags=(tag,), tip=f"{typed.category}\n{tag.words}")
    photos = (photo_tag(len(typed.held)),) if typed.held else ()
    looks["what"] = CellLook(typed.what, tags=(*photos, Tag(_("not saved yet"), "attention")), tip=problem)
    return WaitingLooks(typed, looks, problem)


def asking_work(waiting: WaitingLooks) -> WaitingLooks:
    """Dress a row that waits because nobody said which work it is of."""
    who = waiting.typed.who
    words = _("guessed from the words") if who else _("of which work?")
    tip = "\n".join(one for one in (who, words) if one)
    look = CellLook(who, "ink_2", tags=(Tag(words, "attention", short="?"),), tip=tip)
    return replace(waiting, looks={**waiting.looks, "who": look})


def waiting_day(typed: str, year: int) -> str:
    """Write a typed day as it is shown in a year; what is no day stays as it was typed."""
    day = parse_date(typed, date(year, 1, 1)) if typed.strip() else None
    return format_date(day, "day" if day.year == year else "medium") if isinstance(day, date) else typed


def date_words(day: date, reference: date) -> str:
    """Write a day as short as it is still understood from another: without the year where that says which."""
    return format_date(day, "day" if day.year == reference.year else "medium")


def _short_words() -> str:
    return _("income forgotten?")


def _tags(row: EntryRow, *, is_short: bool, code: str) -> tuple[Tag, ...]:
    tags = [Tag(code, "primary")] if code else []
    if row.tag and not _is_cost(row) and not _says_its_kind(row):
        tags.append(Tag(row.tag))
    if row.photos:
        tags.append(photo_tag(row.photos))
    if row.is_corrected:
        tags.append(Tag(_("corrected after closing"), short="✎"))
    if is_short:
        tags.append(Tag(_short_words(), "attention", short="!"))
    if row.is_to_settle:
        tags.append(Tag(_("written differently on two sides"), "attention", short="≠"))
    return tuple(tags)


def photo_tag(count: int) -> Tag:
    """Give the sign of pictures: drawn, with their number where they are several."""
    words = ngettext("{count} picture", "{count} pictures", count).format(count=format_number(count))
    return Tag(words, "primary", short=format_number(count) if count > 1 else "", picture="photo")


def _says_its_kind(row: EntryRow) -> bool:
    """Tell whether the words of the row are its tag already, or the name of its kind for want of others."""
    kind = row.entry.kind
    is_unnamed = not row.entry.description and row.what == entry_kind_name(kind)
    return row.what.strip() == row.tag or (is_unnamed and row.tag == kind_tag(kind))


def _is_cost(row: EntryRow) -> bool:
    """Tell whether the row's tag says only that it is a cost, which stands behind its category."""
    return row.entry.kind is EntryKind.COST and row.twin is None and row.parts <= 1


def _cost_tags(row: EntryRow) -> tuple[Tag, ...]:
    has_cost = any(line.account is Account.COST for line in row.entry.lines)
    return (Tag(kind_tag(EntryKind.COST)),) if has_cost else ()


def _interest_tags(row: EntryRow) -> tuple[Tag, ...]:
    """Say beside its debt how much of a repayment was interest: the note, which says all, is cut or hidden first."""
    return (Tag(_("interest {amount}").format(amount=format_amount(row.interest))),) if row.interest else ()


def _amount(amount: Money | None, row: EntryRow, *, is_plain: bool) -> CellLook:
    if amount is None:
        return CellLook()
    return CellLook(format_amount(amount), row.tone, sign="" if is_plain and row.twin is None else row.sign)


def _nothing(_row: TypedRow) -> str:
    return ""


class WaitingRows:
    """Rows as they wait now; what is wrong with one is asked for when it is first looked at."""

    def __init__(
        self,
        rows: Sequence[TypedRow] = (),
        problem_of: Callable[[TypedRow], str] = _nothing,
        year: int = 0,
        *,
        guessed: Iterable[TypedRow] = (),
        works: Iterable[TypedRow] = (),
    ) -> None:
        """`year` is the one looked at: its days are told without it.

        The categories of those `guessed` say so, and of `works` the cell of whose work it was.
        """
        self._guessed, self._works = {id(one) for one in guessed}, {id(one) for one in works}
        self._rows, self._problem_of, self._year = tuple(rows), problem_of, year
        self._looks: dict[int, WaitingLooks] = {}
        self.days = frozenset(waiting_day(typed, year) for typed in {one.date for one in rows})
        """The days they are of, as they are shown."""

    def __len__(self) -> int:
        """Count them."""
        return len(self._rows)

    def looks(self, place: int) -> WaitingLooks:
        """Dress one."""
        if place not in self._looks:
            row = self._rows[place]
            is_guessed, is_work = id(row) in self._guessed, id(row) in self._works
            looks = waiting_looks(row, self._problem_of(row), self._year, is_guessed=is_guessed)
            self._looks[place] = asking_work(looks) if is_work else looks
        return self._looks[place]
