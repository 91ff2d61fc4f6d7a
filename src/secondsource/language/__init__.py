"""Word lists and word forms that several stages share."""
