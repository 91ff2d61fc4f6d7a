"""Claims and readings into findings."""
