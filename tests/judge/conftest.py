from __future__ import annotations

import pytest

from secondsource import Engine


@pytest.fixture(scope="package")
def engine() -> Engine:
    """Return one engine for all rules: its networks are loaded once."""
    return Engine(threads=1)
