"""What merging needs: steps and pictures that wait, what to settle; households erased; how files were read before.

Revision ID: 0005
Revises: 0004
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _key(name: str) -> sa.Column[Any]:
    return sa.Column(name, _WHOLE, primary_key=True, autoincrement=False, nullable=False)


def _key_text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), primary_key=True, nullable=False)


def _number(name: str) -> sa.Column[Any]:
    return sa.Column(name, _WHOLE, nullable=False, server_default=sa.text("0"))


def _bytes(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.LargeBinary(), nullable=False)


def upgrade() -> None:
    """Make the tables; views and triggers are put in after every upgrade."""
    kept = {"sqlite_strict": True, "sqlite_with_rowid": False}
    op.create_table("waiting", _key("writer"), _key("seq"), _bytes("hash"), _bytes("lines"), **kept)
    op.create_table(
        "waiting_photo",
        _key_text("hash"),
        _key("household_id"),
        _number("width"),
        _number("height"),
        sa.Column("added_on", sa.Text(), nullable=False),
        _bytes("picture"),
        sqlite_strict=True,
    )
    op.create_table(
        "reading_memory",
        _key("household_id"),
        _key_text("source"),
        sa.Column("mapping", sa.Text(), nullable=False),
        sa.Column("used_on", sa.Text(), nullable=False),
        **kept,
    )
    op.create_table("conflict", _key("kind"), _key("id"), _key("sub"), _key_text("unit"), **kept)
    op.add_column("project", sa.Column("keep_until", sa.Text(), nullable=True))
    op.create_table(
        "erasure",
        _key("id"),
        sa.Column("erased_on", sa.Text()),
        sa.Column("sums", sa.Text(), nullable=False, server_default=sa.text("'[]'")),
        sa.Column("searches", sa.Text(), nullable=False, server_default=sa.text("'[]'")),
        sqlite_strict=True,
    )
