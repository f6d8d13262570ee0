"""Give orders of the chair on a resolution, and name a lead agency that sums it up."""

import sqlalchemy as sa
from alembic import op

from storage.types import Instant

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    lead = sa.ForeignKey("agencies.id", name="fk_resolutions_lead_agency_id_agencies")
    op.add_column("resolutions", sa.Column("lead_agency_id", sa.Integer(), lead, nullable=True), inline_references=True)
    op.add_column("resolutions", sa.Column("summary", sa.Text(), nullable=True))
    op.add_column("resolutions", sa.Column("summed_up_at", Instant(), nullable=True))
    op.create_table(
        "orders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("resolution_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("attachment_id", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("given_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["body_id"], ["bodies.id"], name=op.f("fk_orders_body_id_bodies")),
        sa.ForeignKeyConstraint(
            ["resolution_id"], ["resolutions.id"], name=op.f("fk_orders_resolution_id_resolutions")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_orders_person_id_persons")),
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachments.id"], name=op.f("fk_orders_attachment_id_attachments")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_orders")),
    )
    op.create_index(op.f("ix_orders_resolution_id"), "orders", ["resolution_id"])
    op.create_table(
        "order_receipts",
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("seen_at", Instant(), nullable=True),
        sa.Column("done_at", Instant(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_order_receipts_order_id_orders")),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignments.id"], name=op.f("fk_order_receipts_assignment_id_assignments")
        ),
        sa.PrimaryKeyConstraint("order_id", "assignment_id", name=op.f("pk_order_receipts")),
    )
