"""What a month brought to an indicator, as it is read in the way down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from household_ledger.domain.indicators.month_brought import OF_NET_INCOME, Brought
from household_ledger.domain.indicators.result import Indicator, Measure
from household_ledger.text.amounts import NONE, format_baht, format_number
from household_ledger.text.i18n import _
from household_ledger.text.indicator_words import measure_name, measure_value, why_undefined
from household_ledger.text.joined import beside, named
from household_ledger.text.messages import sentence


def brought_figure(got: Brought) -> str:
    """Write the value; "—" where there is none, and how many there are where they are several."""
    known = _known(got)
    if len(known) > 1:
        return _("{count} jobs").format(count=format_number(len(known)))
    return measure_value(known[0]) if known else NONE


def brought_below(indicator: Indicator, got: Brought) -> str:
    """Say what is held against what, by how many heads, of which work; why there is no value."""
    known = _known(got)
    if not known:
        return next((why_undefined(one) for one in got.values), "") or " ".join(map(sentence, got.reasons))
    if got.held is not None and got.against is not None:
        return _("{part} of {whole}").format(part=format_baht(got.held), whole=format_baht(got.against))
    if got.members is not None:
        return _("{count} people").format(count=format_number(got.members))
    if any(one.of for one in known):
        return beside(*(named(one.of, measure_value(one)) if len(known) > 1 else one.of for one in known))
    fell_short = indicator is Indicator.SHORT_MONTHS and known[0].value is not None and known[0].value < 0
    return _("the money ran short") if fell_short else ""


def brought_name(indicator: Indicator, got: Brought | None) -> str:
    """Name what is told of each month."""
    if indicator in OF_NET_INCOME:
        return _("net income of the month, before prices are taken out")
    return measure_name(replace(got.values[0], of="")) if got is not None else ""


def _known(got: Brought) -> Sequence[Measure]:
    return [one for one in got.values if one.value is not None]
