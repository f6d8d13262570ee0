"""Make the first tables."""

import sqlalchemy as sa
from alembic import op

from storage.types import BigKey, Instant, Json

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "agencies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("province", sa.String(length=80), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("folded_name", sa.String(length=200), nullable=False),
        sa.Column("relation", sa.String(length=32), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("telephone", sa.String(length=40), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("removed_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["parent_id"], ["agencies.id"], name=op.f("fk_agencies_parent_id_agencies")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agencies")),
        sa.UniqueConstraint("province", "folded_name", name=op.f("uq_agencies_province_folded_name")),
    )
    op.create_table(
        "agency_groups",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("province", sa.String(length=80), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("folded_name", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency_groups")),
        sa.UniqueConstraint("province", "folded_name", name=op.f("uq_agency_groups_province_folded_name")),
    )
    op.create_table(
        "bodies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("province", sa.String(length=80), nullable=False),
        sa.Column("settings", Json, nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bodies")),
        sa.UniqueConstraint("province", "name", name=op.f("uq_bodies_province_name")),
    )
    op.create_table(
        "dialogues",
        sa.Column("messenger", sa.String(length=32), nullable=False),
        sa.Column("chat_id", BigKey, nullable=False),
        sa.Column("step", sa.String(length=60), nullable=False),
        sa.Column("payload", Json, nullable=False),
        sa.Column("changed_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("messenger", "chat_id", name=op.f("pk_dialogues")),
    )
    op.create_table(
        "inbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bot_id", BigKey, nullable=False),
        sa.Column("messenger", sa.String(length=32), nullable=False),
        sa.Column("update_id", BigKey, nullable=False),
        sa.Column("chat_id", BigKey, nullable=False),
        sa.Column("payload", sa.Text(), nullable=True),
        sa.Column("received_at", Instant(), nullable=False),
        sa.Column("outcome", sa.String(length=32), nullable=True),
        sa.Column("done_at", Instant(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("not_before", Instant(), nullable=True),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbox")),
        sa.UniqueConstraint("bot_id", "update_id", name=op.f("uq_inbox_bot_id_update_id")),
    )
    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_inbox_outcome_bot_id_chat_id_id"), ["outcome", "bot_id", "chat_id", "id"], unique=False
        )

    op.create_table(
        "jobs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("payload", Json, nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("leased_until", Instant(), nullable=True),
        sa.Column("leased_by", sa.String(length=80), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("finished_at", Instant(), nullable=True),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jobs")),
        sa.UniqueConstraint("key", name=op.f("uq_jobs_key")),
    )
    with op.batch_alter_table("jobs", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_jobs_finished_at_leased_until"), ["finished_at", "leased_until"], unique=False
        )

    op.create_table(
        "joining_tries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("messenger", sa.String(length=32), nullable=False),
        sa.Column("chat_id", BigKey, nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_joining_tries")),
    )
    with op.batch_alter_table("joining_tries", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_joining_tries_messenger_chat_id_at"), ["messenger", "chat_id", "at"], unique=False
        )

    op.create_table(
        "leases",
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("owner", sa.String(length=80), nullable=False),
        sa.Column("until", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_leases")),
    )
    op.create_table(
        "notices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("due_at", Instant(), nullable=False),
        sa.Column("made_at", Instant(), nullable=True),
        sa.Column("cancelled_at", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
        sa.UniqueConstraint("key", name=op.f("uq_notices_key")),
    )
    with op.batch_alter_table("notices", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_notices_made_at_cancelled_at_due_at"), ["made_at", "cancelled_at", "due_at"], unique=False
        )

    op.create_table(
        "persons",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("full_name", sa.String(length=120), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=True),
        sa.Column("reminders_by", sa.String(length=32), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_persons")),
    )
    op.create_table(
        "accounts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("messenger", sa.String(length=32), nullable=False),
        sa.Column("chat_id", BigKey, nullable=False),
        sa.Column("unreachable_at", Instant(), nullable=True),
        sa.Column("last_seen_at", Instant(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_accounts_person_id_persons")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
        sa.UniqueConstraint("messenger", "chat_id", name=op.f("uq_accounts_messenger_chat_id")),
    )
    with op.batch_alter_table("accounts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_accounts_person_id"), ["person_id"], unique=False)

    op.create_table(
        "aliases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("folded_name", sa.String(length=200), nullable=False),
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("taught_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_aliases_agency_id_agencies")),
        sa.ForeignKeyConstraint(["group_id"], ["agency_groups.id"], name=op.f("fk_aliases_group_id_agency_groups")),
        sa.ForeignKeyConstraint(["taught_by_id"], ["persons.id"], name=op.f("fk_aliases_taught_by_id_persons")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aliases")),
    )
    with op.batch_alter_table("aliases", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_aliases_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_aliases_group_id"), ["group_id"], unique=False)

    op.create_table(
        "appointments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("letter_number", sa.String(length=60), nullable=True),
        sa.Column("letter_on", sa.Date(), nullable=True),
        sa.Column("confirmed_at", Instant(), nullable=True),
        sa.Column("confirmed_by_id", sa.Integer(), nullable=True),
        sa.Column("rejected_at", Instant(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_appointments_agency_id_agencies")),
        sa.ForeignKeyConstraint(["body_id"], ["bodies.id"], name=op.f("fk_appointments_body_id_bodies")),
        sa.ForeignKeyConstraint(
            ["confirmed_by_id"], ["persons.id"], name=op.f("fk_appointments_confirmed_by_id_persons")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_appointments_person_id_persons")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointments")),
    )
    with op.batch_alter_table("appointments", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_appointments_body_id_agency_id_role"), ["body_id", "agency_id", "role"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_appointments_person_id"), ["person_id"], unique=False)

    op.create_table(
        "group_members",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_group_members_agency_id_agencies")),
        sa.ForeignKeyConstraint(
            ["group_id"], ["agency_groups.id"], name=op.f("fk_group_members_group_id_agency_groups")
        ),
        sa.PrimaryKeyConstraint("group_id", "agency_id", name=op.f("pk_group_members")),
    )
    with op.batch_alter_table("group_members", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_group_members_agency_id"), ["agency_id"], unique=False)

    op.create_table(
        "holidays",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["body_id"], ["bodies.id"], name=op.f("fk_holidays_body_id_bodies")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holidays")),
    )
    with op.batch_alter_table("holidays", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_holidays_day"), ["day"], unique=False)

    op.create_table(
        "invites",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("for_person_id", sa.Integer(), nullable=True),
        sa.Column("token_digest", sa.String(length=64), nullable=False),
        sa.Column("code_digest", sa.String(length=64), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=False),
        sa.Column("redeemed_at", Instant(), nullable=True),
        sa.Column("redeemed_by_id", sa.Integer(), nullable=True),
        sa.Column("revoked_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_invites_agency_id_agencies")),
        sa.ForeignKeyConstraint(["body_id"], ["bodies.id"], name=op.f("fk_invites_body_id_bodies")),
        sa.ForeignKeyConstraint(["created_by_id"], ["persons.id"], name=op.f("fk_invites_created_by_id_persons")),
        sa.ForeignKeyConstraint(["for_person_id"], ["persons.id"], name=op.f("fk_invites_for_person_id_persons")),
        sa.ForeignKeyConstraint(["redeemed_by_id"], ["persons.id"], name=op.f("fk_invites_redeemed_by_id_persons")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invites")),
        sa.UniqueConstraint("code_digest", name=op.f("uq_invites_code_digest")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_invites_token_digest")),
    )
    op.create_table(
        "meetings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("starts", sa.String(length=5), nullable=True),
        sa.Column("place", sa.String(length=200), nullable=True),
        sa.Column("chair", sa.String(length=200), nullable=True),
        sa.Column("invitation_number", sa.String(length=60), nullable=True),
        sa.Column("invitation_on", sa.Date(), nullable=True),
        sa.Column("agenda", Json, nullable=False),
        sa.Column("minutes_state", sa.String(length=32), nullable=True),
        sa.Column("warnings", Json, nullable=False),
        sa.Column("document_digest", sa.String(length=64), nullable=True),
        sa.Column("letter_number", sa.String(length=60), nullable=True),
        sa.Column("letter_on", sa.Date(), nullable=True),
        sa.Column("is_letter_settled", sa.Boolean(), nullable=False),
        sa.Column("deadline_base", sa.String(length=32), nullable=True),
        sa.Column("issue_at", Instant(), nullable=True),
        sa.Column("issued_at", Instant(), nullable=True),
        sa.Column("issued_by_id", sa.Integer(), nullable=True),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("discarded_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["body_id"], ["bodies.id"], name=op.f("fk_meetings_body_id_bodies")),
        sa.ForeignKeyConstraint(["created_by_id"], ["persons.id"], name=op.f("fk_meetings_created_by_id_persons")),
        sa.ForeignKeyConstraint(["issued_by_id"], ["persons.id"], name=op.f("fk_meetings_issued_by_id_persons")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
    )
    with op.batch_alter_table("meetings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_meetings_body_id_number"), ["body_id", "number"], unique=False)

    op.create_table(
        "broadcasts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("messenger", sa.String(length=32), nullable=True),
        sa.Column("chat_id", BigKey, nullable=True),
        sa.Column("progress_key", sa.String(length=200), nullable=True),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.Column("finished_at", Instant(), nullable=True),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["body_id"], ["bodies.id"], name=op.f("fk_broadcasts_body_id_bodies")),
        sa.ForeignKeyConstraint(["created_by_id"], ["persons.id"], name=op.f("fk_broadcasts_created_by_id_persons")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_broadcasts_meeting_id_meetings")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broadcasts")),
    )
    with op.batch_alter_table("broadcasts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_broadcasts_meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "resolutions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("squeezed_text", sa.Text(), nullable=False),
        sa.Column("readings", Json, nullable=False),
        sa.Column("warnings", Json, nullable=False),
        sa.Column("is_looked_at", sa.Boolean(), nullable=False),
        sa.Column("is_text_withheld", sa.Boolean(), nullable=False),
        sa.Column("is_removed", sa.Boolean(), nullable=False),
        sa.Column("closed_at", Instant(), nullable=True),
        sa.Column("closed_by_id", sa.Integer(), nullable=True),
        sa.Column("closing_reason", sa.Text(), nullable=True),
        sa.Column("closed_in_id", sa.Integer(), nullable=True),
        sa.Column("deadline_raw", sa.String(length=200), nullable=True),
        sa.Column("deadline_kind", sa.String(length=32), nullable=False),
        sa.Column("deadline_count", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("is_due_by_hand", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["closed_by_id"], ["persons.id"], name=op.f("fk_resolutions_closed_by_id_persons")),
        sa.ForeignKeyConstraint(["closed_in_id"], ["meetings.id"], name=op.f("fk_resolutions_closed_in_id_meetings")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_resolutions_meeting_id_meetings")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resolutions")),
        sa.UniqueConstraint("meeting_id", "row", name=op.f("uq_resolutions_meeting_id_row")),
    )
    op.create_table(
        "clauses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("resolution_id", sa.Integer(), nullable=False),
        sa.Column("letter", sa.String(length=8), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("deadline_raw", sa.String(length=200), nullable=True),
        sa.Column("deadline_kind", sa.String(length=32), nullable=False),
        sa.Column("deadline_count", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("is_due_by_hand", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["resolution_id"], ["resolutions.id"], name=op.f("fk_clauses_resolution_id_resolutions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clauses")),
        sa.UniqueConstraint("resolution_id", "letter", name=op.f("uq_clauses_resolution_id_letter")),
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=True),
        sa.Column("messenger", sa.String(length=32), nullable=False),
        sa.Column("chat_id", BigKey, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("broadcast_id", sa.Integer(), nullable=True),
        sa.Column("screen", Json, nullable=False),
        sa.Column("links", Json, nullable=False),
        sa.Column("edits_message_id", BigKey, nullable=True),
        sa.Column("edits_key", sa.String(length=200), nullable=True),
        sa.Column("replies_to_message_id", BigKey, nullable=True),
        sa.Column("fate", sa.String(length=32), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("not_before", Instant(), nullable=True),
        sa.Column("claimed_by", sa.String(length=80), nullable=True),
        sa.Column("claimed_at", Instant(), nullable=True),
        sa.Column("sent_at", Instant(), nullable=True),
        sa.Column("message_id", BigKey, nullable=True),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["broadcast_id"], ["broadcasts.id"], name=op.f("fk_outbox_broadcast_id_broadcasts")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_outbox_person_id_persons")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("key", "part", name=op.f("uq_outbox_key_part")),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outbox_broadcast_id"), ["broadcast_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_outbox_fate_messenger_id"), ["fate", "messenger", "id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_outbox_messenger_chat_id_fate"), ["messenger", "chat_id", "fate"], unique=False
        )

    op.create_table(
        "assignments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("resolution_id", sa.Integer(), nullable=False),
        sa.Column("clause_id", sa.Integer(), nullable=True),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("duty", sa.String(length=32), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("progress", sa.Integer(), nullable=False),
        sa.Column("obstacle", sa.Text(), nullable=True),
        sa.Column("original_due_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("due_changed_at", Instant(), nullable=True),
        sa.Column("is_continuous", sa.Boolean(), nullable=False),
        sa.Column("issued_at", Instant(), nullable=False),
        sa.Column("seen_at", Instant(), nullable=True),
        sa.Column("last_reported_at", Instant(), nullable=True),
        sa.Column("snoozed_until", Instant(), nullable=True),
        sa.Column("remind_at", Instant(), nullable=True),
        sa.CheckConstraint("progress BETWEEN 0 AND 100", name=op.f("ck_assignments_progress")),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_assignments_agency_id_agencies")),
        sa.ForeignKeyConstraint(["body_id"], ["bodies.id"], name=op.f("fk_assignments_body_id_bodies")),
        sa.ForeignKeyConstraint(["clause_id"], ["clauses.id"], name=op.f("fk_assignments_clause_id_clauses")),
        sa.ForeignKeyConstraint(
            ["resolution_id"], ["resolutions.id"], name=op.f("fk_assignments_resolution_id_resolutions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignments")),
    )
    with op.batch_alter_table("assignments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_assignments_agency_id_status"), ["agency_id", "status"], unique=False)
        batch_op.create_index(batch_op.f("ix_assignments_body_id_status"), ["body_id", "status"], unique=False)
        batch_op.create_index(batch_op.f("ix_assignments_remind_at"), ["remind_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_assignments_resolution_id"), ["resolution_id"], unique=False)

    op.create_table(
        "named_agencies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("resolution_id", sa.Integer(), nullable=False),
        sa.Column("clause_id", sa.Integer(), nullable=True),
        sa.Column("as_written", sa.String(length=300), nullable=False),
        sa.Column("duty", sa.String(length=32), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("candidates", Json, nullable=False),
        sa.Column("left_out", Json, nullable=False),
        sa.Column("is_confirmed", sa.Boolean(), nullable=False),
        sa.Column("is_group_like", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_named_agencies_agency_id_agencies")),
        sa.ForeignKeyConstraint(["clause_id"], ["clauses.id"], name=op.f("fk_named_agencies_clause_id_clauses")),
        sa.ForeignKeyConstraint(
            ["group_id"], ["agency_groups.id"], name=op.f("fk_named_agencies_group_id_agency_groups")
        ),
        sa.ForeignKeyConstraint(
            ["resolution_id"], ["resolutions.id"], name=op.f("fk_named_agencies_resolution_id_resolutions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_named_agencies")),
    )
    with op.batch_alter_table("named_agencies", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_named_agencies_resolution_id"), ["resolution_id"], unique=False)

    op.create_table(
        "calls_made",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignments.id"], name=op.f("fk_calls_made_assignment_id_assignments")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_calls_made_person_id_persons")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calls_made")),
        sa.UniqueConstraint("assignment_id", "day", name=op.f("uq_calls_made_assignment_id_day")),
    )
    op.create_table(
        "escalation_notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("decision", sa.String(length=20), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignments.id"], name=op.f("fk_escalation_notes_assignment_id_assignments")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["persons.id"], name=op.f("fk_escalation_notes_decided_by_id_persons")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_escalation_notes")),
        sa.UniqueConstraint("assignment_id", "due_on", name=op.f("uq_escalation_notes_assignment_id_due_on")),
    )
    op.create_table(
        "progress_reports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("on_behalf", sa.Boolean(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=True),
        sa.Column("obstacle", sa.Text(), nullable=True),
        sa.Column("letter_number", sa.String(length=60), nullable=True),
        sa.Column("letter_on", sa.Date(), nullable=True),
        sa.Column("status_before", sa.String(length=32), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("progress_before", sa.Integer(), nullable=False),
        sa.Column("obstacle_before", sa.Text(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("told_at", Instant(), nullable=True),
        sa.Column("taken_back_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignments.id"], name=op.f("fk_progress_reports_assignment_id_assignments")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_progress_reports_person_id_persons")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_progress_reports")),
    )
    with op.batch_alter_table("progress_reports", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_progress_reports_assignment_id"), ["assignment_id"], unique=False)

    op.create_table(
        "reminders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("stage", sa.String(length=32), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignments.id"], name=op.f("fk_reminders_assignment_id_assignments")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminders")),
        sa.UniqueConstraint("assignment_id", "due_on", "stage", name=op.f("uq_reminders_assignment_id_due_on_stage")),
    )
    op.create_table(
        "requests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("due_before", sa.Date(), nullable=True),
        sa.Column("asked_due_on", sa.Date(), nullable=True),
        sa.Column("granted_due_on", sa.Date(), nullable=True),
        sa.Column("proposed_agency", sa.String(length=200), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", Instant(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("told_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignments.id"], name=op.f("fk_requests_assignment_id_assignments")
        ),
        sa.ForeignKeyConstraint(["decided_by_id"], ["persons.id"], name=op.f("fk_requests_decided_by_id_persons")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_requests_person_id_persons")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requests")),
    )
    with op.batch_alter_table("requests", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_requests_assignment_id"), ["assignment_id"], unique=False)

    op.create_table(
        "attachments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("messenger", sa.String(length=32), nullable=False),
        sa.Column("chat_id", BigKey, nullable=False),
        sa.Column("message_id", BigKey, nullable=True),
        sa.Column("file_id", sa.Text(), nullable=True),
        sa.Column("album", sa.String(length=64), nullable=True),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=True),
        sa.Column("media_type", sa.String(length=120), nullable=True),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("stored_name", sa.String(length=80), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("not_before", Instant(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_attachments_person_id_persons")),
        sa.ForeignKeyConstraint(
            ["report_id"], ["progress_reports.id"], name=op.f("fk_attachments_report_id_progress_reports")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachments")),
        sa.UniqueConstraint("stored_name", name=op.f("uq_attachments_stored_name")),
    )
    with op.batch_alter_table("attachments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attachments_report_id"), ["report_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_attachments_state_not_before"), ["state", "not_before"], unique=False)

    op.create_table(
        "events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=True),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("resolution_id", sa.Integer(), nullable=True),
        sa.Column("assignment_id", sa.Integer(), nullable=True),
        sa.Column("report_id", sa.Integer(), nullable=True),
        sa.Column("before", Json, nullable=False),
        sa.Column("after", Json, nullable=False),
        sa.Column("seal", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_events_agency_id_agencies")),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignments.id"], name=op.f("fk_events_assignment_id_assignments")
        ),
        sa.ForeignKeyConstraint(["body_id"], ["bodies.id"], name=op.f("fk_events_body_id_bodies")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_events_person_id_persons")),
        sa.ForeignKeyConstraint(
            ["report_id"], ["progress_reports.id"], name=op.f("fk_events_report_id_progress_reports")
        ),
        sa.ForeignKeyConstraint(
            ["resolution_id"], ["resolutions.id"], name=op.f("fk_events_resolution_id_resolutions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
    )
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_events_assignment_id"), ["assignment_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_events_body_id_at"), ["body_id", "at"], unique=False)
        batch_op.create_index(batch_op.f("ix_events_resolution_id"), ["resolution_id"], unique=False)

    op.create_table(
        "message_links",
        sa.Column("messenger", sa.String(length=32), nullable=False),
        sa.Column("chat_id", BigKey, nullable=False),
        sa.Column("message_id", BigKey, nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=True),
        sa.Column("report_id", sa.Integer(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignments.id"], name=op.f("fk_message_links_assignment_id_assignments")
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["progress_reports.id"], name=op.f("fk_message_links_report_id_progress_reports")
        ),
        sa.PrimaryKeyConstraint("messenger", "chat_id", "message_id", name=op.f("pk_message_links")),
    )
    op.create_table(
        "verifications",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_verifications_person_id_persons")),
        sa.ForeignKeyConstraint(
            ["report_id"], ["progress_reports.id"], name=op.f("fk_verifications_report_id_progress_reports")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verifications")),
        sa.UniqueConstraint("report_id", name=op.f("uq_verifications_report_id")),
    )

    # A null in a key must count as one value, so these are over coalesce, which autogenerate does not see.
    for table, columns, name in (
        (
            "assignments",
            ("resolution_id", "coalesce(clause_id, 0)", "agency_id", "duty"),
            "resolution_clause_agency_duty",
        ),
        ("aliases", ("coalesce(agency_id, 0)", "coalesce(group_id, 0)", "folded_name"), "owner_folded_name"),
        ("holidays", ("day", "coalesce(body_id, 0)"), "day_body"),
    ):
        op.create_index(f"uq_{table}_{name}", table, [sa.text(column) for column in columns], unique=True)
    _keep_history()


def _keep_history() -> None:
    """Whoever writes SQL by hand is stopped as well: rows of the history are added and nothing else."""
    if op.get_bind().dialect.name == "sqlite":
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER events_no_{act.lower()} BEFORE {act} ON events "
                "BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION keep_history() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the history is append-only'; END $$"
    )
    op.execute(
        "CREATE TRIGGER events_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON events "
        "FOR EACH STATEMENT EXECUTE FUNCTION keep_history()"
    )


def downgrade() -> None:
    op.drop_table("verifications")
    op.drop_table("message_links")
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_events_resolution_id"))
        batch_op.drop_index(batch_op.f("ix_events_body_id_at"))
        batch_op.drop_index(batch_op.f("ix_events_assignment_id"))

    op.drop_table("events")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION keep_history()")
    with op.batch_alter_table("attachments", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attachments_state_not_before"))
        batch_op.drop_index(batch_op.f("ix_attachments_report_id"))

    op.drop_table("attachments")
    with op.batch_alter_table("requests", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_requests_assignment_id"))

    op.drop_table("requests")
    op.drop_table("reminders")
    with op.batch_alter_table("progress_reports", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_progress_reports_assignment_id"))

    op.drop_table("progress_reports")
    op.drop_table("escalation_notes")
    op.drop_table("calls_made")
    with op.batch_alter_table("named_agencies", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_named_agencies_resolution_id"))

    op.drop_table("named_agencies")
    with op.batch_alter_table("assignments", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_assignments_resolution_id"))
        batch_op.drop_index(batch_op.f("ix_assignments_remind_at"))
        batch_op.drop_index(batch_op.f("ix_assignments_body_id_status"))
        batch_op.drop_index(batch_op.f("ix_assignments_agency_id_status"))

    op.drop_table("assignments")
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outbox_messenger_chat_id_fate"))
        batch_op.drop_index(batch_op.f("ix_outbox_fate_messenger_id"))
        batch_op.drop_index(batch_op.f("ix_outbox_broadcast_id"))

    op.drop_table("outbox")
    op.drop_table("clauses")
    op.drop_table("resolutions")
    with op.batch_alter_table("broadcasts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_broadcasts_meeting_id"))

    op.drop_table("broadcasts")
    with op.batch_alter_table("meetings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_meetings_body_id_number"))

    op.drop_table("meetings")
    op.drop_table("invites")
    with op.batch_alter_table("holidays", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_holidays_day"))

    op.drop_table("holidays")
    with op.batch_alter_table("group_members", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_group_members_agency_id"))

    op.drop_table("group_members")
    with op.batch_alter_table("appointments", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_appointments_person_id"))
        batch_op.drop_index(batch_op.f("ix_appointments_body_id_agency_id_role"))

    op.drop_table("appointments")
    with op.batch_alter_table("aliases", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_aliases_group_id"))
        batch_op.drop_index(batch_op.f("ix_aliases_agency_id"))

    op.drop_table("aliases")
    with op.batch_alter_table("accounts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_accounts_person_id"))

    op.drop_table("accounts")
    op.drop_table("persons")
    with op.batch_alter_table("notices", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_notices_made_at_cancelled_at_due_at"))

    op.drop_table("notices")
    op.drop_table("leases")
    with op.batch_alter_table("joining_tries", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_joining_tries_messenger_chat_id_at"))

    op.drop_table("joining_tries")
    with op.batch_alter_table("jobs", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_jobs_finished_at_leased_until"))

    op.drop_table("jobs")
    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_inbox_outcome_bot_id_chat_id_id"))

    op.drop_table("inbox")
    op.drop_table("dialogues")
    op.drop_table("bodies")
    op.drop_table("agency_groups")
    op.drop_table("agencies")
