"""What comes again: its rules, and what people said of each time.

Revision ID: 0003
Revises: 0002
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_RHYTHMS = ("week", "month_day", "month_end", "month_weekday", "year")


def _key(name: str, *links: sa.ForeignKey) -> sa.Column[Any]:
    return sa.Column(name, _WHOLE, *links, primary_key=True, autoincrement=False, nullable=False)


def _number(name: str, default: str = "0") -> sa.Column[Any]:
    return sa.Column(name, _WHOLE, nullable=False, server_default=sa.text(default))


def _household() -> sa.Column[Any]:
    return sa.Column("household_id", _WHOLE, sa.ForeignKey("household.id"), nullable=False)


def _one_of(table: str, column: str, words: tuple[str, ...]) -> sa.CheckConstraint:
    return sa.CheckConstraint(" or ".join(f"\"{column}\"='{word}'" for word in words), name=f"{table}_{column}")


def _is_flag(table: str) -> sa.CheckConstraint:
    return sa.CheckConstraint('"deleted" between 0 and 1', name=f"{table}_deleted")


def upgrade() -> None:
    """Make the two tables; views and triggers are put in by the program after every upgrade."""
    op.create_table(
        "recurring",
        _key("id"),
        _household(),
        sa.Column("rows", sa.Text(), nullable=False, server_default=sa.text("''")),
        sa.Column("rhythm", sa.Text(), nullable=False),
        _number("every", "1"),
        *(_number(name) for name in ("day", "weekday", "nth", "month")),
        sa.Column("weekend", sa.Text(), nullable=False, server_default=sa.text("'stay'")),
        sa.Column("starts_on", sa.Text(), nullable=False),
        sa.Column("ends_on", sa.Text(), nullable=True),
        _number("times"),
        _number("deleted"),
        _one_of("recurring", "rhythm", _RHYTHMS),
        _one_of("recurring", "weekend", ("stay", "before", "after")),
        _is_flag("recurring"),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_table(
        "recurring_turn",
        _key("recurring", sa.ForeignKey("recurring.id")),
        _key("due"),
        _household(),
        sa.Column("state", sa.Text(), nullable=False),
        _number("entry"),
        _number("deleted"),
        _one_of("recurring_turn", "state", ("taken", "skipped")),
        _is_flag("recurring_turn"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
