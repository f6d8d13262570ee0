"""Count the reporting periods of continuing resolutions, and keep who took an assignment."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("assignments", sa.Column("period", sa.String(length=12), nullable=True))
    op.add_column("assignments", sa.Column("period_due_on", sa.Date(), nullable=True))
    person = sa.ForeignKey("persons.id", name="fk_assignments_taken_by_id_persons")
    op.add_column("assignments", sa.Column("taken_by_id", sa.Integer(), person, nullable=True), inline_references=True)
