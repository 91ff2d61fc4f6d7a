"""Several news reports in, an honest dossier out.

from secondsource import Report, load, read, compare, stories
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from secondsource.ingest import load
    from secondsource.model.report import Report
    from secondsource.pipeline import Engine, compare, read, stories

__all__ = ["Engine", "Report", "__version__", "compare", "load", "read", "stories"]
__version__ = "0.1.0"

_HOMES = {
    "Engine": "secondsource.pipeline",
    "Report": "secondsource.model.report",
    "compare": "secondsource.pipeline",
    "load": "secondsource.ingest",
    "read": "secondsource.pipeline",
    "stories": "secondsource.pipeline",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 -- the type is the attribute's own
    """Import a public name when it is first asked for, so that `import secondsource` costs nothing."""
    from importlib import import_module  # noqa: PLC0415 -- only here

    if name not in _HOMES:
        raise AttributeError(f"module 'secondsource' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
