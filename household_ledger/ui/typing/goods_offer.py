"""Offering a row that says goods and how much of them, and no kind, as the household's own: only when it is chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.problem import Problem
from household_ledger.services.typed.completion import Completion, Usual
from household_ledger.services.typed.measured import measured
from household_ledger.services.typed.names import names_of
from household_ledger.services.typed.row import TypedRow
from household_ledger.services.views.name_book import NameBook
from household_ledger.text.dates import parse_date
from household_ledger.text.entry_tags import kind_tag
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside
from household_ledger.text.labels import entry_kind_name
from household_ledger.text.measures import split_measure
from household_ledger.ui.typing.name_offers import allowed_categories
from household_ledger.ui.typing.offer import Offer

_AS_LAST = ("category", "who", "source")


@dataclass(frozen=True, slots=True)
class OwnGoods:
    """What taking it makes of the row."""

    filled: TypedRow
    deed: str = ""
    """None of the grid: the row itself is all there is to it."""

    @property
    def cell(self) -> str:
        """Name the cell one goes on at."""
        return "quantity" if self.filled.category else "category"


def own_goods(
    row: TypedRow, book: NameBook, completion: Completion, last_of: Callable[[Usual], TypedRow | None]
) -> list[Offer]:
    """Offer "ผักบุ้ง 2 กก." as goods without money, where the household wrote it so or the price list knows the thing.

    `last_of` gives the row a description was written in last. Nothing is offered once money stands in the row.
    """
    split = split_measure(row.what.strip())
    if row.kind is not None or row.money_in.strip() or row.money_out.strip() or split is None or not split[0]:
        return []
    words, measure = split
    uses = completion.goods(words)
    if uses:
        last = last_of(uses[0])
        as_last = {name: getattr(last, name) for name in _AS_LAST} if last is not None else {}
        made, why = replace(row, kind=uses[0].kind, **as_last), _("as it was written before")
    elif (price := book.prices.price_for(words, measure.unit, _day(row, book.today))) is not None:
        made, why = replace(row, kind=EntryKind.PRODUCED), _("it is in the price list")
        category = names_of(book).categories.word(price.category, allowed_categories(made))
        made = replace(made, category=row.category or category)
    else:
        return []
    kind = made.kind or EntryKind.PRODUCED
    told = beside(_("make it: {kind}").format(kind=kind_tag(kind) or entry_kind_name(kind)), why)
    return [Offer(row.what.strip(), told, OwnGoods(measured(made)), is_kind=True, is_looked_at=True)]


def _day(row: TypedRow, today: date) -> date:
    day = parse_date(row.date, today) if row.date.strip() else today
    return today if isinstance(day, Problem) else day
