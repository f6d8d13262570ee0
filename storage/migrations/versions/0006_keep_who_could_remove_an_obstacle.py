"""Keep who could remove an obstacle, and who told the secretariat of it by telephone."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("progress_reports", sa.Column("remover", sa.String(length=200), nullable=True))
    op.add_column("progress_reports", sa.Column("told_by", sa.String(length=120), nullable=True))
