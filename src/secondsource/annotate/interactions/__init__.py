"""Who did what to whom: interactions between actors, coded as PLOVER events."""
