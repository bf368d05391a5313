"""The chart of grades: how many household-months of each quality there are, month by month."""

from __future__ import annotations

from household_ledger.charts.month_labels import axis_labels, span
from household_ledger.charts.spec import Behind, Series, Stacks, Told, Tone
from household_ledger.domain.grade_months import GradeMonth, GradeTable
from household_ledger.domain.kinds import Grade
from household_ledger.services.ports import EntryQuery
from household_ledger.text import counted
from household_ledger.text.amounts import format_number, format_percent, percent_of
from household_ledger.text.dates import format_month
from household_ledger.text.grade_words import grade_mix
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside, named

_TONES = {Grade.A: Tone.GRADE_A, Grade.B: Tone.GRADE_B, Grade.C: Tone.GRADE_C, Grade.D: Tone.GRADE_D}


def grades_chart(table: GradeTable) -> Stacks:
    """Show how many households' months got A, B, C and D, oldest first; a part names all their entries."""
    months = table.months
    note = _(
        "Only A and B enter what is claimed. Grades ask how many days were written, whether the cash agrees, how soon "
        "it was written down, and for A whether somebody else verified the month."
    )
    return Stacks(
        kind="grades",
        title=_title(table),
        subtitle=_subtitle(table),
        note=note if months else "",
        alternative=_alternative(table),
        labels=axis_labels([one.month for one in months]),
        series=tuple(_series(months, grade) for grade in Grade) if months else (),
        totals=tuple(one.all for one in months),
        heads=(*(grade.value for grade in Grade), _("Households"), _("A and B")),
        table=tuple(_cells(one) for one in months),
        legend=tuple((grade.value, tone) for grade, tone in _TONES.items()),
    )


def _series(months: tuple[GradeMonth, ...], grade: Grade) -> Series:
    return Series(
        grade.value,
        _TONES[grade],
        tuple(one.count(grade) for one in months),
        tuple(_entries(one, grade) for one in months),
    )


def _entries(month: GradeMonth, grade: Grade) -> Behind:
    return tuple(
        EntryQuery(household=one, first=month.month.first, last=month.month.last)
        for one in month.households.get(grade, ())
    )


def _title(table: GradeTable) -> str:
    if not table.months:
        return _("No household has a month to grade yet")
    last = table.months[-1]
    told = ngettext(
        "{month}: the books of {valid} of {count} household are good enough to claim from (A or B)",
        "{month}: the books of {valid} of {count} households are good enough to claim from (A or B)",
        last.all,
    )
    return told.format(month=format_month(last.month), valid=format_number(last.valid), count=format_number(last.all))


def _subtitle(table: GradeTable) -> str:
    if not table.months:
        return ""
    told = ngettext("{count} household-month", "{count} household-months", table.all)
    share = _("A–B {percent}").format(percent=format_percent(percent_of(table.valid, table.all), words=False))
    return beside(span([one.month for one in table.months]), told.format(count=format_number(table.all)), share)


def _cells(month: GradeMonth) -> tuple[Told, ...]:
    name = Told(format_month(month.month, "short"), month.month.number)
    numbers = (*(month.count(grade) for grade in Grade), month.all)
    percent = percent_of(month.valid, month.all)
    share = Told(format_percent(percent, words=False), int(percent) if percent is not None else None)
    return (name, *(Told(format_number(number), number) for number in numbers), share)


def _alternative(table: GradeTable) -> str:
    if not table.months:
        return _title(table)
    rows = "; ".join(
        named(
            format_month(one.month, "short"),
            beside(grade_mix((grade, one.count(grade)) for grade in Grade), counted.households(one.all)),
        )
        for one in table.months
    )
    return _("Households by the grade of their month. {rows}").format(rows=rows)
