"""The front door: starts, wires and speaks to the messengers; decides nothing."""

import os

# The library then gives every span of time as a timedelta, and does not warn that it will.
os.environ.setdefault("PTB_TIMEDELTA", "1")
