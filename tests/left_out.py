"""Passing over a test for want of something on this machine."""

import os
from typing import NoReturn

import pytest


def leave_out(reason: str) -> NoReturn:
    """Skip and name it; in CI, where nothing may be left out, fail."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
