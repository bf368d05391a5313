"""What makes writing fast, and what shows where entries come from.

Templates, kept filters, village prices, questions passed over; pictures of entries and the line of the written page.

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_KINDS = (
    "income",
    "expense",
    "cost",
    "credit",
    "save",
    "withdraw",
    "borrow",
    "repay",
    "lend",
    "returned",
    "in_kind_produced",
    "in_kind_received",
    "in_kind_given",
    "in_kind_input",
    "asset_buy",
    "asset_sell",
    "transfer",
    "cash_count",
    "adjust",
    "opening",
    "hours",
    "nothing",
)


def _key(name: str, *links: sa.ForeignKey) -> sa.Column[Any]:
    return sa.Column(name, _WHOLE, *links, primary_key=True, autoincrement=False, nullable=False)


def _number(name: str) -> sa.Column[Any]:
    return sa.Column(name, _WHOLE, nullable=False, server_default=sa.text("0"))


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=False, server_default=sa.text("''"))


def _said(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=False)


def _household() -> sa.Column[Any]:
    return sa.Column("household_id", _WHOLE, sa.ForeignKey("household.id"), nullable=False)


def _is_flag(table: str) -> sa.CheckConstraint:
    return sa.CheckConstraint('"deleted" between 0 and 1', name=f"{table}_deleted")


def _make(table: str, *parts: sa.Column[Any] | sa.CheckConstraint) -> None:
    op.create_table(table, *parts, sqlite_strict=True, sqlite_with_rowid=True)


def upgrade() -> None:
    """Make the tables and add the columns behind the others; views and triggers are put in after every upgrade."""
    op.add_column("entry", _text("photos"))
    op.add_column("entry", _number("paper_line"))
    _make("template", _key("id"), _household(), _text("name"), _text("rows"), _number("deleted"), _is_flag("template"))
    _make("saved_filter", _key("id"), _text("name"), _text("text"), _number("deleted"), _is_flag("saved_filter"))
    _make(
        "price",
        _key("id"),
        _number("group_id"),
        _text("name"),
        _text("unit"),
        *(_number(name) for name in ("from_month", "price", "category", "deleted")),
        _is_flag("price"),
    )
    kinds = " or ".join(f"\"kind\"='{word}'" for word in _KINDS)
    _make(
        "unanswered",
        _key("id"),
        _household(),
        _said("first"),
        _said("last"),
        _text("what"),
        _said("kind"),
        *(_number(name) for name in ("category", "occupation_id", "deleted")),
        sa.CheckConstraint(kinds, name="unanswered_kind"),
        _is_flag("unanswered"),
    )
    _make(
        "photo",
        sa.Column("hash", sa.Text(), primary_key=True, nullable=False),
        _key("household_id", sa.ForeignKey("household.id")),
        _number("width"),
        _number("height"),
        _said("added_on"),
        sa.Column("picture", sa.LargeBinary(), nullable=False),
    )
