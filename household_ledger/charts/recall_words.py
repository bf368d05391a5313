"""The words of what was told of the time before, in the lines of items 22–23 of the survey: form, window and paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from household_ledger.charts.jpt_words import amount_words, item_name, item_number, lender_group
from household_ledger.charts.month_labels import named as named_months
from household_ledger.domain.baseline import REPAID
from household_ledger.domain.category import INTEREST
from household_ledger.domain.comparison_periods import RECALLS
from household_ledger.domain.jpt import LENDERS, Item
from household_ledger.domain.kinds import DEBT_CLASSES, SAVINGS_FORMS, BaselineType
from household_ledger.domain.period import Month
from household_ledger.domain.recall import RECALLED_INCOME, Beside
from household_ledger.text.amounts import format_amount, format_number, format_quantity
from household_ledger.text.dates import format_date, format_months
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside, named
from household_ledger.text.labels import baseline_name, category_name, lender_name, savings_form_name
from household_ledger.text.messages import sentence

if TYPE_CHECKING:
    from household_ledger.domain.comparison import Comparison
    from household_ledger.domain.money import Money
    from household_ledger.domain.recall import Doubt, Part, Recalled, Told

_NUMBERS = {code: place + 1 for place, codes in enumerate(LENDERS) for code in codes}


@dataclass(frozen=True, slots=True)
class RecallRow:
    """A row of 22.1 or 22.2 as told: its number and name, then in money, own produce and together."""

    number: str
    name: str
    cells: tuple[str, str, str]


def recall_title(found: Recalled) -> str:
    """Say that this is remembered, of which time."""
    spoken = format_months(Month.from_number(found.first), Month.from_number(found.last))
    return beside(_("Before the project, as remembered"), in_digits(baseline_name(found.type)), spoken)


def recall_short(found: Recalled) -> str:
    """Say in a line what was told of another stretch: the two sums of the survey, and what does not go together."""
    items = (("22.1", found.income), ("22.2", found.spending))
    sums = [named(item, asked_amount(None if told is None else told.total)) for item, told in items]
    return beside(recall_title(found), *map(in_digits, sums), *map(doubt_words, found.doubts))


def recall_rows(found: Recalled, items: Sequence[Item]) -> list[RecallRow]:
    """Write the lines of an item; one nobody was asked about says so."""
    return [RecallRow(item_number(one), part_name(one), _cells(found.parts.get(one))) for one in items]


def recall_total(found: Recalled, items: Sequence[Item]) -> RecallRow:
    """Write what the lines of 22.1 or 22.2 come to; where not all of them were asked about, it says so."""
    whole = found.income if items == RECALLED_INCOME else found.spending
    is_all = all(one in found.parts for one in items)
    return RecallRow("", _("Together") if is_all else _("Together, of what was asked"), _cells(whole))


def recall_debts(found: Recalled) -> str:
    """Say in a line what was owed, to each group of lenders and altogether."""
    groups = [named(lender_group(place), asked_amount(found.owed(place))) for place in range(len(LENDERS))]
    return in_digits(beside(_("22.4 Debts"), *groups, named(_("altogether"), asked_amount(found.debt))))


def recall_savings(found: Recalled) -> str:
    """Say in a line what was saved, by form where it was told, and altogether."""
    forms = [named(savings_form_name(code), format_amount(amount)) for code, amount in found.savings.items()]
    return in_digits(beside(_("23 Savings"), *forms, named(_("altogether"), asked_amount(found.saved))))


def recall_facts(found: Recalled) -> str:
    """Say in a line what was told beside the amounts: people, hours, goods in neither item, and when it was asked."""
    told = [_("{count} people").format(count=format_number(found.members))] if found.members is not None else []
    if found.hours:
        told.append(_("{hours} hours of work").format(hours=format_quantity(found.hours)))
    if found.goods_aside:
        aside = _("goods received, earned or put to work, in neither item: {amount} baht")
        told.append(aside.format(amount=format_amount(found.goods_aside)))
    if found.asked_on is not None:
        told.append(_("asked on {day}").format(day=format_date(found.asked_on)))
    return beside(*told)


def _cells(told: Told | None) -> tuple[str, str, str]:
    if told is None:
        return "", "", _("not asked")
    return amount_words(told.cash), amount_words(told.own), format_amount(told.total)


def asked_amount(amount: Money | None) -> str:
    """Write an amount that stood at the end, or that nobody was asked about it."""
    return _("not asked") if amount is None else format_amount(amount)


def recall_source_name(source: str) -> str:
    """Name a recalled line: a category, a lender, a form of savings, or what was paid back."""
    if source == REPAID:
        return _("Paid back on debts, with the interest where it is not known apart")
    if source == INTEREST:
        return _("Interest, where it is known apart")
    if source in DEBT_CLASSES:
        return in_digits(f"({_NUMBERS[source]}) ") + lender_name(source)
    return savings_form_name(source) if source in SAVINGS_FORMS else category_name(source)


def item_heading(item: str) -> str:
    """Name an item of the survey by its number."""
    names = {
        "22.1": _("22.1 Income of the household"),
        "22.2": _("22.2 Spending of the household"),
        "22.4": _("22.4 Debts"),
        "23": _("23 Savings"),
    }
    return in_digits(names[item])


def part_name(part: Part) -> str:
    """Name a line of the survey as a recall has it."""
    names: dict[Part, str] = {
        Item.WORK_UNSAID: _("Main and second occupations"),
        Item.OTHER_INCOME: _("Other income"),
        Item.OWN_PRODUCE: _("Grown or made for own use"),
        Beside.RECEIVED: _("Goods received for nothing: in neither 22.1 nor 22.2"),
        Beside.DEBTS: _("Owed at the end of that time, to whom"),
        Beside.SAVINGS: _("Saved at the end of that time, in which form"),
    }
    return item_name(part) if isinstance(part, Item) and part not in names else names[part]


def part_heading(part: Part) -> str:
    """Write the number and name of a line."""
    return f"{item_number(part)} {part_name(part)}" if isinstance(part, Item) else in_digits(part_name(part))


def doubt_words(doubt: Doubt) -> str:
    """Say which told amounts do not go together, and what to ask."""
    source = recall_source_name(doubt.source) if doubt.source else ""
    told = {"amount": format_amount(doubt.amount), "source": source, "hours": format_quantity(doubt.hours)}
    return sentence(doubt.clash.value, told)


def not_asked_words(comparison: Comparison) -> str:
    """Say which income and costs of now nobody asked about of the time before; "" where all of it was."""
    names = [*map(category_name, comparison.not_asked)]
    names += [_("what work cost")] if comparison.costs_not_asked else []
    told = _("Not asked of the time before, so nothing can be said of their change: {sources}")
    return told.format(sources=", ".join(names)) if names else ""


def awaited_words(comparison: Comparison) -> str:
    """Say which months what is remembered can be held against once they are written; "" where none is waited for."""
    told = _("Can be compared once these months are over and well enough written: {months}")
    return told.format(months=named_months(comparison.awaited)) if comparison.awaited else ""


def recall_aside_words(basis: BaselineType | None) -> str:
    """Say that a comparison by what was written leaves what was told aside; "" where it rests on that."""
    if basis is None or basis in RECALLS:
        return ""
    return _("What changed is reckoned from what was written, not from what is remembered here.")


def recall_method(social_item: Item) -> tuple[str, ...]:
    """Say how what is remembered fills the lines, and which of them it cannot tell apart."""
    lines = (
        _("Main and second occupations stand together: what is remembered is kept by kind of work."),
        _("Of goods, only own produce stands in 22.1 (4) and 22.2; goods received, earned or put to work do not."),
        _("Social spending and giving stands in 22.2 {line}, as the project has set it.").format(
            line=item_number(social_item)
        ),
        _("What was bought on credit is asked as spent and not told apart; gold, animals and land are no savings."),
    )
    return tuple(in_digits(one) for one in lines)
