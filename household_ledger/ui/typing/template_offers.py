"""Templates offered while a description is typed: by their names, with a mark of their own, below what is usual."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from household_ledger.domain.ids import Id
from household_ledger.domain.money import Money
from household_ledger.domain.template import Template
from household_ledger.errors import EnvironmentProblem
from household_ledger.services.priced_again import is_listed
from household_ledger.services.typed.measured import priced_anew
from household_ledger.services.typed.row import TypedRow
from household_ledger.services.typed.templates import size_of, template_rows, templates_of
from household_ledger.services.views.name_book import NameBook
from household_ledger.text.amounts import format_amount, format_number
from household_ledger.text.dates import parse_date
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.text.matching import NO_MATCH, closeness, without_tones
from household_ledger.ui.desk import Desk
from household_ledger.ui.typing.offer import Offer
from household_ledger.ui.typing.typed_texts import texts_of, with_texts

_AFTER = 3
"""So many descriptions stand before templates whose name is not typed whole: Tab goes on taking what is usual."""
_MOST = 6
"""So many templates are offered at a key: the list has to be there before the next one."""
MARK = "prints"
"""The picture beside a template's name."""


@dataclass(frozen=True, slots=True)
class OfferedTemplate:
    """A template in the list; `filled` is what it makes of the row being typed, None where it is looked over first."""

    template: Template
    filled: TypedRow | None = None
    cell: str = ""

    @property
    def deed(self) -> str:
        """Name the deed that shows it."""
        return f"use_template {self.template.id}"


class TemplateOffers:
    """The templates of the household looked at, read once: whoever writes something makes these anew."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._household: Id | None = None
        self._templates: list[tuple[Template, tuple[int, Money]]] = []

    def among(self, usual: Sequence[Offer], row: TypedRow, book: NameBook) -> list[Offer]:
        """Put the templates a typed description finds among what is usual.

        First those whose name is typed whole; one that goes on as it was begun follows a few descriptions that do.
        None in a kept row that is changed: it would be left with the name; none while the ledger cannot be read.
        """
        if row.is_kept or not self._are_read(book.household):
            return [*usual]
        typed = row.what.strip()
        near = [(closeness(typed, one.name), one, size) for one, size in self._templates]
        found = [one for one in sorted(near, key=lambda one: one[0]) if one[0] < NO_MATCH][:_MOST]
        whole = [_offer(one, size, row, book) for how_near, one, size in found if how_near == 0]
        others = [_offer(one, size, row, book) for how_near, one, size in found if how_near]
        begun = [one for one in usual if _goes_on(typed, one)][:_AFTER]
        rest = [one for one in usual if one not in begun]
        going_on = [one for one in others if _goes_on(typed, one)]
        return [*whole, *begun, *going_on, *rest, *(one for one in others if one not in going_on)]

    def _are_read(self, household: Id) -> bool:
        """Read the templates once; False while they cannot be: what is typed is not held up by what is offered."""
        if self._household != household:
            try:
                with self._desk.reader() as reader:
                    self._templates = [(one, size_of(one)) for one in templates_of(reader, household)]
            except EnvironmentProblem:
                return False
            self._household = household
        return True


def _goes_on(typed: str, offer: Offer) -> bool:
    return without_tones(offer.words).startswith(without_tones(typed))


def _offer(template: Template, size: tuple[int, Money], row: TypedRow, book: NameBook) -> Offer:
    count, amount = size
    told = ngettext("{count} row", "{count} rows", count).format(count=format_number(count))
    detail = beside(_("template"), told, format_amount(amount) if amount else "")
    value = OfferedTemplate(template) if count > 1 else _alone(template, row, book)
    return Offer(template.name, detail, value, picture=MARK, is_looked_at=True)


def _alone(template: Template, row: TypedRow, book: NameBook) -> OfferedTemplate:
    """Fill the row being typed with a template of one row; where something it names is gone, it is looked over."""
    day = parse_date(row.date, book.today) if row.date.strip() else book.today
    (one,) = template_rows(template, book, day if isinstance(day, date) else book.today)
    if one.gone or one.left_out:
        return OfferedTemplate(template)
    asked = one.asked()
    typed = priced_anew(one.typed) if is_listed(one.draft, book.prices) else one.typed
    return OfferedTemplate(template, _filled(typed, row), asked[0][0] if asked else "what")


def _filled(kept: TypedRow, row: TypedRow) -> TypedRow:
    """Fill a row as the template has it; amounts, names and a note typed already stay."""
    before, typed = texts_of(kept), texts_of(row)
    texts = {name: typed[name] or before[name] for name in before}
    if row.money_in or row.money_out:
        texts |= {"money_in": row.money_in, "money_out": row.money_out}
    filled = with_texts(row, texts | {"what": kept.what, "date": row.date})
    credit, is_alone = kept.is_on_credit, kept.is_alone
    return replace(
        filled, kind=row.kind or kept.kind, parts=row.parts or kept.parts, is_on_credit=credit, is_alone=is_alone
    )
