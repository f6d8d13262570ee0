"""Keep which of several bodies a person works in."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    body = sa.ForeignKey("bodies.id", name="fk_persons_working_in_id_bodies")
    op.add_column("persons", sa.Column("working_in_id", sa.Integer(), body, nullable=True), inline_references=True)
