"""Occupations end on a day.

Those given up before are marked deleted, and stay so: on which day they ended nobody wrote down.

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the last day, behind the other columns: so no row is written anew."""
    op.add_column("occupation", sa.Column("ended_on", sa.Text(), nullable=True))
