"""What is typed about a body as a whole, beside the resolutions one by one."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ShowObstacles:
    """«موانع»."""


OverseeingAct = ShowObstacles
