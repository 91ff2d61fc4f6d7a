"""A dossier for the reader: terminal, Markdown, HTML."""
