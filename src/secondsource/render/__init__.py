"""A dossier for the reader: terminal, Markdown, HTML."""

from __future__ import annotations

from secondsource.render.terminal import terminal

__all__ = ["terminal"]
