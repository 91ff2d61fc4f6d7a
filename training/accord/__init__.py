"""How the accord network is trained."""
