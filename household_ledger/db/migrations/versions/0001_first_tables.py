"""The first tables.

Revision ID: 0001
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Check = tuple[str, str]
"""The column it is named for, and the condition."""
Part = sa.Column[Any] | Check


def _key(name: str, *, of: str = "") -> sa.Column[Any]:
    return sa.Column(name, _WHOLE, *_link(of), primary_key=True, autoincrement=False, nullable=False)


def _key_text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), primary_key=True, nullable=False)


def _number(name: str, *, of: str = "", is_nullable: bool = False, default: str | None = "0") -> sa.Column[Any]:
    return sa.Column(name, _WHOLE, *_link(of), nullable=is_nullable, server_default=_default(is_nullable, default))


def _text(name: str, *, is_nullable: bool = False, default: str | None = "''") -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=is_nullable, server_default=_default(is_nullable, default))


def _bytes(name: str, *, is_nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.LargeBinary(), nullable=is_nullable)


def _month() -> sa.Column[Any]:
    number = sa.Computed("cast(substr(date,1,4)||substr(date,6,2) as integer)", persisted=True)
    return sa.Column("month", sa.Integer(), number)


def _link(of: str) -> list[sa.ForeignKey]:
    return [sa.ForeignKey(f"{of}.id")] if of else []


def _default(is_nullable: bool, default: str | None) -> sa.TextClause | None:  # noqa: FBT001 -- a step of its own
    return None if is_nullable or default is None else sa.text(default)


def _one_of(column: str, words: str) -> Check:
    return column, " or ".join(f"\"{column}\"='{word}'" for word in words.split())


def _flag(column: str) -> Check:
    return column, f'"{column}" between 0 and 1'


# fmt: off
_TABLES: tuple[tuple[str, bool, tuple[Part, ...]], ...] = (  # name, whether it has a rowid, columns and checks
    ("category", True, (
        _key("id"), _text("code", default=None), _text("name_th", default=None), _text("name_en", default=None),
        _text("need", is_nullable=True),
    )),
    ("file_info", False, (
        _key_text("key"), _text("value", default=None),
    )),
    ("household", True, (
        _key("id"), _text("code"), _text("name"), _number("group_id"), _text("province"), _text("address"),
        _text("started_on", is_nullable=True), _text("left_on", is_nullable=True), _number("comparison"),
        _text("intake", default="'{}'"), _number("deleted"), _flag("comparison"), _flag("deleted"),
    )),
    ("person", True, (
        _key("id"), _text("name"), _text("role", default=None), _number("deleted"),
        _one_of("role", "participant recorder verifier responsible"), _flag("deleted"),
    )),
    ("project", True, (
        _key("id"), _text("name"), _text("funder"), _text("contract"), _text("starts_on", is_nullable=True),
        _text("ends_on", is_nullable=True), _number("price_year", is_nullable=True),
        _text("settings", default="'{}'"), _number("deleted"), _flag("deleted"),
    )),
    ("project_cost", True, (
        _key("id"), _text("date", default=None), _text("kind", default=None), _number("amount"), _text("note"),
        _number("deleted"), _one_of("kind", "mechanism occupation"), _flag("deleted"),
    )),
    ("provider", True, (
        _key("id"), _text("name"), _text("node"), _text("region"), _text("province"), _text("address"),
        _number("deleted"), _flag("deleted"),
    )),
    ("touch", False, (
        _key("kind"), _key("id"), _key("sub"), _key("writer"), _key("seq"), _key("part"),
    )),
    ("village_group", True, (
        _key("id"), _text("name"), _text("subdistrict"), _text("district"), _text("province"), _number("deleted"),
        _flag("deleted"),
    )),
    ("writer", True, (
        _key("id"), _text("since", default=None), _text("why", default=None),
    )),
    ("baseline", True, (
        _key("id"), _number("household_id", default=None, of="household"), _text("type", default=None),
        _number("first"), _number("last"), _number("members", is_nullable=True),
        _number("adult_equivalent_tenths", is_nullable=True), _number("debts", is_nullable=True),
        _number("savings", is_nullable=True), _text("asked_on", is_nullable=True), _text("note"), _number("deleted"),
        _one_of("type", "A B C D"), _flag("deleted"),
    )),
    ("debt", True, (
        _key("id"), _number("household_id", default=None, of="household"), _text("name"), _text("debt_class"),
        _text("rule", default="'none'"), _number("rate"), _number("principal", is_nullable=True),
        _number("total", is_nullable=True), _number("instalments"), _text("first_due", is_nullable=True),
        _text("started_on", is_nullable=True), _number("deleted"),
        _one_of("rule", "none flat per_month per_year fixed_total"), _flag("deleted"),
    )),
    ("entry", True, (
        _key("id"), _number("household_id", default=None, of="household"), _text("date", default=None),
        _text("kind", default=None), _number("occupation_id"), _number("quantity", is_nullable=True), _text("unit"),
        _number("unit_price", is_nullable=True), _number("counted_pocket"), _number("counted", is_nullable=True),
        _number("member"), _number("party"), _number("goal_id"), _text("description"), _text("note"),
        _text("known_by", is_nullable=True), _text("first_written_on", is_nullable=True), _number("pair"),
        _number("import_id"), _text("corrected_on", is_nullable=True), _text("correction_reason"),
        _number("deleted"), _month(),
        _one_of("kind", (
            "income expense cost credit save withdraw borrow repay lend returned in_kind_produced "
            "in_kind_received in_kind_given in_kind_input asset_buy asset_sell transfer cash_count "
            "adjust opening hours nothing"
        )),
        _one_of("known_by", "receipt remembered paper summary"), _flag("deleted"),
    )),
    ("goal", True, (
        _key("id"), _number("household_id", default=None, of="household"), _text("name"),
        _text("kind", default="'save'"), _number("target", is_nullable=True), _number("months"), _number("debt_id"),
        _text("by", is_nullable=True), _text("rhythm", default="'month'"), _number("every"), _text("harvest_months"),
        _text("started_on", is_nullable=True), _number("opening"), _text("pockets"),
        _number("priority", default="1"), _text("ended_on", is_nullable=True), _number("deleted"),
        _one_of("kind", "save debt emergency"), _one_of("rhythm", "week month meeting harvest"), _flag("deleted"),
    )),
    ("household_category", True, (
        _key("id"), _number("household_id", default=None, of="household"), _text("code"), _text("under"),
        _text("name"), _text("need", is_nullable=True), _number("hidden"), _number("deleted"),
        _one_of("need", "necessary reducible social"), _flag("hidden"), _flag("deleted"),
    )),
    ("leaf", False, (
        _key("writer", of="writer"), _key("seq"), _key("part"), _number("household_id"), _number("records"),
        _bytes("salt", is_nullable=True), _bytes("digest"), _bytes("body", is_nullable=True),
    )),
    ("member", True, (
        _key("id"), _number("household_id", default=None, of="household"), _text("name"),
        _number("birth_year", is_nullable=True), _text("present_from", is_nullable=True),
        _text("present_to", is_nullable=True), _number("participant"), _number("deleted"), _flag("participant"),
        _flag("deleted"),
    )),
    ("month", False, (
        _key("household_id", of="household"), _key("month"), _text("closed_on", is_nullable=True),
        _number("closed_by"), _text("reopening_reason"), _text("verified_on", is_nullable=True),
        _number("verified_by"), _text("seen"), _number("paper_daily"), _text("corrected_on", is_nullable=True),
        _text("correction_reason"), _flag("paper_daily"),
    )),
    ("month_total", False, (
        _key("household_id", of="household"), _key("month"), _key_text("account"), _key("ref"), _key("occupation"),
        _key_text("medium"), _key("sign"), _number("satang"), _number("count"),
    )),
    ("occupation", True, (
        _key("id"), _number("household_id", default=None, of="household"), _text("name"), _number("main"),
        _text("sector", default="'farm'"), _text("started_on", is_nullable=True), _number("new"),
        _number("supported"), _text("group_name"), _number("deleted"), _one_of("sector", "farm non_farm online"),
        _flag("main"), _flag("new"), _flag("supported"), _flag("deleted"),
    )),
    ("op", False, (
        _key("writer", of="writer"), _key("seq"), _number("hlc"), _text("context", is_nullable=True),
        _number("schema"), _number("person"), _text("label", default=None), _number("target", is_nullable=True),
        _bytes("hash"),
    )),
    ("party", True, (
        _key("id"), _number("household_id", default=None, of="household"), _text("name"), _number("deleted"),
        _flag("deleted"),
    )),
    ("pocket", True, (
        _key("id"), _number("household_id", default=None, of="household"), _text("name"),
        _text("kind", default=None), _text("category"), _number("deleted"),
        _one_of("kind", "cash bank card savings"), _flag("deleted"),
    )),
    ("baseline_line", False, (
        _key("baseline_id", of="baseline"), _key("line"), _text("source", default=None), _number("cash"),
        _number("in_kind"), _number("hours"),
    )),
    ("entry_line", False, (
        _key("entry_id", of="entry"), _key("line"), _text("account", default=None), _number("ref"),
        _number("occupation"), _text("medium", default=None), _number("satang"), _number("life_months"),
        _one_of("account", "pocket savings debt lent thing income spending cost adjust opening"),
        _one_of("medium", "cash credit produced received given own_input moved opening"),
    )),
    ("goal_change", True, (
        _key("id"), _number("household_id", default=None, of="household"),
        _number("goal_id", default=None, of="goal"), _text("changed_on", default=None),
        _number("target_before", is_nullable=True), _number("target_after", is_nullable=True),
        _text("by_before", is_nullable=True), _text("by_after", is_nullable=True), _text("reason"),
        _number("deleted"), _flag("deleted"),
    )),
    ("production_cycle", True, (
        _key("id"), _number("household_id", default=None, of="household"),
        _number("occupation_id", default=None, of="occupation"), _text("name"), _text("starts_on", is_nullable=True),
        _text("ends_on", is_nullable=True), _number("deleted"), _flag("deleted"),
    )),
)
_INDEXES = (  # name, table, columns, which rows
    ("entry_apart", "entry", "household_id kind month", "kind in ('adjust','cash_count','hours')"),
    ("entry_goal", "entry", "goal_id", "goal_id<>0"),
    ("entry_month", "entry", "household_id month deleted date", ""),
    ("entry_pair", "entry", "pair", "pair<>0"),
    ("op_order", "op", "hlc", ""),
    ("entry_line_tool", "entry_line", "entry_id", "life_months>0"),
)
# fmt: on


def _part(table: str, part: Part) -> sa.Column[Any] | sa.CheckConstraint:
    if isinstance(part, tuple):
        column, condition = part
        return sa.CheckConstraint(condition, name=f"{table}_{column}")
    return part


def upgrade() -> None:
    """Make everything; views, triggers and standard categories are put in by the program after every upgrade."""
    for name, has_rowid, parts in _TABLES:
        op.create_table(name, *(_part(name, one) for one in parts), sqlite_strict=True, sqlite_with_rowid=has_rowid)
    for name, table, columns, where in _INDEXES:
        op.create_index(name, table, columns.split(), sqlite_where=sa.text(where) if where else None)
