"""Let an agency have settings of its own within a body."""

import sqlalchemy as sa
from alembic import op

from storage.types import Json

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "agency_settings",
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("settings", Json, nullable=False),
        sa.ForeignKeyConstraint(["body_id"], ["bodies.id"], name=op.f("fk_agency_settings_body_id_bodies")),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_agency_settings_agency_id_agencies")),
        sa.PrimaryKeyConstraint("body_id", "agency_id", name=op.f("pk_agency_settings")),
    )
