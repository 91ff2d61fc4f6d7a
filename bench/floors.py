"""The bounds that figures must keep, from floors.toml: a floor each, and a ceiling each under `at_most`."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

FLOORS = Path(__file__).parent / "floors.toml"


def beyond(figures: Mapping[str, float], table: str, part: str = "") -> list[str]:
    """Return the names of the figures beyond their bound in a table (or a part of it, which may have none).

    Raises KeyError for a table that is not there and for a bound without a figure: a check must not vanish.
    """
    bounds: dict[str, Any] = tomllib.loads(FLOORS.read_text(encoding="utf-8"))[table]
    if part:
        bounds = bounds.get(part, {})
    low = [name for name, floor in bounds.items() if not isinstance(floor, dict) and figures[name] < floor]
    return low + [name for name, most in bounds.get("at_most", {}).items() if figures[name] > most]


def status(figures: Mapping[str, float], table: str, part: str = "") -> int:
    """Name the figures beyond their bound on standard error; return 1 if there are any, else 0: an exit status."""
    names = beyond(figures, table, part)
    for name in names:
        print(f"{table}{f', {part}' if part else ''}: {name} {figures[name]:.3f} is beyond its bound", file=sys.stderr)
    return 1 if names else 0
