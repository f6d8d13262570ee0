"""Named steps of the way of an update, at which a fault test may end the process."""

from collections.abc import Callable
from typing import Final

Point = Callable[[str], None]

RECEIVED: Final = "received"
"""Updates are committed and the messenger has not been told."""
HANDLED: Final = "handled"
"""An update has its effects, and its outcome may have to be written yet."""
CLAIMED: Final = "claimed"
"""A message is marked as being sent, and nothing has touched the network."""
SENT: Final = "sent"
"""The messenger took a message, and its fate is not written."""


def pass_by(_name: str) -> None:
    """What happens at every point of a real deployment: nothing."""
