"""What the evidence rests on beside the ledger, and where a household is found.

Consents, visits, lessons and who came, stairs and who reached them, the eight changes; pictures of the project itself.

Revision ID: 0006
Revises: 0005
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_AUDIENCES = ("participant", "provider")
_PLACE_WORDS = ("village_no", "subdistrict", "district", "postcode", "phone")
_PICTURE = ("hash", "household_id", "width", "height", "added_on", "picture")


def _key(name: str = "id") -> sa.Column[Any]:
    return sa.Column(name, _WHOLE, primary_key=True, autoincrement=False, nullable=False)


def _number(name: str) -> sa.Column[Any]:
    return sa.Column(name, _WHOLE, nullable=False, server_default=sa.text("0"))


def _number_or_none(name: str) -> sa.Column[Any]:
    return sa.Column(name, _WHOLE, nullable=True)


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, _WORDS, nullable=False, server_default=sa.text("''"))


def _said(name: str) -> sa.Column[Any]:
    return sa.Column(name, _WORDS, nullable=False)


def _day(name: str) -> sa.Column[Any]:
    return sa.Column(name, _WORDS, nullable=True)


def _household() -> sa.Column[Any]:
    return sa.Column("household_id", _WHOLE, sa.ForeignKey("household.id"), nullable=False)


def _one_of(table: str, column: str, *words: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(" or ".join(f"\"{column}\"='{word}'" for word in words), name=f"{table}_{column}")


def _flags(table: str, *columns: str) -> list[sa.CheckConstraint]:
    return [sa.CheckConstraint(f'"{name}" between 0 and 1', name=f"{table}_{name}") for name in columns]


def _make(table: str, *parts: sa.Column[Any] | sa.CheckConstraint) -> None:
    op.create_table(table, *parts, sqlite_strict=True, sqlite_with_rowid=True)


def upgrade() -> None:
    """Make the tables, add the columns behind the others, let pictures be the project's."""
    for name in _PLACE_WORDS:
        op.add_column("household", _text(name))
    op.add_column("village_group", _text("postcode"))
    for name in ("mechanism_budget", "occupation_budget"):
        op.add_column("project", _number_or_none(name))
    _make_consents_and_visits()
    _make_lessons()
    _make_stairs()
    _make_changes()
    _let_pictures_be_the_projects()


def _make_consents_and_visits() -> None:
    _make(
        "consent",
        _key(),
        _household(),
        _number("member"),
        _said("purpose"),
        _text("version"),
        _said("asked_on"),
        _number("given"),
        _number("thumb_print"),
        _text("witness"),
        _text("second_witness"),
        _day("withdrawn_on"),
        _number("withdrawn_by"),
        _text("note"),
        _number("deleted"),
        _one_of("consent", "purpose", "record", "evidence", "photo", "story"),
        *_flags("consent", "given", "thumb_print", "deleted"),
    )
    checked = ("has_counted_cash", "has_compared_receipts", "has_read_page")
    _make(
        "visit",
        _key(),
        _household(),
        _said("visited_on"),
        _number("visitor"),
        *(_number(name) for name in checked),
        _number_or_none("counted"),
        *(_text(name) for name in ("months", "photos", "note")),
        _number("deleted"),
        *_flags("visit", *checked, "deleted"),
    )


def _make_lessons() -> None:
    _make(
        "training",
        _key(),
        _said("held_on"),
        *(_text(name) for name in ("name", "lessons", "place")),
        _number("trainer"),
        *(_text(name) for name in ("aar", "note")),
        _number("deleted"),
        *_flags("training", "deleted"),
    )
    _make(
        "attendance",
        _key(),
        _household(),
        *(_number(name) for name in ("training", "member", "deleted")),
        *_flags("attendance", "deleted"),
    )


def _make_stairs() -> None:
    _make(
        "stair",
        _key(),
        _said("audience"),
        _number("level"),
        _text("name"),
        _text("test"),
        sa.Column("source", _WORDS, nullable=False, server_default=sa.text("'ledger'")),
        *(_text(name) for name in ("baseline", "target", "note")),
        _number("deleted"),
        _one_of("stair", "audience", *_AUDIENCES),
        _one_of("stair", "source", "ledger", "visit", "attendance", "document"),
        *_flags("stair", "deleted"),
    )
    _make(
        "stair_mark",
        _key(),
        _number("household_id"),
        _said("audience"),
        _number("level"),
        _said("reached_on"),
        *(_text(name) for name in ("value", "photos", "document")),
        _number("verified_by"),
        _day("verified_on"),
        _number("baseline"),
        _day("fallen_on"),
        _text("note"),
        _number("deleted"),
        _one_of("stair_mark", "audience", *_AUDIENCES),
        *_flags("stair_mark", "baseline", "deleted"),
    )


def _make_changes() -> None:
    _make("change_label", _key(), _text("name"), _number("deleted"), *_flags("change_label", "deleted"))
    _make(
        "change_score",
        _key(),
        *(_number(name) for name in ("household_id", "member", "person", "slot")),
        _said("moment"),
        _number("score"),
        _said("scored_on"),
        _number("scored_by"),
        _text("note"),
        _number("deleted"),
        _one_of("change_score", "moment", "before", "after"),
        *_flags("change_score", "deleted"),
    )


def _let_pictures_be_the_projects() -> None:
    """Take the reference to a household off pictures; SQLite knows no other way than to write the table anew."""
    if op.get_context().dialect.name == "postgresql":
        op.drop_constraint("photo_household_id_fkey", "photo", type_="foreignkey")
        return
    op.rename_table("photo", "photo_before")
    _make(
        "photo",
        sa.Column("hash", sa.Text(), primary_key=True, nullable=False),
        _key("household_id"),
        _number("width"),
        _number("height"),
        _said("added_on"),
        sa.Column("picture", sa.LargeBinary(), nullable=False),
    )
    cells = ",".join(_PICTURE)
    op.execute(f"insert into photo({cells}) select {cells} from photo_before")
    op.drop_table("photo_before")
