"""What tests need and a checkout or machine may lack: such tests are skipped, under CI they fail."""

from __future__ import annotations

import os
from importlib import import_module, resources
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

if TYPE_CHECKING:
    from types import ModuleType

WEIGHTS = Path(str(resources.files("secondsource.weights")))
NETWORKS = ("reader.onnx", "certainty.onnx", "vectors.onnx", "interactions.onnx")
CI = os.environ.get("CI", "").lower() not in {"", "0", "false"}

weights = pytest.mark.skipif(
    not CI and not all((WEIGHTS / name).exists() for name in NETWORKS),
    reason=f"the weights ({', '.join(NETWORKS)}) are not in this checkout",
)


def library(name: str) -> ModuleType:
    """Import a library; skip the tests that need it where it is not installed, under CI let them fail."""
    return import_module(name) if CI else pytest.importorskip(name)


def lack(reason: str) -> NoReturn:
    """Skip the test that needs what is not there; under CI let it fail."""
    if CI:
        pytest.fail(reason)
    pytest.skip(reason)
