"""How the interaction classifier was made."""
