"""Count what strangers write."""

import sqlalchemy as sa
from alembic import op

from storage.types import BigKey, Instant

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "stranger_counts",
        sa.Column("messenger", sa.String(length=32), nullable=False),
        sa.Column("chat_id", BigKey, autoincrement=False, nullable=False),
        sa.Column("began_at", Instant(), nullable=False),
        sa.Column("messages", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("messenger", "chat_id", name=op.f("pk_stranger_counts")),
    )


def downgrade() -> None:
    op.drop_table("stranger_counts")
