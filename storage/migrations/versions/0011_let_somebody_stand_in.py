"""Let somebody stand in for a person from one day to another."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    holder = sa.ForeignKey("appointments.id", name="fk_appointments_stands_in_for_id_appointments")
    absent = sa.ForeignKey("appointments.id", name="fk_invites_stands_in_for_id_appointments")
    op.add_column(
        "appointments", sa.Column("stands_in_for_id", sa.Integer(), holder, nullable=True), inline_references=True
    )
    op.add_column("invites", sa.Column("stands_in_for_id", sa.Integer(), absent, nullable=True), inline_references=True)
    op.add_column("invites", sa.Column("starts_on", sa.Date(), nullable=True))
    op.add_column("invites", sa.Column("ends_on", sa.Date(), nullable=True))
