"""The self-audit as an operator calls it, and its findings in words."""

from datetime import timedelta
from typing import Final

from bot.system_clock import real_now
from domain.calendar import TEHRAN
from domain.vocabulary import Difference
from services.expected_later import Found
from services.self_audit import Audited, audit
from storage.database import Database
from storage.reach import told_in_words
from storage.unit_of_work import UnitOfWork

_WORDS: Final = {
    Difference.NOT_QUEUED: "was never said",
    Difference.WAITING: "has waited for more than an hour",
    Difference.UNCERTAIN: "has been uncertain for a day",
    Difference.FAILED: "was refused by the messenger",
    Difference.CANCELLED: "was taken back",
    Difference.NOTICE_MISSING: "is planned no more",
    Difference.NOTICE_LATE: "was due and not made",
    Difference.REMINDER_MISSING: "was due and did not go out",
    Difference.NOT_ARMED: "is to come, and the clock does not look for it",
    Difference.UNKNOWN_EVENT: "is an event of which nobody knows whom it concerns",
}


async def audit_said(url: str, days: int) -> Audited:
    """Audit a database that may be in use. Raises DatabaseTrouble."""
    with told_in_words():
        database = Database(url)
        try:
            return await audit(UnitOfWork(database, reads_only=True), real_now(), window=timedelta(days=days))
        finally:
            await database.close()


def sentence(found: Found) -> str:
    """One difference as a line for the operator: ids and times, no words that people wrote."""
    whom = f" to person {found.person_id}" if found.person_id is not None else ""
    why = f" ({found.problem})" if found.problem else ""
    return f"{found.at.astimezone(TEHRAN):%Y-%m-%d %H:%M} {found.key}{whom} {_WORDS[found.kind]}{why}."
