"""The chart of where money goes: by need class, then category, the largest first."""

from __future__ import annotations

from collections.abc import Sequence

from household_ledger.charts.spec import Bar, Bars, Tone
from household_ledger.domain.category import INTEREST, standard_categories
from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.kinds import Need
from household_ledger.domain.register import HouseholdCategory
from household_ledger.services.figures.drill import Place, behind_category
from household_ledger.text.amounts import format_amount, format_number
from household_ledger.text.dates import format_month
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.text.labels import category_name, need_name

_TONES = {Need.NECESSARY: Tone.NECESSARY, Need.REDUCIBLE: Tone.REDUCIBLE, Need.SOCIAL: Tone.SOCIAL}
_MOST_BARS = 14


def spending_chart(
    figures: MonthFigures, categories: Sequence[HouseholdCategory] | None = None, *, most: int = _MOST_BARS
) -> Bars:
    """Show a month's household spending (cash, credit and in kind) by category, coloured by need class.

    `categories` are the household's own words, deleted ones too: without them a bar cannot name the entries behind it.
    The smallest past `most` are told of, not drawn; interest (E27) is no spending of a need class.
    """
    place = None if categories is None else Place(figures.household, figures.month, categories)
    bars = sorted(_bars(figures, place), key=lambda bar: -bar.value)
    order = [name for name, _tone, _amount in _legend(figures)]
    shown = sorted(bars[:most], key=lambda bar: order.index(bar.group) if bar.group in order else len(order))
    month = format_month(figures.month)
    return Bars(
        kind="spending",
        title=_title(bars, month),
        subtitle=_("Baht · in cash, on credit and in kind") if bars else "",
        alternative=_alternative(figures, bars, month),
        note=beside(uncashed_words(figures), _note(len(bars) - len(shown))),
        bars=tuple(shown),
        legend=_legend(figures),
    )


def uncashed_words(figures: MonthFigures) -> str:
    """Say how much of the spending drawn was not paid in cash, so that it is told from what went out; "" for none."""
    if not figures.uncashed:
        return ""
    told = _("{amount} baht of it not paid in cash: own produce, on credit")
    return told.format(amount=format_amount(figures.uncashed))


def _note(left: int) -> str:
    if not left:
        return ""
    told = ngettext("{count} smaller category is not drawn", "{count} smaller categories are not drawn", left)
    return told.format(count=format_number(left))


def _legend(figures: MonthFigures) -> tuple[tuple[str, Tone, int], ...]:
    classes = {
        Need.NECESSARY: figures.spending.necessary,
        Need.REDUCIBLE: figures.spending.reducible,
        Need.SOCIAL: figures.spending.social,
    }
    return tuple((need_name(need), _TONES[need], int(amount)) for need, amount in classes.items() if amount)


def _bars(figures: MonthFigures, place: Place | None) -> list[Bar]:
    made = []
    for code, amounts in figures.by_category.items():
        spent = int(amounts.total)
        if not code.startswith("E") or code == INTEREST or spent <= 0:
            continue
        need = figures.needs.get(code) or standard_categories()[code].need or Need.NECESSARY
        behind = () if place is None else (behind_category(place, code),)
        made.append(Bar(category_name(code), spent, _TONES[need], need_name(need), behind))
    return made


def _alternative(figures: MonthFigures, bars: Sequence[Bar], month: str) -> str:
    if not bars:
        return _("No household spending in {month} yet").format(month=month)
    rows = "; ".join(f"{bar.label} {format_amount(bar.value)} ({bar.group})" for bar in bars)
    classes = "; ".join(f"{name} {format_amount(amount)}" for name, _tone, amount in _legend(figures))
    return _("Household spending of {month}, baht. {rows}. By need: {classes}").format(
        month=month, rows=rows, classes=classes
    )


def _title(bars: Sequence[Bar], month: str) -> str:
    if not bars:
        return _("No household spending in {month} yet").format(month=month)
    if len(bars) == 1:
        return _("{first} was all household spending of {month}").format(first=bars[0].label, month=month)
    return _("{first} and {second} took the most of {month}").format(
        first=bars[0].label, second=_inside(bars[1].label), month=month
    )


def _inside(name: str) -> str:
    """Begin a name small inside an English sentence; Thai has no capitals."""
    return name[:1].lower() + name[1:]
