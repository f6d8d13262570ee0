"""Who held which post at an instant that has passed, so that it can be told who should have heard of something."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from domain.calendar import today
from domain.vocabulary import Role
from services.assignments import ANSWERING
from storage.models import Appointment


class Past:
    """The posts as they stood at any time. ``accounts`` says since when each person can be written to."""

    def __init__(self, posts: Iterable[Appointment], accounts: Mapping[int, datetime]) -> None:
        self._posts = list(posts)
        self._accounts = accounts

    def has_account(self, person_id: int, at: datetime) -> bool:
        """Whether a person could be written to anywhere."""
        since = self._accounts.get(person_id)
        return since is not None and since <= at

    def holders(self, body_id: int, agency_id: int, role: Role, at: datetime) -> set[int]:
        """Those who held one role in an agency for a body; of someone absent, who stood in."""
        away = {post.stands_in_for_id for post in self._posts if post.stands_in_for_id and _counts(post, at)}
        return {
            post.person_id
            for post in self._of(body_id, role, at)
            if post.agency_id == agency_id and post.id not in away
        }

    def answering(self, body_id: int, agency_id: int, at: datetime) -> set[int]:
        """Who heard what concerned an agency's assignments: its focal points, or the head where there was none."""
        found = (self.holders(body_id, agency_id, role, at) for role in ANSWERING)
        return next((people for people in found if people), set())

    def secretariat(self, body_id: int, at: datetime) -> set[int]:
        """Those who held the secretariat of a body."""
        return {post.person_id for post in self._of(body_id, Role.SECRETARIAT, at)}

    def chairs(self, body_id: int, at: datetime) -> set[int]:
        """The chair of a body and who stood in."""
        return {post.person_id for post in self._of(body_id, Role.CHAIR, at)}

    def in_agencies(
        self, body_id: int, agency_ids: Iterable[int] | None, roles: Iterable[Role], at: datetime
    ) -> set[int]:
        """Who held one of the roles in one of the agencies (None: in any)."""
        wanted = set(agency_ids) if agency_ids is not None else None
        return {
            post.person_id
            for role in roles
            for post in self._of(body_id, role, at)
            if post.agency_id is not None and (wanted is None or post.agency_id in wanted)
        }

    def _of(self, body_id: int, role: Role, at: datetime) -> list[Appointment]:
        return [post for post in self._posts if post.body_id == body_id and post.role is role and _counts(post, at)]


def _counts(post: Appointment, at: datetime) -> bool:
    if post.confirmed_at is None or post.confirmed_at > at:
        return False
    return _covers(post, today(at))


def _covers(post: Appointment, day: date) -> bool:
    return post.starts_on <= day and (post.ends_on is None or post.ends_on > day)
