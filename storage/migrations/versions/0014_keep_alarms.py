"""Keep alarms, and signs of what was last done."""

import sqlalchemy as sa
from alembic import op

import storage.types

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "alarms",
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("facts", storage.types.Json, nullable=False),
        sa.Column("began_at", storage.types.Instant(), nullable=False),
        sa.Column("seen_at", storage.types.Instant(), nullable=False),
        sa.Column("told_at", storage.types.Instant(), nullable=True),
        sa.Column("ended_at", storage.types.Instant(), nullable=True),
        sa.PrimaryKeyConstraint("kind", "subject", name=op.f("pk_alarms")),
    )
    op.create_table(
        "signs",
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("at", storage.types.Instant(), nullable=False),
        sa.Column("facts", storage.types.Json, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_signs")),
    )
