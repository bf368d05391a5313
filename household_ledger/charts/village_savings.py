"""The chart on the provider's savings summary: what all its households put in and took out, month by month."""

from __future__ import annotations

from collections.abc import Sequence

from household_ledger.charts.month_labels import span
from household_ledger.charts.spec import Behind, Columns, Series, Tone
from household_ledger.domain.figures import SavingsMonth
from household_ledger.services.figures.drill import Place, behind
from household_ledger.text import counted
from household_ledger.text.amounts import format_amount
from household_ledger.text.dates import format_month, month_name
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside


def deposits_chart(tables: Sequence[SavingsMonth]) -> Columns:
    """Show deposits beside withdrawals of each month, oldest first, in satang; each names its households' entries."""
    labels = tuple(month_name(table.month.month, is_short=True) for table in tables)
    put_in = tuple(int(table.deposits) for table in tables)
    taken_out = tuple(int(table.withdrawals) for table in tables)
    rows = "; ".join(
        _("{month}: put in {put_in}, taken out {taken_out}").format(
            month=label, put_in=format_amount(into), taken_out=format_amount(out)
        )
        for label, into, out in zip(labels, put_in, taken_out, strict=True)
    )
    return Columns(
        kind="village-savings",
        title=_title(tables),
        subtitle=_subtitle(tables),
        alternative=_("Put into and taken out of savings by month, baht. {rows}").format(rows=rows),
        labels=labels,
        series=(
            Series(_("Put in"), Tone.SAVING, put_in, _entries(tables, "deposits")),
            Series(_("Taken out"), Tone.EXPENSE, taken_out, _entries(tables, "withdrawals")),
        ),
    )


def _subtitle(tables: Sequence[SavingsMonth]) -> str:
    if not tables:
        return ""
    last = tables[-1]
    told = _("{month}: {households} saved").format(
        month=format_month(last.month), households=counted.households(last.households_saving)
    )
    return beside(_("{months} · baht").format(months=span([one.month for one in tables])), told)


def _entries(tables: Sequence[SavingsMonth], key: str) -> tuple[Behind, ...]:
    return tuple(
        tuple(
            query
            for household in (table.put_in_by if key == "deposits" else table.taken_out_by)
            for query in behind(Place(household, table.month), key)
        )
        for table in tables
    )


def _title(tables: Sequence[SavingsMonth]) -> str:
    if len(tables) < 2 or not tables[-2].deposits:  # noqa: PLR2004 -- this month and the one before
        return _("Put in and taken out, month by month")
    change = tables[-1].deposits - tables[-2].deposits
    amount = format_amount(abs(change))
    if change > 0:
        return _("{amount} baht more was put in than the month before").format(amount=amount)
    if change < 0:
        return _("{amount} baht less was put in than the month before").format(amount=amount)
    return _("As much was put in as the month before")
