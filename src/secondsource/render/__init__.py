"""A dossier for the reader: terminal, Markdown, HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.render.markdown import markdown
from secondsource.render.terminal import terminal

if TYPE_CHECKING:
    from secondsource.model.dossier import Dossier

__all__ = ["html", "markdown", "terminal"]


def html(dossier: Dossier) -> str:
    """Return a dossier as one self-contained HTML document: no outside requests, readable without scripts."""
    from secondsource.render.page import html as page  # noqa: PLC0415 -- keeps Jinja out of start-up

    return page(dossier)
