"""A plugin for pytest: tests that begin after a moment are left out, so that a run never takes longer than it says."""

import os
import time

import pytest

UNTIL = "QUICK_UNTIL"
"""The moment, in seconds of the system's clock."""
LEFT_OUT = "left out: the time is up"


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave a test out when it is too late for it."""
    if time.time() > float(os.environ.get(UNTIL, "inf")):
        pytest.skip(LEFT_OUT)
