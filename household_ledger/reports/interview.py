"""The sheet for asking what a household lived on before the project: the lines of items 22–23, written by pen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from household_ledger.charts.recall_words import item_heading, part_heading, part_name, recall_source_name
from household_ledger.domain.baseline import REPAID
from household_ledger.domain.jpt import Item
from household_ledger.domain.recall import RECALLED_SPENDING, Beside
from household_ledger.domain.recall_asked import has_goods, has_hours, has_money
from household_ledger.reports.asked_lines import AskedLine, AskedLines, AskedWhole
from household_ledger.reports.blank_head import PORTRAIT
from household_ledger.reports.block import Block, Column, Gap, Row
from household_ledger.reports.fonts import width_of
from household_ledger.reports.frame import Document
from household_ledger.reports.origin import household_line, issued_by, made_from
from household_ledger.reports.ruled import Fill, HandLine, Tick
from household_ledger.reports.sheet import MILLIMETRE, NOTE, TABLE
from household_ledger.reports.thai_paragraph import ThaiParagraph
from household_ledger.text.dates import format_months
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _, digits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from household_ledger.domain.recall import Part
    from household_ledger.services.views.interview_sheet import InterviewSheet

_MONEY, _GOODS, _HOURS, _STANDING, _WHOLE = 21.0, 18.0, 11.0, 22.0, 32.0
"""Widths of boxes in millimetres."""
_ONE_LINE: Final = frozenset({Item.OWN_PRODUCE, Beside.RECEIVED})
"""Parts of one source: their line is their heading."""
_SHARES = (0.53, 0.47)
_SIDES, _CLOSE = 9.0, 5.0
_SIGNED = 9.5 * MILLIMETRE
_ABREAST = 3


def interview_document(page: InterviewSheet) -> Document:
    """Set a sheet on one A4 page, in the language and digits of the moment."""
    title = _("Before the project: an interview")
    home = page.household
    lines = dict(page.lines)
    left = [part for part in lines if part not in (*RECALLED_SPENDING[1:], *Beside) or part is Beside.RECEIVED]
    return Document(
        title=title,
        subtitle=household_line(home, None, page.group) if home is not None else "",
        outline="" if home is not None else title,
        issued_by=issued_by(page.letterhead),
        made_from=made_from(page.origin),
        body=(
            Column((*_asked_when(page), Gap(4), _how()), gap=0),
            Row((_earned(lines, left), _spent(lines, RECALLED_SPENDING[1:])), _SHARES, _SIDES),
            Column((*_standing(lines), HandLine((_("Note"), Fill()))), _CLOSE),
        ),
        closing=HandLine((_("Signed: who was asked, or thumb print"), Fill(), _("Signed: who asked"), Fill()), _SIGNED),
        is_one_page=True,
        has_thai_digits=digits() == "thai",
        sheet=PORTRAIT,
    )


def _asked_when(page: InterviewSheet) -> tuple[Block, ...]:
    """Give lines for who asks whom when, and of which months: one of the two squares is ticked."""
    unnamed = (HandLine((_("Household"), Fill(2), _("Code"), Fill(0.6), _("Village"), Fill(1.2))),)
    year: tuple[str | Fill | Tick, ...] = (Tick(_("a whole year, from the month")), Fill(), _("to the month"), Fill())
    month: tuple[str | Fill | Tick, ...] = (Tick(_("one month alone")), Fill())
    if page.year is not None and page.month is not None:
        year = (Tick(_("the whole year {months}").format(months=format_months(*page.year))),)
        month = (Tick(_("{month} alone").format(month=format_months(page.month, page.month))),)
    return (
        *(unnamed if page.household is None else ()),
        HandLine((_("Asked on"), Fill(0.8), _("Who was asked"), Fill(1.3), _("Who asked"), Fill(1.3))),
        HandLine((_("Asked about"), *year, *month, _("People in the home then"), Fill(0.5))),
    )


def _how() -> ThaiParagraph:
    told = _(
        "Write whole amounts of those months in baht. Leave empty what was not asked, write 0 for none. "
        "Goods are written as what they would have sold for."
    )
    return ThaiParagraph.of(in_digits(told), NOTE)


def _earned(lines: dict[Part, tuple[str, ...]], parts: Sequence[Part]) -> AskedLines:
    """Set income, and the costs of work below it: nobody is asked hours of anything else."""
    columns = ((_("In money, baht"), _MONEY), (_("In goods, baht"), _GOODS), (_("Hours of work"), _HOURS))
    return AskedLines(item_heading("22.1"), columns, tuple(_lines(lines, parts, has_hours_column=True)))


def _spent(lines: dict[Part, tuple[str, ...]], parts: Sequence[Part]) -> AskedLines:
    columns = ((_("In money, baht"), _MONEY), (_("Own goods, baht"), _GOODS))
    return AskedLines(item_heading("22.2"), columns, tuple(_lines(lines, parts, has_hours_column=False)))


def _lines(lines: dict[Part, tuple[str, ...]], parts: Sequence[Part], *, has_hours_column: bool) -> list[AskedLine]:
    made: list[AskedLine] = []
    for part in parts:
        if part not in _ONE_LINE:
            name = part_heading(part)
            made.append(AskedLine(f"{item_heading('22.2')} {name}" if part is Item.PRODUCTION_COST else name))
        for source in lines[part]:
            name = part_heading(part) if part is Item.OWN_PRODUCE else _name(source)
            boxes = (has_money(source), has_goods(source), *((has_hours(source),) if has_hours_column else ()))
            made.append(AskedLine(name, boxes))
        if part is Item.OTHER_INCOME:
            made.append(AskedLine(_("Other: fish, dividend, relief, pension, rent"), (True, True, True)))
    return made


def _name(source: str) -> str:
    return _("Paid back, interest too unless apart") if source == REPAID else recall_source_name(source)


def _standing(lines: dict[Part, tuple[str, ...]]) -> tuple[Column, ...]:
    """Set what was owed and saved at the end, three lines abreast, and what each came to altogether."""
    wholes = {
        Beside.DEBTS: _("Debts altogether, baht"),
        Beside.SAVINGS: _("Savings altogether, baht"),
    }
    names = {part: _abreast([recall_source_name(source) for source in lines[part]]) for part in wholes}
    widest = [
        max(width_of(name, TABLE) for ones in column for name in ones) for column in zip(*names.values(), strict=True)
    ]
    shares = tuple(one + _STANDING * MILLIMETRE for one in widest)
    made = []
    for part, whole in wholes.items():
        columns = tuple(
            AskedLines("", (("", _STANDING),), tuple(AskedLine(name, (True,)) for name in ones)) for ones in names[part]
        )
        heading = AskedWhole(in_digits(f"{part.value} {part_name(part)}"), whole, _WHOLE)
        made.append(Column((heading, Row(columns, shares, _SIDES)), gap=0))
    return tuple(made)


def _abreast(names: list[str]) -> list[list[str]]:
    """Share names out over columns, filled up with empty ones."""
    each = -(-len(names) // _ABREAST)
    filled = [*names, *[""] * (each * _ABREAST - len(names))]
    return [filled[start : start + each] for start in range(0, len(filled), each)]
