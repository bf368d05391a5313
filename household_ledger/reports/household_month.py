"""The household's month on one page (product §8.1): in and out, savings, debt, two charts, one suggestion."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from household_ledger.charts.months import months_chart
from household_ledger.charts.spending import spending_chart, uncashed_words
from household_ledger.domain.comparison_terms import counts_as_income
from household_ledger.domain.money import Money, total
from household_ledger.reports.block import Block, Column, Row
from household_ledger.reports.cards import AmountRow, Card, Facts, ProgressBar, WritingLines
from household_ledger.reports.chart_block import chart_card
from household_ledger.reports.frame import Document
from household_ledger.reports.origin import household_line, issued_by, made_from
from household_ledger.reports.sheet import BODY, HEADLINE, NOTE, STRONG, RowLook
from household_ledger.reports.signatures import Signature, Signatures
from household_ledger.reports.table import OPEN, Table
from household_ledger.reports.table_columns import TableColumn, TableRow
from household_ledger.reports.thai_paragraph import Align, Run, ThaiParagraph
from household_ledger.text.amounts import format_amount, format_number, format_percent
from household_ledger.text.baht import bahttext
from household_ledger.text.cash_words import (
    difference_words,
    net_income_words,
    no_income_words,
    other_moves_words,
    parted_words,
)
from household_ledger.text.dates import format_date, format_month
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _, digits, ngettext
from household_ledger.text.joined import beside
from household_ledger.text.labels import category_name, grade_words
from household_ledger.text.left_open import left_open_words
from household_ledger.text.suggestions import suggestion_text

if TYPE_CHECKING:
    from household_ledger.domain.figures import GoalFigures, MonthFigures
    from household_ledger.services.views.cash_check import CashCheck
    from household_ledger.services.views.month_page import MonthPage

_MOST_SOURCES = 4
_MOST_GOALS = 2
_MOST_BARS = 6
_CHART_HEIGHT = 118.0
_COMPARISON_SHARES = (0.56, 0.44)
NONE = "–"


def household_month(page: MonthPage) -> Document:
    """Set one household's month on one A4 page, in the language and digits of the moment."""
    return Document(
        title=_("Household account, {month}").format(month=format_month(page.now.month, style="era")),
        subtitle=household_line(page.household, page.now.members, page.group),
        issued_by=issued_by(page.letterhead),
        made_from=made_from(page.origin),
        body=(
            ThaiParagraph.of(_headline(page.now), HEADLINE),
            *_remarks(page),
            Row((_income_card(page.now), _spending_card(page.now))),
            Row((_savings_card(page.now), _debt_card(page.now))),
            Facts(_cash_facts(page.now, page.cash)),
            Row((_months_card(page), _where_card(page.now))),
            Row((_comparison_card(page), _reflection_card()), _COMPARISON_SHARES),
        ),
        closing=Signatures(
            (Signature(_("Recorder")), Signature(_("Verifier")), Signature(_("Certified by / thumb print")))
        ),
        is_one_page=True,
        has_thai_digits=digits() == "thai",
    )


def _headline(now: MonthFigures) -> str:
    if not now.is_written:
        return _("Nothing has been recorded this month yet")
    amount = format_amount(abs(now.surplus))
    if now.surplus == 0:
        return _("This month's money in and money out are equal")
    words = bahttext(abs(now.surplus))
    if now.is_short:
        return _("More went out than came in this month, by {amount} baht ({words})").format(amount=amount, words=words)
    return _("More came in than went out this month, by {amount} baht ({words})").format(amount=amount, words=words)


def _remarks(page: MonthPage) -> tuple[Block, ...]:
    """Say what a reader of the figures must know: corrected after closing, what they lack, spending nobody can name."""
    now, told = page.now, []
    if now.is_written and (apart := no_income_words(now)):
        told.append(apart)
    if now.corrected_on is not None:
        told.append(_("Corrected after the month was closed, on {day}").format(day=format_date(now.corrected_on)))
    if page.left_open:
        told.append(left_open_words(page.left_open))
    if now.quality.other_share_is_high:
        told.append(in_digits(_("More than 15 % of spending is “other”; try to name it")))
    return (ThaiParagraph.of(in_digits(beside(*told)), NOTE),) if told else ()


def _amount(satang: int) -> str:
    return format_amount(satang) if satang else NONE


def _income_card(now: MonthFigures) -> Card:
    sources = sorted(
        ((code, amounts.cash) for code, amounts in now.by_category.items() if code.startswith("I") and amounts.cash),
        key=lambda source: (-source[1], source[0]),
    )
    rows: list[Block] = [AmountRow(_source_name(code), _amount(cash)) for code, cash in sources[:_MOST_SOURCES]]
    if len(sources) > _MOST_SOURCES:
        rows.append(AmountRow(_("Other"), _amount(total(cash for _code, cash in sources[_MOST_SOURCES:]))))
    if not rows:
        rows.append(AmountRow(_("No money came in"), NONE))
    rows.append(AmountRow(_("Cash in, all"), format_amount(now.money_in), RowLook.TOTAL))
    if now.in_kind_income:
        rows.append(
            AmountRow(_("Own produce and goods received (not cash)"), format_amount(now.in_kind_income), RowLook.NOTE)
        )
    if now.project_in_kind:
        rows.append(
            AmountRow(_("From the project in kind (not income)"), format_amount(now.project_in_kind), RowLook.NOTE)
        )
    return Card(Column(tuple(rows), gap=0), in_digits(_("1 In")), _("baht"))


def _source_name(code: str) -> str:
    """Name a source of money; one that is no income says so where it stands."""
    name = category_name(code)
    return name if counts_as_income(code) else _("{source} (not counted as income)").format(source=name)


def _spending_card(now: MonthFigures) -> Card:
    rows = (
        (_("Occupation costs"), now.cash.occupation_cost_paid),
        (_("Necessary — food, school, fuel, electricity"), now.cash_spending_by_need.necessary),
        (_("Could be less — snacks, lottery"), now.cash_spending_by_need.reducible),
        (_("Social and giving"), now.cash_spending_by_need.social),
        (_("Interest"), now.cash.interest),
    )
    blocks: list[Block] = [AmountRow(label, _amount(amount)) for label, amount in rows]
    blocks.append(AmountRow(_("Out, all"), format_amount(now.money_out), RowLook.TOTAL))
    if now.bought_on_credit:
        told = _("Bought on credit (not paid yet)")
        blocks.append(AmountRow(told, format_amount(now.bought_on_credit), RowLook.NOTE))
    if now.cost_not_paid:
        told = _("Costs not paid in cash (received, on credit, tools spread)")
        blocks.append(AmountRow(told, format_amount(now.cost_not_paid), RowLook.NOTE))
    return Card(Column(tuple(blocks), gap=0), in_digits(_("2 Out")), _("baht"))


def _savings_card(now: MonthFigures) -> Card:
    times = ngettext("Put in, {count} time", "Put in, {count} times", now.times_saved).format(
        count=format_number(now.times_saved)
    )
    blocks: list[Block] = [
        AmountRow(times if now.times_saved else _("Put in"), _amount(now.cash.deposits)),
        AmountRow(_("Taken out"), _amount(now.cash.withdrawals)),
        AmountRow(_("Savings now"), format_amount(now.savings_end), RowLook.TOTAL),
    ]
    for goal in now.goals[:_MOST_GOALS]:
        blocks += _goal_blocks(goal)
    return Card(Column(tuple(blocks), gap=0), in_digits(_("3 Savings")), _("baht"))


def _goal_blocks(goal: GoalFigures) -> list[Block]:
    if goal.is_ended:
        return [AmountRow(_("{goal} (ended)").format(goal=goal.name), format_amount(goal.saved), RowLook.NOTE)]
    if goal.target is None:
        return [AmountRow(goal.name, format_amount(goal.saved))]
    told = _("{goal}: {saved} of {target}").format(
        goal=goal.name, saved=format_amount(goal.saved), target=format_amount(goal.target)
    )
    over = Money(goal.saved - goal.target)
    how_far = format_percent(goal.permille // 10)
    if over >= 0:
        how_far = _("reached, {amount} over").format(amount=format_amount(over)) if over else _("goal reached")
    return [AmountRow(told, how_far), ProgressBar(goal.permille)]


def _debt_card(now: MonthFigures) -> Card:
    rows = (
        (_("At the beginning"), now.debt_start, True),
        (_("Borrowed"), now.cash.loans, bool(now.cash.loans)),
        (_("Bought on credit"), now.bought_on_credit, bool(now.bought_on_credit)),
        (_("Interest added"), now.interest_added, bool(now.interest_added)),
        (_("Principal repaid"), now.cash.principal, True),
    )
    blocks: list[Block] = [AmountRow(label, _amount(amount)) for label, amount, is_shown in rows if is_shown]
    blocks.append(AmountRow(_("At the end"), format_amount(now.debt_end), RowLook.TOTAL))
    if now.debt_end < 0:
        blocks.append(
            ThaiParagraph.of(_("More was paid back than the book holds. Was what you owed before forgotten?"), NOTE)
        )
    return Card(Column(tuple(blocks), gap=0), in_digits(_("4 Debt")), _("baht"))


def _cash_facts(now: MonthFigures, check: CashCheck) -> tuple[Run, ...]:
    facts = [
        Run(_("To spend at the beginning {amount}").format(amount=format_amount(check.start)), BODY),
        Run(_("By the book {amount}").format(amount=format_amount(check.book)), BODY),
    ]
    if check.counted is None or check.difference is None or check.unexplained is None:
        facts.append(Run(_("Not counted this month"), BODY))
    else:
        facts.append(Run(_("Counted {amount}").format(amount=format_amount(check.counted)), BODY))
        facts.append(Run(difference_words(check.difference), STRONG))
        parted = parted_words(
            difference=check.difference,
            unexplained=check.unexplained,
            adjusted=check.adjusted,
            uncounted=check.uncounted,
            since=check.since,
        )
        facts += [Run(parted, BODY)] if parted else []
    moved = other_moves_words(now.cash, book=check.book, is_counted=check.difference is not None)
    facts += [Run(moved, BODY)] if moved else []
    quality = now.quality
    days = _("Recorded {days}/{all} days").format(
        days=format_number(quality.days_recorded), all=format_number(quality.days_in_month)
    )
    facts.append(Run(f"{days} · {grade_words(quality.grade)}", BODY))
    return tuple(facts)


def _months_card(page: MonthPage) -> Card:
    return chart_card(months_chart(page.year or (page.now,)), _CHART_HEIGHT)


def _where_card(now: MonthFigures) -> Card:
    """Draw the largest few categories, in the order the chart has them."""
    chart = spending_chart(now)
    largest = sorted(chart.bars, key=lambda bar: -bar.value)[:_MOST_BARS]
    bars = tuple(bar for bar in chart.bars if bar in largest)
    return chart_card(replace(chart, bars=bars, note=uncashed_words(now)), _CHART_HEIGHT)


def _comparison_card(page: MonthPage) -> Card:
    """Set this month beside the last and the average before the project."""
    before, last, now = page.before, page.last, page.now
    head = (
        "",
        _("before (as told)") if before is not None and before.is_told else _("before (average)"),
        _("last month"),
        _("this month"),
    )
    rows = (
        (
            _("Net income"),
            before.net_income if before else None,
            last.net_income if last else None,
            now.net_income if now.is_written else None,
        ),
        (
            _("Spending that could be less"),
            before.reducible if before else None,
            last.spending.reducible if last else None,
            now.spending.reducible if now.is_written else None,
        ),
        (
            _("Put into savings"),
            before.deposits if before else None,
            last.cash.deposits if last else None,
            now.cash.deposits if now.is_written else None,
        ),
        (
            _("Debt left"),
            before.debt if before else None,
            last.debt_end if last else None,
            None if _debts_are_told_only(page) else now.debt_end,
        ),
    )
    columns = (TableColumn(head[0], Align.LEFT, share=1), *(TableColumn(name) for name in head[1:]))
    table = Table(columns, tuple(TableRow((label, *map(_cell, amounts))) for label, *amounts in rows), look=OPEN)
    reckoned = in_digits(net_income_words(now)) if now.is_written else ""
    why = [ThaiParagraph.of(words, NOTE) for words in (reckoned, _unknown_words(page)) if words]
    advice = ThaiParagraph((Run(_("Try: "), NOTE), Run(suggestion_text(page.suggestion), NOTE)))
    return Card(Column((table, *why, advice), gap=4), _("Beside the time before"), _("baht"))


def _debts_are_told_only(page: MonthPage) -> bool:
    """Tell whether debts of the time before were told and the book holds none: nobody wrote that they were repaid."""
    before, now = page.before, page.now
    is_told = before is not None and before.is_told and bool(before.debt)
    return is_told and not (now.debt_start or now.debt_end or now.cash.principal)


def _unknown_words(page: MonthPage) -> str:
    """Say why something is not held against the time before, or against the last month."""
    before, told = page.before, []
    if before is None:
        told.append(_("Of the time before the start no month was written well, and nothing was told."))
    elif before.is_told:
        words = ngettext(
            "The time before is what was told of {count} month; what could be less and savings were not asked.",
            "The time before is what was told of {count} months; what could be less and savings were not asked.",
            before.months,
        )
        told.append(words.format(count=format_number(before.months)))
    if page.last is None:
        told.append(_("Nothing was written last month."))
    if not page.now.is_written:
        told.append(_("Nothing is written this month yet."))
    if _debts_are_told_only(page):
        told.append(_("The debts told are not written in the book yet: what is left of them is not known."))
    return in_digits(" ".join(told))


def _cell(amount: int | None) -> str:
    """Write in whole baht: an average to the satang says more than anybody knows."""
    return "—" if amount is None else format_amount(amount, decimals="never")


def _reflection_card() -> Card:
    return Card(WritingLines(), _("What our household thinks of this month"), is_ruled=False)
