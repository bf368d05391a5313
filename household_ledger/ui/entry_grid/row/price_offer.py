"""Offering a price somebody typed for goods as the village's, where the village's list has none."""

from __future__ import annotations

from household_ledger.domain.entry import Draft
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import IN_KIND
from household_ledger.domain.period import Month
from household_ledger.domain.price import Price
from household_ledger.domain.register import Household
from household_ledger.services.typed.row import ReadRow
from household_ledger.settings import PARTICIPANT, WRITER
from household_ledger.text.amounts import format_amount
from household_ledger.text.dates import format_month
from household_ledger.text.i18n import _
from household_ledger.ui.entry_grid.row.parts import GridParts


def offer_price(parts: GridParts, read: ReadRow) -> None:
    """Offer to keep the price of a row just written; nothing is said where something else is, or to a participant."""
    price = _unlisted(parts, read)
    if price is None or not parts.notice.isHidden() or parts.desk.settings.text(WRITER) == PARTICIPANT:
        return
    words = _("The village has no price of {thing} yet: {price} baht/{unit}?")
    said = words.format(thing=price.name, price=format_amount(price.price), unit=price.unit)
    parts.notice.say(said, [("keep_price", _("Keep it as the village price"), lambda: _keep(parts, price))])


def _unlisted(parts: GridParts, read: ReadRow) -> Price | None:
    """Give the price that was typed in a row of goods, where it is of a thing the list does not know."""
    (draft, *others) = read.drafts
    if others or parts.book is None or not _is_priced(draft) or read.worth is not None or draft.unit_price is None:
        return None
    if parts.book.prices.price_for(draft.description, draft.unit, draft.date) is not None:
        return None
    with parts.desk.reader() as reader:
        home = reader.record(Household, draft.household)
    return Price(
        id=NO_ID,
        group=home.group if home is not None else NO_ID,
        name=draft.description,
        unit=draft.unit,
        from_month=Month.of(draft.date).number,
        price=draft.unit_price,
    )


def _is_priced(draft: Draft) -> bool:
    return draft.kind in IN_KIND and bool(draft.description and draft.unit and draft.quantity)


def _keep(parts: GridParts, price: Price) -> None:
    from household_ledger.services.commands.prices import SetPrices

    parts.notice.close_bar()
    outcome = parts.saver.run(SetPrices((price,)))
    if outcome.is_done:
        month = format_month(Month.from_number(price.from_month))
        parts.notice.say(_("Kept: {thing} from {month}.").format(thing=price.name, month=month))
    else:
        parts.notice.say(outcome.words, kind="attention")
