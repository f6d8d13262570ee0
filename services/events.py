"""What happened to an assignment, as a row of the history."""

from datetime import datetime
from typing import Any

from storage.models import Assignment, Event


def assignment_event(kind: str, assignment: Assignment, person_id: int | None, now: datetime, **more: Any) -> Event:
    """An event of ``kind`` by a person; ``more`` are further columns of the event, such as before and after."""
    return Event(
        body_id=assignment.body_id,
        at=now,
        kind=kind,
        person_id=person_id,
        agency_id=assignment.agency_id,
        resolution_id=assignment.resolution_id,
        assignment_id=assignment.id,
        **more,
    )
