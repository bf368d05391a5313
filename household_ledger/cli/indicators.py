"""`indicators`: M1–M20 of one household or all, as JSON for programs or as a table for people."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

from household_ledger.cli.context import Context, chosen_households, ledger_place, month_argument
from household_ledger.cli.opening import opened
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household
from household_ledger.domain.thresholds import changed_from_default, thresholds_of
from household_ledger.text.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from household_ledger.domain.group_change import GroupChange
    from household_ledger.domain.indicators.result import HouseholdIndicators, IndicatorResult, ProviderIndicators
    from household_ledger.domain.kinds import Grade
    from household_ledger.domain.thresholds import Changed
    from household_ledger.services.figures.figures import Figures
    from household_ledger.services.ports import Reader


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command of this room."""
    indicators = commands.add_parser("indicators", help=_("the indicators M1 to M20"))
    indicators.add_argument("ledger")
    indicators.add_argument("--household", metavar="CODE", help=_("of one household only"))
    indicators.add_argument("--as-of", metavar="MONTH", help=_("the last of the twelve months"))
    indicators.add_argument("--json", action="store_true", help=_("for programs"))
    indicators.set_defaults(run=_indicators)


def _indicators(chosen: argparse.Namespace, context: Context) -> int:
    today = context.clock.today()
    as_of = month_argument(chosen.as_of) if chosen.as_of else _last_over(Month.of(today), today)
    with opened(ledger_place(chosen.ledger), context.clock) as app, app.snapshot() as (reader, kept):
        found = _asked(reader, kept, chosen.household, as_of)
        change = None if chosen.household else kept.group_change(as_of)
        codes = {one.id: one.code for one in reader.all(Household, with_deleted=True)}
        changed = changed_from_default(thresholds_of(reader.project()))
    if chosen.json:
        from household_ledger.services.figures.indicators_json import indicators_json

        told: dict[str, object] = {**indicators_json(found, changed)}
        if change is not None:
            from household_ledger.services.figures.group_json import group_change_json

            told["change"] = group_change_json(change, codes)
        context.show_json(told)
        return 0
    for line in (*_lines(found, changed), *_of_change(change)):
        print(line)
    return 0


def _last_over(month: Month, today: date) -> Month:
    return month if month.is_over(today) else month.plus(-1)


def _asked(reader: Reader, kept: Figures, code: str | None, as_of: Month) -> ProviderIndicators:
    if code is None:
        return kept.all_indicators(as_of)
    from household_ledger.domain.indicators.result import ProviderIndicators

    household = chosen_households(reader, code)[0]
    return ProviderIndicators(as_of, (kept.indicators(household.id, as_of),), ())


def _lines(found: ProviderIndicators, changed: Iterable[Changed]) -> Iterator[str]:
    from household_ledger.text.dates import format_month

    said = ", ".join(f"{one.key} = {one.value} ({one.default})" for one in changed if one.key != "price_year")
    if said:
        yield _("Settings of this project (the usual ones in brackets): {settings}").format(settings=said)
        yield ""
    for household in found.households:
        yield from _of_household(household)
        yield ""
    if found.group:
        yield _("All participants, three months to {month}").format(month=format_month(found.as_of))
        for result in found.group:
            yield from _of_result(result)


def _of_change(change: GroupChange | None) -> Iterator[str]:
    """Say how the income of all of them changed (M4, M18)."""
    if change is None:
        return
    from household_ledger.text.group_words import group_lines

    yield ""
    yield _("The change of income over all households")
    for line in group_lines(change):
        yield f"    {line}"


def _of_household(one: HouseholdIndicators) -> Iterator[str]:
    from household_ledger.text.dates import format_month, format_year
    from household_ledger.text.labels import household_words

    yield _("{household}, twelve months to {month}, prices of {year}").format(
        household=household_words(one.code, one.name),
        month=format_month(one.as_of),
        year=format_year(one.price_year),
    )
    for result in one.results:
        yield from _of_result(result)


def _of_result(result: IndicatorResult) -> Iterator[str]:
    from household_ledger.text.indicator_words import (
        indicator_name,
        measure_name,
        measure_value,
        note_words,
        why_undefined,
    )
    from household_ledger.text.labels import verdict_words
    from household_ledger.text.messages import sentence

    verdict = f" · {verdict_words(result.verdict)}" if result.verdict is not None else ""
    yield f"{result.indicator} {indicator_name(result.indicator)} ({_rests_on(result)}){verdict}"
    for measure in result.values:
        why = why_undefined(measure)
        yield f"    {measure_name(measure)}  {measure_value(measure)}{' ' + why if why else ''}"
    for words in (*map(sentence, result.reasons), *map(note_words, result.notes)):
        yield f"    · {words}"


def _rests_on(result: IndicatorResult) -> str:
    """Say how many months an indicator rests on, and of which grades."""
    from household_ledger.text.amounts import format_number
    from household_ledger.text.i18n import ngettext

    count = len(result.months)
    months = ngettext("{count} month", "{count} months", count).format(count=format_number(count))
    return f"{months}: {_mix(result.grades)}" if result.grades else months


def _mix(grades: Iterable[tuple[Grade, int]]) -> str:
    from household_ledger.text.amounts import format_number

    return " ".join(f"{grade} {format_number(count)}" for grade, count in grades)
