"""A pack as a workbook: contents, households and quality, the change of income, a sheet an indicator, the methods."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from household_ledger.domain.disclosure import Told
from household_ledger.domain.indicators.result import Indicator, Key, Unit
from household_ledger.domain.money import half_up
from household_ledger.domain.statistics import Unsaid
from household_ledger.services.evidence.finding import finding, lead_words, why_nothing_leads
from household_ledger.services.evidence.pack import (
    Cell,
    EvidencePack,
    Guess,
    Held,
    Level,
    Row,
    Side,
    SideChange,
    Table,
)
from household_ledger.services.evidence.words import (
    cell_words,
    column_name,
    eight_lines,
    estimate_name,
    estimate_words,
    grades_words,
    is_amount,
    kept_back_words,
    left_out_name,
    level_words,
    mean_words,
    method_lines,
    number_name,
    people_line,
    side_name,
    source_lines,
    stairs_apart_words,
    subject_words,
    told_words,
    who_words,
    why_words,
)
from household_ledger.services.exchange.table_export import Baht, Value
from household_ledger.services.exchange.writing.xlsx_book import Sheets
from household_ledger.services.figures.indicator_tables import SUMS_OVER_MONTHS
from household_ledger.text.amounts import NONE, format_number
from household_ledger.text.dates import format_date, format_month
from household_ledger.text.digits import in_digits
from household_ledger.text.eight_words import middle_score
from household_ledger.text.i18n import _
from household_ledger.text.indicator_words import indicator_name, note_words
from household_ledger.text.joined import beside
from household_ledger.text.labels import verdict_words
from household_ledger.text.messages import sentence

_NARROW, _USUAL, _WIDE = 12, 22, 60
Line = Sequence[Value]


def workbook_bytes(pack: EvidencePack, beside_of: Path) -> bytes:
    """Write the workbook; pieces of it lie in a folder in `beside_of` that goes away with them."""
    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    content = io.BytesIO()
    with TemporaryDirectory(prefix=".sheets-", dir=beside_of, ignore_cleanup_errors=True) as folder:
        sheets = Sheets(Workbook(write_only=True), Path(folder))
        with sheets.open():
            for title, widths, lines in _pages(pack):
                page = sheets.page(title, widths, frozen="A2")
                for number, line in enumerate(lines):
                    if number == 0:
                        sheets.heads(page, map(str, line))
                    else:
                        page.append([sheets.cell(page, value) for value in line])
            with ZipFile(content, "w", ZIP_DEFLATED) as archive:
                ExcelWriter(sheets.book, archive).write_data()
    return content.getvalue()


def _pages(pack: EvidencePack) -> Iterator[tuple[str, list[int], Iterable[Line]]]:
    yield _("Contents"), [_NARROW, _WIDE, _NARROW], _contents(pack)
    yield _("Households and quality"), [_USUAL, _USUAL, _USUAL, _NARROW], _people(pack)
    yield _("Change of income"), [_USUAL, _USUAL, _WIDE, _USUAL, _NARROW, _WIDE], _change(pack)
    for indicator in Indicator:
        table = pack.table(indicator)
        columns = len(table.columns) + 2 if table is not None else 0
        widths = [_USUAL, _USUAL, _USUAL, _NARROW, *[_USUAL] * columns]
        yield indicator.value, widths, _indicator(indicator, pack)
    if pack.stairs:
        yield _("Stairs"), [_USUAL, _NARROW, _USUAL, *[_NARROW] * 4], _stairs(pack)
    if any(table.sides for table in pack.eight):
        yield in_digits(_("Change 8")), [_USUAL, _NARROW, _USUAL, *[_NARROW] * 7], _eight(pack)
    yield _("Methods"), [_WIDE * 2], _methods(pack)


def _contents(pack: EvidencePack) -> Iterator[Line]:
    yield (title_of(pack),)
    yield (finding(pack),)
    yield (people_line(pack),)
    yield (_("Made on {day}").format(day=format_date(pack.made_at.date(), style="medium")),)
    yield ()
    yield _("Sheet"), _("What it holds"), _("Rows")
    for indicator in Indicator:
        yield indicator.value, indicator_name(indicator), _rows_of(indicator, pack)


def _rows_of(indicator: Indicator, pack: EvidencePack) -> int:
    if indicator is Indicator.AGAINST_OTHERS:
        return len(pack.change.differences)
    table = pack.table(indicator)
    return len(table.rows) if table is not None else 0


def title_of(pack: EvidencePack) -> str:
    """Name a pack: of whom, for whom, up to which month."""
    return beside(
        _("Outcome evidence, {level}").format(level=level_words(pack.level)),
        _("up to {month}").format(month=format_month(pack.as_of, style="era")),
        ", ".join(dict.fromkeys(one.provider or one.node for one in pack.sources)),
    )


def _people(pack: EvidencePack) -> Iterator[Line]:
    yield _("Of whom"), _("Group"), _("What"), _("Count")
    for one in pack.people:
        yield who_words(one.who), _("Participants"), _("Households"), _told(one.participants)
        yield who_words(one.who), _("Comparison households"), _("Households"), _told(one.comparison)
        yield who_words(one.who), "", left_out_name(pack.level), _count(one.not_counted)
    for row in pack.quality:
        for grade, months in row.months:
            what = _("Household-months of grade {grade}").format(grade=grade.value)
            yield who_words(row.who), side_name(row.side), what, _count(months)
    counts = [one.not_counted for one in pack.people]
    yield from _note([*counts, *(months for row in pack.quality for _grade, months in row.months)])


def _note(counts: Iterable[int | None]) -> Iterator[Line]:
    """Say under a sheet what "—" in it means, where there is any."""
    if words := kept_back_words(counts):
        yield ()
        yield (words,)


def _change(pack: EvidencePack) -> Iterator[Line]:
    is_exact = pack.level is Level.PROVIDER
    yield _change_heads()
    for side in (*pack.change.rows, *pack.change.totals):
        yield from _side(side, is_exact=is_exact)
    yield from _differences(pack)


def _differences(pack: EvidencePack) -> Iterator[Line]:
    is_exact = pack.level is Level.PROVIDER
    for who, one in pack.change.differences:
        words = estimate_words(one, is_exact=is_exact)
        yield who_words(who), "", estimate_name(one.key), words, _n(one), why_words(one)


def _change_heads() -> Line:
    return _("Of whom"), _("Group"), _("What"), _("Value"), _("Households"), _("Why not")


def _side(side: SideChange, *, is_exact: bool) -> Iterator[Line]:
    whose = (who_words(side.who), side_name(side.side))
    yield from ((*whose, *line) for line in _what_leads(side))
    for number in side.numbers:
        why = kept_back_words([number.value])
        yield *whose, number_name(number.key), _told(Told(number.value, number.at_least)), "", why
    for reason in (*side.reasons, *side.hindrances):
        yield *whose, sentence(reason.key), _count(reason.value), "", ""
    for one in side.estimates:
        words = estimate_words(one, is_exact=is_exact)
        yield *whose, estimate_name(one.key), words, _n(one), why_words(one)


def _what_leads(side: SideChange) -> Iterator[Line]:
    """Say what comes first of the participants, and which way the middle of a side went; or why that is not told."""
    why = sentence(why_nothing_leads(side))
    if side.side is Side.PARTICIPANTS:
        yield _("What comes first"), *((NONE, "", why) if side.lead is None else (lead_words(side), "", ""))
    verdict = (NONE, "", why) if side.verdict is None else (verdict_words(side.verdict), "", "")
    yield _("Which way the middle went"), *verdict


def _indicator(indicator: Indicator, pack: EvidencePack) -> Iterator[Line]:
    """Write one indicator's sheet; where nothing of it may be told here, the sheet says why."""
    table = pack.table(indicator)
    if indicator is Indicator.AGAINST_OTHERS:
        yield _change_heads()
        yield from _differences(pack)
    elif table is not None:
        yield from _table(table, is_exact=pack.level is Level.PROVIDER)
        if not (table.rows or table.totals):
            yield (_why_nothing(pack),)
    else:
        yield (beside(indicator.value, indicator_name(indicator)),)
        yield (_why_elsewhere(pack) if indicator is Indicator.STAIRCASE else _why_nothing(pack),)


def _why_elsewhere(pack: EvidencePack) -> str:
    if not pack.stairs:
        return stairs_apart_words(pack)
    told = _("Above the provider it is told as the number of households on each stair: see the sheet “{sheet}”.")
    return told.format(sheet=_("Stairs"))


def _why_nothing(pack: EvidencePack) -> str:
    return sentence(Unsaid.NOBODY if pack.level is Level.PROVIDER else Held.TOO_FEW)


def _table(table: Table, *, is_exact: bool) -> Iterator[Line]:
    units = {cell.key: cell.unit for row in (*table.rows, *table.totals) for cell in row.cells}
    has_households = any(row.who is not None and row.who.code for row in table.rows)
    yield (
        _("Of whom"),
        _("Group"),
        _("Of what"),
        _("Line"),
        *(column_name(key, units[key], has_households=has_households) for key in table.columns),
        _("Verdict"),
        _("Months"),
    )
    for row in table.rows:
        yield from (
            _own(row, table.columns)
            if row.who is not None and row.who.code
            else _over(row, table.columns, is_exact=is_exact)
        )
    for row in table.totals:
        yield from _over(row, table.columns, is_exact=is_exact)
    yield ()
    if has_households and SUMS_OVER_MONTHS & set(table.columns):
        yield (_("A household's amounts are those of all its months together; over households they are a month's."),)
    for note in table.notes:
        yield (note_words(note),)


def _own(row: Row, columns: Sequence[Key]) -> Iterator[Line]:
    """Write a household's line, the grades of its months beside; why there is no value stands in the cell."""
    verdict = verdict_words(row.verdict) if row.verdict is not None else ""
    grades = next((grades_words(one.grades) for one in row.cells), "")
    why = "" if row.cells else " ".join(map(sentence, row.reasons))
    cells = [_value(row.cell(key)) for key in columns]
    yield (
        who_words(row.who),
        side_name(row.side),
        subject_words(row.of),
        "",
        *cells,
        verdict,
        beside(format_number(row.months), grades),
        sentence(row.left_out) if row.left_out else why,
    )


def _over(row: Row, columns: Sequence[Key], *, is_exact: bool) -> Iterator[Line]:
    """Write what is over households: value, mean, how many, grades, why not; a line each."""
    whose = (who_words(row.who), side_name(row.side), subject_words(row.of))
    cells = [row.cell(key) for key in columns]
    yield *whose, _("Value"), *(_value(one) for one in cells)
    yield *whose, _("Mean"), *map(_mean, cells)
    yield *whose, "n", *("" if one is None else _n(one) for one in cells)
    yield *whose, _("Grades"), *("" if one is None else grades_words(one.grades, is_exact=is_exact) for one in cells)
    if any(one is not None and one.reason for one in cells):
        yield *whose, _("Why not"), *("" if one is None else why_words(one) for one in cells)


def _n(told: Cell | Guess) -> Value:
    return _told(Told(told.n, told.at_least))


def _told(told: Told) -> Value:
    """Give a number a spreadsheet reckons with where it is told exactly, else what may be said of it."""
    return told_words(told) if told.n is None else told.n


def _count(count: int | None) -> Value:
    return NONE if count is None else count


def _value(cell: Cell | None) -> Value:
    """Give an amount as a number a spreadsheet reckons with, all else as it is read."""
    if cell is None:
        return None
    if cell.value is None:
        return f"{NONE} {why_words(cell)}" if cell.without == () and cell.n == 1 else NONE
    if _is_baht(cell):
        return _baht(cell.value)
    return cell_words(cell)


def _mean(cell: Cell | None) -> Value:
    if cell is None or cell.mean is None:
        return None
    return _baht(cell.mean) if _is_baht(cell) else mean_words(cell)


def _is_baht(cell: Cell) -> bool:
    return is_amount(cell.unit) and cell.unit is not Unit.SATANG_PER_UNIT


def _baht(value: Fraction) -> Baht:
    return Baht(half_up(value.numerator, value.denominator))


def _stairs(pack: EvidencePack) -> Iterator[Line]:
    yield (
        _("Of whom"),
        _("Stair"),
        _("Name"),
        _("Before the project"),
        _("Now, verified"),
        _("Waiting"),
        _("Came down from it"),
    )
    for table in pack.stairs:
        start, now = _count(table.nowhere_at_start), _count(table.nowhere)
        yield who_words(table.who), 0, _("On no stair yet"), start, now, "", ""
        for one in table.stairs:
            numbers = (one.at_start, one.verified, one.waiting, one.fallen)
            yield who_words(table.who), one.level, one.name, *map(_count, numbers)
    yield from _note(n for table in pack.stairs for n in table.counts())
    if why := stairs_apart_words(pack):
        yield ()
        yield (why,)


def _eight(pack: EvidencePack) -> Iterator[Line]:
    yield (
        _("Of whom"),
        _("Side"),
        _("Name"),
        *(_("Both times"), _("Up"), _("Same"), _("Down")),
        *(_("Middle before"), _("Middle after"), _("Of at most")),
    )
    for table in pack.eight:
        for one in table.sides:
            middles = ("" if value is None else middle_score(value) for value in (one.before, one.after))
            scale = "" if one.scale is None else one.scale
            yield who_words(table.who), one.slot, one.name, *map(_count, one.counts), *middles, scale
    yield ()
    yield from ((line,) for line in eight_lines(pack))


def _methods(pack: EvidencePack) -> Iterator[Line]:
    yield (_("Methods"),)
    for line in method_lines(pack):
        yield (line,)
    yield ()
    yield (_("Made from"),)
    for line in source_lines(pack):
        yield (line,)
