"""Weight files, each with its card."""
