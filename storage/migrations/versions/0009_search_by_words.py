"""Keep the words of texts for search, and let the text without spaces go."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

# The words are already what is sought; FTS5 must neither fold nor cut them otherwise.
SQLITE = (
    "CREATE VIRTUAL TABLE search_index USING fts5("
    "words, content='search_entries', content_rowid='id', tokenize='unicode61 remove_diacritics 0', prefix='2 3 4')",
    "CREATE TRIGGER search_entries_added AFTER INSERT ON search_entries BEGIN "
    "INSERT INTO search_index(rowid, words) VALUES (new.id, new.words); END",
    "CREATE TRIGGER search_entries_removed AFTER DELETE ON search_entries BEGIN "
    "INSERT INTO search_index(search_index, rowid, words) VALUES ('delete', old.id, old.words); END",
    "CREATE TRIGGER search_entries_changed AFTER UPDATE ON search_entries BEGIN "
    "INSERT INTO search_index(search_index, rowid, words) VALUES ('delete', old.id, old.words); "
    "INSERT INTO search_index(rowid, words) VALUES (new.id, new.words); END",
)
POSTGRESQL = (
    "CREATE INDEX ix_search_entries_words ON search_entries USING gin (array_to_tsvector(string_to_array(words, ' ')))",
)


def upgrade() -> None:
    op.create_table(
        "search_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("resolution_id", sa.Integer(), nullable=True),
        sa.Column("clause_id", sa.Integer(), nullable=True),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("assignment_id", sa.Integer(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        _cascading("resolution_id", "resolutions"),
        _cascading("clause_id", "clauses"),
        _cascading("agency_id", "agencies"),
        _cascading("assignment_id", "assignments"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_entries")),
        sa.UniqueConstraint("kind", "source_id", name=op.f("uq_search_entries_kind_source_id")),
    )
    for column in ("resolution_id", "agency_id", "assignment_id"):
        op.create_index(op.f(f"ix_search_entries_{column}"), "search_entries", [column])
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)
    # What is there already is put in by storage.search_index when all migrations have run.
    op.drop_column("resolutions", "squeezed_text")


def downgrade() -> None:
    op.add_column("resolutions", sa.Column("squeezed_text", sa.Text(), nullable=False, server_default=""))
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE search_index")
    op.drop_table("search_entries")


def _cascading(column: str, table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_search_entries_{column}_{table}")
    return sa.ForeignKeyConstraint([column], [f"{table}.id"], name, ondelete="CASCADE")
