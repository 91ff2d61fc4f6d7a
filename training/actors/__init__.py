"""How the table of actors was made."""
