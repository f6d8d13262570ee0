"""The receipt of one received update: which inbox row it is, and what became of it."""

from dataclasses import dataclass

from domain.vocabulary import Outcome


@dataclass
class Receipt:
    """Carried by the context of an update. ``outcome`` stays None until some path has dealt with the update.

    ``problem`` is what its handling broke on, if it broke; ``outage`` what kept it from being handled at all now, of
    which the update itself is innocent.
    """

    inbox_id: int
    outcome: Outcome | None = None
    problem: str | None = None
    outage: Exception | None = None
