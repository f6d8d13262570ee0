"""Keep what was said when somebody telephoned: reached or not, in which words, and what was promised until when."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("calls_made", sa.Column("result", sa.String(32), nullable=True))
    op.add_column("calls_made", sa.Column("words", sa.Text(), nullable=True))
    op.add_column("calls_made", sa.Column("promised_on", sa.Date(), nullable=True))
