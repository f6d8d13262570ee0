"""Say whose space a file takes, and why one was not kept."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    body = sa.ForeignKey("bodies.id", name="fk_attachments_body_id_bodies")
    op.add_column("attachments", sa.Column("body_id", sa.Integer(), body, nullable=True), inline_references=True)
    op.add_column("attachments", sa.Column("problem", sa.String(length=20), nullable=True))
