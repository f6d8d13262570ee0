"""The permanent keyboard of each role (conversations.md, Answering 4)."""

from collections.abc import Sequence

from domain.vocabulary import Role
from locales.catalog import say
from views.screen import Key

Rows = tuple[tuple[Key, ...], ...]


def keyboard_for(role: Role) -> Rows:
    """The rows of keys that a person in this role always sees."""
    rows: dict[Role, tuple[tuple[str, ...], ...]] = {
        Role.SECRETARIAT: (("new_minutes", "queue"), ("dashboard", "calls"), ("agencies", "help")),
        Role.CHAIR: (("dashboard", "late"), ("help", "contact")),
        Role.AGENCY_HEAD: (("mine", "own_agency"), ("report", "help"), ("contact",)),
        Role.SUPERVISOR: (("mine", "late"), ("help", "contact")),
    }
    answering = (("mine", "report"), ("help", "contact"))
    return tuple(tuple(Key(say(f"keyboard.{name}")) for name in row) for row in rows.get(role, answering))


def widest_role(roles: Sequence[Role]) -> Role:
    """Whose keyboard someone with several roles gets: what they must do comes before what they may see."""
    order = (Role.SECRETARIAT, Role.FOCAL_POINT, Role.AGENCY_HEAD, Role.CHAIR, Role.SUPERVISOR)
    return next(role for role in order if role in roles)
