"""How the alignment of sentences is fitted."""
