"""A report into its reading: what it says, each item tied to its words."""
