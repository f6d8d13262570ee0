"""Keep the days of occasions, and which resolution follows which."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "occasions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("folded_name", sa.String(80), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_occasions"),
        sa.UniqueConstraint("folded_name", "first_on", name="uq_occasions_folded_name_first_on"),
    )
    op.create_table(
        "resolution_links",
        sa.Column("resolution_id", sa.Integer(), nullable=False),
        sa.Column("cited_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["resolution_id"], ["resolutions.id"], name="fk_resolution_links_resolution_id_resolutions"
        ),
        sa.ForeignKeyConstraint(["cited_id"], ["resolutions.id"], name="fk_resolution_links_cited_id_resolutions"),
        sa.PrimaryKeyConstraint("resolution_id", "cited_id", name="pk_resolution_links"),
    )
    op.create_index("ix_resolution_links_cited_id", "resolution_links", ["cited_id"])
