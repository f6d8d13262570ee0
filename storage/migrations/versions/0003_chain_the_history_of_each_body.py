"""Chain the history of each body by itself, and remember where each chain ends."""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC
from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.types import Instant, Json

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

CONTENT = ("kind", "body_id", "person_id", "agency_id", "resolution_id", "assignment_id", "report_id")


def upgrade() -> None:
    op.create_table(
        "history_heads",
        sa.Column("body_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.Column("seal", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("body_id", name=op.f("pk_history_heads")),
    )
    _let_events_change(may=True)
    _chain()
    _let_events_change(may=False)
    _keep_heads()


def downgrade() -> None:
    op.drop_table("history_heads")
    if not _is_sqlite():
        op.execute("DROP FUNCTION keep_heads()")


def _is_sqlite() -> bool:
    return bool(op.get_bind().dialect.name == "sqlite")


def _let_events_change(*, may: bool) -> None:
    if not _is_sqlite():
        op.execute(f"ALTER TABLE events {'DISABLE' if may else 'ENABLE'} TRIGGER events_kept")
    elif may:
        op.execute("DROP TRIGGER events_no_update")
    else:
        op.execute(
            "CREATE TRIGGER events_no_update BEFORE UPDATE ON events "
            "BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END"
        )


def _chain() -> None:
    """Seal what the one chain of all bodies has sealed. Whoever finds that one broken must know before it is lost."""
    connection = op.get_bind()
    last, ends = "", dict[int, tuple[int, str]]()
    events = sa.table("events", *map(sa.column, ("id", "seal")))
    for event_id, body_id, seal, content in list(_events()):
        last = _seal(last, content)
        if seal != last:
            raise RuntimeError(f"event {event_id} of the history is not as it was written: restore a backup first")
        count, before = ends.get(body_id, (0, ""))
        ends[body_id] = (count + 1, _seal(before, content))
        connection.execute(events.update().where(events.c.id == event_id).values(seal=ends[body_id][1]))
    heads = sa.table("history_heads", *map(sa.column, ("body_id", "events", "seal")))
    for body_id, (count, seal) in ends.items():
        connection.execute(heads.insert().values(body_id=body_id, events=count, seal=seal))


def _events() -> Iterator[tuple[int, int, str, list[Any]]]:
    plain: list[sa.ColumnClause[Any]] = [sa.column(name) for name in ("id", "seal", *CONTENT)]
    typed: list[sa.ColumnClause[Any]] = [sa.column("at", Instant), sa.column("before", Json), sa.column("after", Json)]
    table = sa.table("events", *plain, *typed)
    for row in op.get_bind().execute(sa.select(table).order_by(table.c.id)).mappings():
        at = row["at"].astimezone(UTC).isoformat()
        content = [at, *(row[name] for name in CONTENT), row["before"], row["after"]]
        yield row["id"], row["body_id"] or 0, row["seal"], content


def _seal(before: str, content: list[Any]) -> str:
    return hashlib.sha256(json.dumps([before, *content], ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _keep_heads() -> None:
    """An end moves on and never back; it is not removed."""
    refusal = "'the history is append-only'"
    if _is_sqlite():
        stop = f"BEGIN SELECT RAISE(ABORT, {refusal}); END"
        op.execute(
            "CREATE TRIGGER history_heads_grow BEFORE UPDATE ON history_heads "
            f"WHEN NEW.events <= OLD.events OR NEW.body_id <> OLD.body_id {stop}"
        )
        op.execute(f"CREATE TRIGGER history_heads_no_delete BEFORE DELETE ON history_heads {stop}")
        return
    op.execute(
        "CREATE FUNCTION keep_heads() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF TG_OP = 'UPDATE' THEN IF NEW.events > OLD.events AND NEW.body_id = OLD.body_id THEN RETURN NEW; END IF; "
        f"END IF; RAISE EXCEPTION {refusal}; END $$"
    )
    op.execute(
        "CREATE TRIGGER history_heads_kept BEFORE UPDATE OR DELETE ON history_heads "
        "FOR EACH ROW EXECUTE FUNCTION keep_heads()"
    )
