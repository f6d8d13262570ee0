"""Keep what minutes say of the resolutions of earlier meetings."""

import sqlalchemy as sa
from alembic import op

from storage.types import Json

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    told = sa.Column("earlier_statuses", Json, nullable=False, server_default="[]")
    op.add_column("meetings", told)
