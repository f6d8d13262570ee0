"""Keep announcements and what people answer to them."""

import sqlalchemy as sa
from alembic import op

from storage.types import Instant, Json

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "announcements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("attachment_id", sa.Integer(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("agency_ids", Json, nullable=True),
        sa.Column("roles", Json, nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("send_at", Instant(), nullable=True),
        sa.Column("sent_at", Instant(), nullable=True),
        sa.Column("broadcast_id", sa.Integer(), nullable=True),
        sa.Column("created_by_id", sa.Integer(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachments.id"], op.f("fk_announcements_attachment_id_attachments")
        ),
        sa.ForeignKeyConstraint(["body_id"], ["bodies.id"], op.f("fk_announcements_body_id_bodies")),
        sa.ForeignKeyConstraint(["broadcast_id"], ["broadcasts.id"], op.f("fk_announcements_broadcast_id_broadcasts")),
        sa.ForeignKeyConstraint(["created_by_id"], ["persons.id"], op.f("fk_announcements_created_by_id_persons")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], op.f("fk_announcements_meeting_id_meetings")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcements")),
    )
    op.create_index(op.f("ix_announcements_body_id"), "announcements", ["body_id"])
    op.create_table(
        "announcement_receipts",
        sa.Column("announcement_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("seen_at", Instant(), nullable=True),
        sa.Column("attendance", sa.String(32), nullable=True),
        sa.Column("answered_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], op.f("fk_announcement_receipts_agency_id_agencies")),
        sa.ForeignKeyConstraint(
            ["announcement_id"], ["announcements.id"], op.f("fk_announcement_receipts_announcement_id_announcements")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], op.f("fk_announcement_receipts_person_id_persons")),
        sa.PrimaryKeyConstraint("announcement_id", "person_id", name=op.f("pk_announcement_receipts")),
    )


def downgrade() -> None:
    op.drop_table("announcement_receipts")
    op.drop_index(op.f("ix_announcements_body_id"), "announcements")
    op.drop_table("announcements")
