"""Say more of requests: what was done so far, who got the work; and whether «done» needs a document."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    given_to = sa.ForeignKey("agencies.id", name="fk_requests_given_to_id_agencies")
    op.add_column("requests", sa.Column("done_so_far", sa.Text(), nullable=True))
    op.add_column("requests", sa.Column("given_to_id", sa.Integer(), given_to, nullable=True), inline_references=True)
    op.add_column("resolutions", sa.Column("needs_document", sa.Boolean(), nullable=True))
