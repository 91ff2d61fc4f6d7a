"""How the sentence vectors were exported."""
