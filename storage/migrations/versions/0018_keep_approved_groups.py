"""Keep the groups of a messenger that a body has approved."""

import sqlalchemy as sa
from alembic import op

from storage.types import BigKey, Instant

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "chat_groups",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("messenger", sa.String(length=32), nullable=False),
        sa.Column("chat_id", BigKey, nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("greeted_at", Instant(), nullable=True),
        sa.Column("approved_at", Instant(), nullable=True),
        sa.Column("approved_by_id", sa.Integer(), nullable=True),
        sa.Column("refused_at", Instant(), nullable=True),
        sa.Column("left_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["body_id"], ["bodies.id"], name=op.f("fk_chat_groups_body_id_bodies")),
        sa.ForeignKeyConstraint(["approved_by_id"], ["persons.id"], name=op.f("fk_chat_groups_approved_by_id_persons")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chat_groups")),
        sa.UniqueConstraint("messenger", "chat_id", name=op.f("uq_chat_groups_messenger_chat_id")),
    )
