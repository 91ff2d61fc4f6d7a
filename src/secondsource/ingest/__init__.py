"""Bytes, files and folders into reports."""

from secondsource.ingest.load import inputs, load
from secondsource.ingest.values import MAX_BYTES, IngestOptions, Loaded, Note, SkipCode, Skipped

__all__ = ["MAX_BYTES", "IngestOptions", "Loaded", "Note", "SkipCode", "Skipped", "inputs", "load"]
