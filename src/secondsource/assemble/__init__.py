"""Timeline, positions, brief and the dossier."""
