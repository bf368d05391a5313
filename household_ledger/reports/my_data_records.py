"""The cards of a household's own paper that tell of its records: who, pockets, debts, goals, work, before, months."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from household_ledger.charts.recall_words import recall_source_name
from household_ledger.domain.kinds import DEBT_CLASSES, SAVINGS_FORMS, Account, PocketKind
from household_ledger.domain.period import Month
from household_ledger.reports.cards import Card
from household_ledger.reports.table import OPEN, Table
from household_ledger.reports.table_columns import TableColumn, TableRow
from household_ledger.reports.thai_paragraph import Align
from household_ledger.text.amounts import format_amount, format_number, format_quantity
from household_ledger.text.dates import format_date, format_month, format_months, format_year
from household_ledger.text.evidence_words import intake_name
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside
from household_ledger.text.labels import (
    baseline_name,
    category_name,
    goal_kind_name,
    interest_rule_name,
    lender_name,
    need_name,
    pocket_kind_name,
    savings_form_name,
    sector_name,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from household_ledger.domain.baseline import Baseline, BaselineLine
    from household_ledger.domain.goal import Goal
    from household_ledger.domain.ids import Id
    from household_ledger.domain.register import Debt, Member, MonthState, Occupation, Pocket
    from household_ledger.reports.block import Block
    from household_ledger.services.views.my_data import MyData

_MOST_LINES = 12
_ARROW = " → "
NONE = "–"


def record_cards(page: MyData) -> Iterator[Block]:
    """Give a card for each sort of record there is one of."""
    yield pairs_card(_("The household"), _household(page))
    if page.members:
        yield _table(_("People"), _("Called"), (_("Born in"), _("From"), _("To")), map(_member, page.members))
    if page.pockets:
        heads: tuple[str, ...] = (_("Kind"), _("Stands at (baht)"))
        yield _table(_("Pockets and savings"), _("Called"), heads, [_pocket(one, page) for one in page.pockets])
    if page.debts:
        heads = (_("Lender"), _("Interest"), _("Principal"), _("Still owed (baht)"))
        yield _table(_("Debts"), _("Called"), heads, [_debt(one, page) for one in page.debts])
    if page.goals:
        yield _table(_("Goals"), _("Called"), (_("Kind"), _("Target (baht)"), _("By")), map(_goal, page.goals))
    if page.goal_changes:
        yield pairs_card(_("Goals that were changed"), _goal_changes(page))
    if page.occupations:
        heads = (_("Sector"), _("From"), _("To"))
        yield _table(_("Work"), _("Called"), heads, map(_occupation, page.occupations))
    if page.baselines:
        yield pairs_card(_("Before the project"), [line for one in page.baselines for line in _baseline(one)])
    if page.months:
        heads = (_("Closed"), _("Verified"), _("What was said"))
        yield _table(_("Months"), _("Month"), heads, (_month(one, page.people) for one in page.months))
    others = [one for one in _others(page) if one[1]]
    if others:
        yield pairs_card(_("What else is kept"), others)


def pairs_card(title: str, said: Iterable[tuple[str, str]]) -> Block:
    """Give a card of names and what is said of them."""
    columns = (
        TableColumn("", Align.LEFT, share=1.4, most_lines=_MOST_LINES),
        TableColumn("", Align.LEFT, share=4, most_lines=_MOST_LINES),
    )
    return Card(Table(columns, [TableRow(one) for one in said if one[1]], look=OPEN), title)


def _table(title: str, first: str, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Block:
    columns = [TableColumn(first, Align.LEFT, share=3, most_lines=_MOST_LINES)]
    columns += [TableColumn(head, Align.LEFT, share=2, most_lines=_MOST_LINES) for head in heads]
    return Card(Table(columns, [TableRow(row) for row in rows], look=OPEN), title)


def _household(page: MyData) -> Iterator[tuple[str, str]]:
    one = page.household
    yield _("Code"), one.code
    yield _("Name"), one.name
    yield _("Village or group"), page.group.name if page.group is not None else ""
    village_no = _("village no. {number}").format(number=one.village_no) if one.village_no else ""
    places = (one.subdistrict, one.district, one.province, one.postcode)
    yield _("Address"), beside(one.address, village_no, *places)
    yield _("Telephone number"), one.phone
    yield _("From"), day_words(one.started_on)
    yield _("Left on"), day_words(one.left_on)
    yield _("Takes part as"), _("Comparison household") if one.is_comparison else _("Participant")
    for key, value in json.loads(one.intake or "{}").items():
        yield intake_name(key), _said(value)


def _said(value: object) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return ", ".join(map(_said, value)) if isinstance(value, list) else str(value)


def _member(one: Member) -> tuple[str, ...]:
    role = _("participant") if one.is_participant else ""
    born = format_year(one.birth_year) if one.birth_year is not None else ""
    return (
        beside(one.name, role, gone_words(is_gone=one.is_deleted)),
        born,
        day_words(one.present_from),
        day_words(one.present_to),
    )


def _pocket(one: Pocket, page: MyData) -> tuple[str, ...]:
    account = Account.SAVINGS if one.kind is PocketKind.SAVINGS else Account.POCKET
    form = savings_form_name(one.category) if one.category else ""
    balance = page.balances.get((account, one.id), 0)
    kind = beside(pocket_kind_name(one.kind), form)
    return beside(one.name, gone_words(is_gone=one.is_deleted)), kind, format_amount(balance)


def _debt(one: Debt, page: MyData) -> tuple[str, ...]:
    owed = -page.balances.get((Account.DEBT, one.id), 0)
    principal = format_amount(one.principal) if one.principal is not None else ""
    name = beside(one.name, gone_words(is_gone=one.is_deleted))
    return name, lender_name(one.debt_class), interest_rule_name(one.rule), principal, format_amount(owed)


def _goal(one: Goal) -> tuple[str, ...]:
    target = format_amount(one.target) if one.target is not None else ""
    return beside(one.name, gone_words(is_gone=one.is_deleted)), goal_kind_name(one.kind), target, day_words(one.by)


def _goal_changes(page: MyData) -> Iterator[tuple[str, str]]:
    names = {one.id: one.name for one in page.goals}
    for one in page.goal_changes:
        targets = (one.target_before, one.target_after)
        amounts = _ARROW.join(format_amount(money) if money is not None else NONE for money in targets)
        days = _ARROW.join(day_words(day) or NONE for day in (one.by_before, one.by_after))
        yield day_words(one.changed_on), beside(names.get(one.goal, ""), amounts, days, one.reason)


def _occupation(one: Occupation) -> tuple[str, ...]:
    main = _("main work") if one.is_main else ""
    name = beside(one.name, main, one.group_name, gone_words(is_gone=one.is_deleted))
    return name, sector_name(one.sector), day_words(one.started_on), day_words(one.ended_on)


def _baseline(one: Baseline) -> Iterator[tuple[str, str]]:
    months = format_months(Month.from_number(one.first), Month.from_number(one.last))
    said = [_("{count} people").format(count=format_number(one.members))] if one.members is not None else []
    said += [_("debts {amount} baht").format(amount=format_amount(one.debts))] if one.debts is not None else []
    said += [_("savings {amount} baht").format(amount=format_amount(one.savings))] if one.savings is not None else []
    yield months, beside(baseline_name(one.type), *said, one.note, gone_words(is_gone=one.is_deleted))
    for line in one.lines:
        yield "", beside(recall_source_name(line.source), *_told_of(line))


def _told_of(line: BaselineLine) -> Iterator[str]:
    """Say what was told of a line, each where there is some; of debts and savings what they came to."""
    if line.source in DEBT_CLASSES or line.source in SAVINGS_FORMS:
        yield _("{amount} baht").format(amount=format_amount(line.cash))
        return
    if line.cash or not (line.in_kind or line.hours):
        yield _("{cash} baht in cash").format(cash=format_amount(line.cash))
    if line.in_kind:
        yield _("goods for {amount} baht").format(amount=format_amount(line.in_kind))
    if line.hours:
        yield _("{hours} hours of work").format(hours=format_quantity(line.hours))


def _month(one: MonthState, people: Mapping[Id, str]) -> tuple[str, ...]:
    closed = " ".join(part for part in (day_words(one.closed_on), people.get(one.closed_by, "")) if part)
    verified = " ".join(part for part in (day_words(one.verified_on), people.get(one.verified_by, "")) if part)
    said = beside(one.seen, one.reopening_reason, one.correction_reason)
    return format_month(Month.from_number(one.month)), closed, verified, said


def _others(page: MyData) -> Iterator[tuple[str, str]]:
    cycles, parties = (", ".join(one.name for one in listed) for listed in (page.cycles, page.parties))
    yield _("Rounds of work"), cycles
    yield _("Buyers, shops and people"), parties
    for one in page.categories:
        need = need_name(one.need) if one.need is not None else ""
        said = beside(one.name or category_name(one.code), need, _("hidden") if one.is_hidden else "")
        yield _("Own category"), beside(said, gone_words(is_gone=one.is_deleted))
    for words, is_stopped in page.rules:
        yield _("What comes again"), beside(words, gone_words(is_gone=is_stopped))
    for template in page.templates:
        yield _("Template"), beside(template.name, gone_words(is_gone=template.is_deleted))
    for search in page.searches:
        yield _("Kept search"), beside(search.name, gone_words(is_gone=search.is_deleted))
    for asked in page.unanswered:
        yield _("Asked"), beside(f"{day_words(asked.first)}–{day_words(asked.last)}", asked.what)


def day_words(day: date | None) -> str:
    """Write a day; "" for none."""
    return format_date(day) if day is not None else ""


def gone_words(*, is_gone: bool) -> str:
    """Say of what is out of use that it is."""
    return _("no longer used") if is_gone else ""
