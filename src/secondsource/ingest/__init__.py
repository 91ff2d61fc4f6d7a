"""Bytes, files and folders into reports."""
